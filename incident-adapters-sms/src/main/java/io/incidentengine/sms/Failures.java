package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.RefusedException;

/** What may be logged of a failure: messages of others may quote numbers and texts. */
final class Failures {
    private Failures() {}

    static String described(Throwable failure) {
        if (failure instanceof InvalidInputException invalid) {
            return invalid.what() + " is not as it must be; allowed: " + invalid.allowed();
        }
        if (failure instanceof RefusedException) {
            return String.valueOf(failure.getMessage());
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
