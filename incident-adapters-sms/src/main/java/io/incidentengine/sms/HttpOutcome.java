package io.incidentengine.sms;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.util.function.Function;

/** How one call of an HTTP server ended. */
sealed interface HttpOutcome {
    /** It answered. */
    record Answered(HttpAnswer answer) implements HttpOutcome {}

    /** Nothing was sent, or not all of it: nobody can have taken it. */
    record NotSent(String reason) implements HttpOutcome {}

    /** It was sent, and nobody knows what came of it. */
    record Lost(String reason) implements HttpOutcome {}

    /** What it means to whoever sends. */
    default SendResult result(Function<HttpAnswer, SendResult> reading) {
        if (this instanceof Answered answered) {
            return reading.apply(answered.answer());
        }
        return this instanceof NotSent not
                ? new RetryLater(not.reason(), Duration.ZERO)
                : new Ambiguous(((Lost) this).reason());
    }
}
