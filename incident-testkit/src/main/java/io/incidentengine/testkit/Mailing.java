package io.incidentengine.testkit;

import io.incidentengine.notification.News.Status;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mail on its way to the boxes of its recipients.
 *
 * @param parts the recipients with their boxes
 */
record Mailing(List<Part> parts) {

    /** What a box does with a mail. */
    enum State {
        KEEPS,
        REPLIES,
        BOUNCES,
        FULL,
        UNKNOWN
    }

    /** A box, and how long after the mail it does what it does. */
    record Box(State state, Duration after) {}

    /** The way to one box. */
    record Part(Recipient recipient, Box box) {
        boolean is(State state) {
            return box.state() == state;
        }

        boolean arrives() {
            return is(State.KEEPS) || is(State.REPLIES);
        }
    }

    /** Those whom it is meant for; those who get a copy, if it is meant for nobody else. */
    private Stream<Part> meant() {
        List<Part> meant =
                parts.stream().filter(part -> !part.recipient().copy()).toList();
        return (meant.isEmpty() ? parts : meant).stream();
    }

    private boolean isMeantForOneThat(Predicate<Part> does) {
        return meant().anyMatch(does);
    }

    /** Why the server does not take it; empty if it does. */
    Optional<SendResult> refusal() {
        if (isMeantForOneThat(part -> part.arrives() || part.is(State.BOUNCES))) {
            return Optional.empty();
        }
        return Optional.of(
                isMeantForOneThat(part -> part.is(State.FULL))
                        ? new RetryLater("mailbox full", Duration.ZERO)
                        : new SendResult.Rejected("no such mailbox"));
    }

    /** The ids of those in whose box it comes to lie. */
    List<String> keepers() {
        return parts.stream()
                .filter(Part::arrives)
                .map(part -> part.recipient().person().id().value())
                .toList();
    }

    /** What becomes of it, the earliest first, if the server takes it. */
    List<LaterNews> news(@Nullable Duration receipt) {
        List<LaterNews> news = new ArrayList<>();
        if (!isMeantForOneThat(Part::arrives)) {
            meant().filter(part -> part.is(State.BOUNCES))
                    .map(part -> part.box().after())
                    .max(Comparator.naturalOrder())
                    .ifPresent(after -> news.add(LaterNews.of(Status.FAILED, after, "bounced")));
        } else if (receipt != null) {
            news.add(LaterNews.of(Status.DELIVERED, receipt, ""));
        }
        parts.stream()
                .filter(part -> part.is(State.REPLIES))
                .map(part -> LaterNews.acknowledged(
                        part.recipient().person().id(), part.box().after()))
                .forEach(news::add);
        news.sort(Comparator.comparing(LaterNews::happens));
        return news;
    }
}
