package io.incidentengine.notification;

import io.incidentengine.model.Required;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message and what has become of it so far. How well it is known that it arrived follows from its attempts and news, in
 * whichever order those came: late news never overwrites newer.
 *
 * @param message the message
 * @param state how far it is
 * @param attempts what was tried, the first attempt first
 * @param news what was said of it afterwards, in the order in which it came; the same once
 * @param by the later message that reached its recipients before it (S31); {@code null} if none did
 */
public record Delivery(
        Message message,
        State state,
        List<Attempt> attempts,
        List<News> news,
        @Nullable Delivery by) {
    /** Copies the lists. */
    public Delivery {
        state = Required.value("state of a message", state);
        attempts = List.copyOf(attempts);
        news = List.copyOf(news);
    }

    /**
     * A message of which nothing was said.
     *
     * @param message the message
     * @param state how far it is
     * @param attempts what was tried
     */
    public Delivery(Message message, State state, List<Attempt> attempts) {
        this(message, state, attempts, List.of(), null);
    }

    /**
     * The later message that reached its recipients before it, so that it was never sent (S31).
     *
     * @return the message and what became of it, or empty
     */
    public Optional<Delivery> overtakenBy() {
        return Optional.ofNullable(by);
    }

    /**
     * How well it was known at an instant that it arrived.
     *
     * @param at the instant; what happened later does not count
     * @return the grade, or empty if it was not sent, or did not arrive. Once acknowledged it stays so. One
     *     that was overtaken arrived as the later one did. A failure of an earlier attempt, which the provider knows by
     *     another name, takes nothing from a later one
     */
    public Optional<Grade> grade(Instant at) {
        if (by != null) {
            return by.grade(at);
        }
        Grade grade = null;
        for (Attempt attempt : attempts) {
            if (attempt.result() instanceof SendResult.Accepted accepted
                    && !attempt.at().isAfter(at)
                    && (grade == null || accepted.grade().compareTo(grade) > 0)) {
                grade = accepted.grade();
            }
        }
        if (news.isEmpty()) {
            return Optional.ofNullable(grade);
        }
        if (grade == Grade.ACKNOWLEDGED || acknowledgement(at).isPresent()) {
            return Optional.of(Grade.ACKNOWLEDGED);
        }
        News newest = newest(at).orElse(null);
        if (newest == null) {
            return Optional.ofNullable(grade);
        }
        return newest.status() == News.Status.FAILED ? Optional.empty() : Optional.of(Grade.DELIVERED);
    }

    /**
     * The news by which somebody acknowledged it first.
     *
     * @param at the instant; what happened later does not count
     * @return the news, or empty
     */
    public Optional<News> acknowledgement(Instant at) {
        return news.stream()
                .filter(one ->
                        one.status() == News.Status.ACKNOWLEDGED && !one.at().isAfter(at))
                .min(Comparator.comparing(News::at).thenComparingLong(News::sequence));
    }

    private Optional<News> newest(Instant at) {
        return news.stream()
                .filter(one -> !one.at().isAfter(at) && !isFailureOfAnEarlierAttempt(one, at))
                .max(Comparator.comparingLong(News::sequence));
    }

    /** A failure says nothing of what was accepted after it under another name. */
    private boolean isFailureOfAnEarlierAttempt(News one, Instant at) {
        if (one.status() != News.Status.FAILED || !(one.about() instanceof News.Reference failed)) {
            return false;
        }
        String last = failed.reference();
        for (Attempt attempt : attempts) {
            if (attempt.result() instanceof SendResult.Accepted accepted
                    && !attempt.at().isAfter(at)) {
                last = accepted.reference();
            }
        }
        return !last.equals(failed.reference());
    }

    /**
     * Tells whether nothing more will be tried, and it is not known to have arrived.
     *
     * @return true if it was refused, overtaken or given up, or did not arrive
     */
    public boolean hasFailed() {
        return state != State.QUEUED && grade(Instant.MAX).isEmpty();
    }

    /** How far a message is. */
    public enum State {
        /** Waiting to be sent, for the first time or again. */
        QUEUED,
        /** A provider took it. */
        SENT,
        /** Refused for good, or given up. */
        REFUSED,
        /** Nobody knows whether it was sent. */
        AMBIGUOUS,
        /** Not sent any more, as a later message reached its recipients before (S31), or somebody acknowledged (S33). */
        SUPERSEDED
    }
}
