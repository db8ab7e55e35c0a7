package io.incidentengine.sms;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer as far as it comes, 64 KiB at most: when it breaks off, its status is known all the same. Thread-safe.
 */
final class CutBody implements HttpResponse.BodySubscriber<HttpAnswer> {
    private static final int LONGEST = 64 * 1024;

    private final HttpResponse.ResponseInfo head;
    private final CompletableFuture<HttpAnswer> read = new CompletableFuture<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    CutBody(HttpResponse.ResponseInfo head) {
        this.head = head;
    }

    @Override
    public CompletionStage<HttpAnswer> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription value) {
        subscription = value;
        value.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> items) {
        for (ByteBuffer item : items) {
            byte[] taken = new byte[Math.min(item.remaining(), LONGEST - octets.size())];
            boolean tooLong = item.remaining() > taken.length;
            item.get(taken);
            octets.writeBytes(taken);
            if (tooLong) {
                end(false);
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(false);
    }

    @Override
    public void onComplete() {
        end(true);
    }

    /** What has come so far. */
    HttpAnswer cut() {
        end(false);
        return read.join();
    }

    private synchronized void end(boolean isWhole) {
        read.complete(
                HttpAnswer.of(head.statusCode(), head.headers(), octets.toString(StandardCharsets.UTF_8), isWhole));
    }
}
