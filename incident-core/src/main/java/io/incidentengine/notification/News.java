package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider or a person says of a message after it was sent (S29, S33): a receipt, a bounce, a key pressed.
 *
 * @param about which message
 * @param status what is said
 * @param at when that happened
 * @param sequence the order in which the provider says things about one message: the highest is the newest. A provider
 *     that counts nothing is ordered by {@link #sequenceOf time}
 * @param person who acknowledged; {@code null} if the message has one recipient, or nobody did
 * @param detail what else was said; may be empty
 */
public record News(
        About about,
        Status status,
        Instant at,
        long sequence,
        @Nullable PersonId person,
        String detail) {

    /**
     * Refuses what is missing, and cleans the detail.
     *
     * @throws InvalidInputException if a part is missing or out of its range
     */
    public News {
        about = Required.value("news of a message", about);
        status = Required.value("status of a message", status);
        at = Time.instant("time of news", at);
        detail = Text.cleaned(Required.value("detail of news", detail), SendResult.TEXT_LENGTH);
    }

    /**
     * What happened to a message, in the order of time.
     *
     * @param message the message's key
     * @param status what is said
     * @param at when that happened
     * @return the news
     */
    public static News of(String message, Status status, Instant at) {
        return new News(new Key(message), status, at, sequenceOf(at), null, "");
    }

    /**
     * A person acknowledged (S33).
     *
     * @param message the message's key
     * @param person who
     * @param at when
     * @return the news
     */
    public static News acknowledged(String message, PersonId person, Instant at) {
        return new News(new Key(message), Status.ACKNOWLEDGED, at, sequenceOf(at), person, "");
    }

    /**
     * What happened to a message that a provider knows by a name of its own, in the order of time.
     *
     * @param channel the channel over which it was sent
     * @param reference the name that came with {@link SendResult.Accepted}
     * @param status what is said
     * @param at when that happened
     * @return the news
     */
    public static News ofReference(ChannelType channel, String reference, Status status, Instant at) {
        return new News(new Reference(channel, reference), status, at, sequenceOf(at), null, "");
    }

    /**
     * The order of news from a provider that counts nothing.
     *
     * @param at when it happened
     * @return microseconds since 1970
     */
    public static long sequenceOf(Instant at) {
        Instant known = Time.instant("time of news", at);
        return known.getEpochSecond() * 1_000_000 + known.getNano() / 1_000;
    }

    /**
     * Who acknowledged.
     *
     * @return the person, where it is said
     */
    public Optional<PersonId> by() {
        return Optional.ofNullable(person);
    }

    /** All but the detail, which may hold what a person wrote. */
    @Override
    public String toString() {
        return "News[" + about + ", " + status + ", at=" + at + ", sequence=" + sequence
                + (person == null ? "" : ", person=" + person) + "]";
    }

    /** Which message is meant. */
    public sealed interface About {}

    /**
     * By the message's own key.
     *
     * @param key the key
     */
    public record Key(String key) implements About {
        /**
         * Cleans the key of what no key holds.
         *
         * @throws InvalidInputException if it is missing
         */
        public Key {
            key = Text.cleaned(Required.value("key of a message", key), Integer.MAX_VALUE);
        }
    }

    /**
     * By the name that its provider gave it, of which as much is kept as of that which comes with {@link
     * SendResult.Accepted}.
     *
     * @param channel the channel over which it was sent
     * @param reference the provider's name for it
     */
    public record Reference(ChannelType channel, String reference) implements About {
        /**
         * Cleans the reference.
         *
         * @throws InvalidInputException if the channel or the reference is missing, or the reference is empty
         */
        public Reference {
            channel = Required.value("channel of a message", channel);
            if (Required.value("reference of a message", reference).isEmpty()) {
                throw new InvalidInputException(
                        "reference of a message", "empty", "the name that the provider gave it");
            }
            reference = Text.cleaned(reference, SendResult.TEXT_LENGTH);
        }
    }

    /** What is said of a message. */
    public enum Status {
        /** It reached the recipient's device or mailbox. */
        DELIVERED,
        /** A person acknowledged it. */
        ACKNOWLEDGED,
        /** It did not arrive: a bounce, an expired short message, a call that nobody took. */
        FAILED
    }

    /** What became of news. */
    public enum Reception {
        /** It is on record. */
        RECORDED,
        /** It is on record, but newer news is known: nothing else changes. */
        LATE,
        /** The same is on record already. */
        KNOWN,
        /** No such message is known. */
        UNKNOWN
    }
}
