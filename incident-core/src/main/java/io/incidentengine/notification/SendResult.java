package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt to send a message ended, as the channel knows it (S28, S30). What a provider writes is kept as it came,
 * but for control characters and halves of characters, which become U+FFFD, and for what is beyond {@link #TEXT_LENGTH}.
 */
public sealed interface SendResult {
    /** How much is kept of what a provider writes, in UTF-16 units. */
    int TEXT_LENGTH = 1_000;

    /** The longest wait that a provider may ask for: one that asks for more is asked again after a day. */
    Duration LONGEST_WAIT = Duration.ofDays(1);

    /**
     * The provider took it.
     *
     * @param reference the provider's name for it; may be empty
     * @param grade how well it is known that it arrived: a phone call knows at once whether a key was pressed
     * @param remark what a person should know all the same, such as which of several recipients were refused; {@code null}
     *     if there is nothing
     */
    record Accepted(String reference, Grade grade, @Nullable String remark) implements SendResult {
        /**
         * Cleans the reference and the remark.
         *
         * @throws InvalidInputException if the reference or the grade is missing
         */
        public Accepted {
            reference = clean("reference of an accepted message", reference);
            grade = Required.value("grade of an accepted message", grade);
            remark = remark == null ? null : Text.cleaned(remark, TEXT_LENGTH);
        }

        /**
         * Taken, and there is nothing to remark.
         *
         * @param reference the provider's name for it; may be empty
         * @param grade how well it is known that it arrived
         * @throws InvalidInputException if one of them is missing
         */
        public Accepted(String reference, Grade grade) {
            this(reference, grade, null);
        }

        /**
         * Taken, and no more is known.
         *
         * @param reference the provider's name for it; may be empty
         * @throws InvalidInputException if it is missing
         */
        public Accepted(String reference) {
            this(reference, Grade.ACCEPTED, null);
        }

        /** The remark only if there is one. */
        @Override
        public String toString() {
            return "Accepted[reference=" + reference + ", grade=" + grade + (remark == null ? "" : ", remark=" + remark)
                    + "]";
        }
    }

    /**
     * Not now: nothing was sent, and it may be tried again.
     *
     * @param reason why
     * @param after how long to wait at least; zero for as the engine sees fit
     */
    record RetryLater(String reason, Duration after) implements SendResult {
        /**
         * Cleans the reason, and shortens the wait to {@link #LONGEST_WAIT}.
         *
         * @throws InvalidInputException if the reason or the wait is missing, or the wait is negative
         */
        public RetryLater {
            reason = clean("reason to retry later", reason);
            after = wait(after);
        }

        private static Duration wait(@Nullable Duration after) {
            if (after == null || after.isNegative()) {
                throw new InvalidInputException(
                        "wait before a retry", after == null ? "missing" : after.toString(), "zero and more");
            }
            return after.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : after.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Never: the address or the message is refused for good.
     *
     * @param reason why
     */
    record Rejected(String reason) implements SendResult {
        /**
         * Cleans the reason.
         *
         * @throws InvalidInputException if it is missing
         */
        public Rejected {
            reason = clean("reason of a rejection", reason);
        }

        /**
         * Nobody could even try.
         *
         * @param channel the channel that is missing
         * @return the rejection
         */
        public static Rejected withoutChannel(ChannelType channel) {
            return new Rejected("no channel for " + channel + " is configured");
        }
    }

    /**
     * Nobody knows: the connection was lost, or no answer came in time.
     *
     * @param reason what happened
     */
    record Ambiguous(String reason) implements SendResult {
        /**
         * Cleans the reason.
         *
         * @throws InvalidInputException if it is missing
         */
        public Ambiguous {
            reason = clean("reason of an ambiguous outcome", reason);
        }
    }

    private static String clean(String what, @Nullable String text) {
        return Text.cleaned(Required.value(what, text), TEXT_LENGTH);
    }
}
