package io.incidentengine.sms;

import io.incidentengine.sms.HttpOutcome.Answered;
import io.incidentengine.sms.HttpOutcome.Lost;
import io.incidentengine.sms.HttpOutcome.NotSent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests, each once, and knows of each that fails whether the server may have it: that is so once its body is handed
 * to a connection. It follows no redirects, and speaks HTTP/1.1: newer protocols repeat requests by themselves. Thread-safe.
 */
final class HttpSender {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSender.class);

    private final HttpClient client;
    private final Duration timeout;
    private volatile boolean closed;

    HttpSender(Duration connectTimeout, Duration timeout, @Nullable SSLContext trust) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout);
        if (trust != null) {
            builder.sslContext(trust);
        }
        this.client = builder.build();
        this.timeout = timeout;
    }

    /**
     * Sends one, and waits for its answer, or for the time to end, or to be interrupted.
     *
     * @param request all but its body; what it throws is that nothing was sent
     */
    HttpOutcome send(Supplier<HttpRequest.Builder> request, String method, String body) {
        if (closed) {
            return new NotSent("closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            return new NotSent("interrupted");
        }
        WatchedBody watched = new WatchedBody(body);
        AtomicReference<@Nullable CutBody> begun = new AtomicReference<>();
        CompletableFuture<HttpAnswer> answer;
        try {
            answer = client.sendAsync(request.get().method(method, watched).build(), head -> {
                        CutBody reading = new CutBody(head);
                        begun.set(reading);
                        return reading;
                    })
                    .thenApply(HttpResponse::body);
        } catch (RuntimeException unfit) {
            return new NotSent("no request can be made: " + Failures.described(unfit));
        }
        return waited(answer, watched, begun::get);
    }

    private HttpOutcome waited(
            CompletableFuture<HttpAnswer> answer, WatchedBody body, Supplier<@Nullable CutBody> begun) {
        String reason;
        boolean refused = false;
        try {
            return new Answered(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            reason = "no answer within " + timeout;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        } catch (ExecutionException failed) {
            CutBody reading = begun.get();
            if (reading != null) { // the library may say that it broke off before it says what its reader made of that
                return new Answered(reading.cut());
            }
            Throwable cause = innermost(failed);
            reason = described(cause);
            refused = isRefusal(cause);
        }
        answer.cancel(true);
        LOG.debug("An HTTP server was called in vain: {}", reason);
        return refused || !body.isBegun() ? new NotSent(reason) : new Lost(reason);
    }

    private static Throwable innermost(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        while (cause.getCause() != null && cause.getClass() == IOException.class) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** No connection came about: a body may wait for one to be made secret, but it does not leave before. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }

    /** Messages of the library may quote what was read. */
    private static String described(Throwable cause) {
        String kind = cause instanceof HttpConnectTimeoutException
                ? "no connection in time"
                : cause instanceof ConnectException
                        ? "no connection"
                        : cause instanceof HttpTimeoutException
                                ? "no answer in time"
                                : cause instanceof SSLException
                                        ? "no trusted connection"
                                        : cause instanceof ProtocolException
                                                ? "an answer that is not HTTP"
                                                : cause instanceof IOException ? "the connection broke" : "failed";
        return kind + " (" + cause.getClass().getSimpleName() + ")";
    }

    /** Nothing is sent any more; what is under way goes on. */
    void close() {
        closed = true;
    }
}
