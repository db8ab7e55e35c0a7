package io.incidentengine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What failing expectations say. */
final class Failures {
    private Failures() {}

    /** Expects a failure, and begins assertions about what it says before the timeline, which must be there. */
    static AbstractStringAssert<?> assertThatFailure(Scenario pager, ThrowingCallable failing) {
        String message = messageOf(failing);
        int end = message.indexOf("\n\n" + Timeline.TITLE);
        assertThat(end).as(message).isPositive();
        assertThat(message.substring(end + 2)).isEqualTo(pager.timeline());
        return assertThat(message.substring(0, end));
    }

    /** Expects a failure without a timeline, and begins assertions about what it says. */
    static AbstractStringAssert<?> assertThatFailure(ThrowingCallable failing) {
        return assertThat(messageOf(failing));
    }

    private static String messageOf(ThrowingCallable failing) {
        AssertionError error = catchThrowableOfType(AssertionError.class, failing);
        assertThat(error).as("the failure").isNotNull();
        return error.getMessage().strip();
    }
}
