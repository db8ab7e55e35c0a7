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
 * Reads an answer as far as it comes, 64 KiB at most: when it breaks off, its status is known all the same.
 */
final class CutBody implements HttpResponse.BodySubscriber<CutBody.Read> {
    private static final int LONGEST = 64 * 1024;

    private final CompletableFuture<Read> read = new CompletableFuture<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    /** What was read, and whether that is all of it. */
    record Read(String text, boolean isWhole) {
        HttpAnswer of(HttpResponse<?> response) {
            return HttpAnswer.of(response.statusCode(), response.headers(), text, isWhole);
        }
    }

    static HttpResponse.BodyHandler<Read> reading() {
        return answer -> new CutBody();
    }

    @Override
    public CompletionStage<Read> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription value) {
        subscription = value;
        value.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
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

    private void end(boolean isWhole) {
        read.complete(new Read(octets.toString(StandardCharsets.UTF_8), isWhole));
    }
}
