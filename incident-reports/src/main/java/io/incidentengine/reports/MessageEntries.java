package io.incidentengine.reports;

import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was told to whom, as entries: messages of one notification that went the same way at the same time are one. */
final class MessageEntries {
    private final Instant now;
    private final Names names;
    private final List<Entry> entries = new ArrayList<>();

    private MessageEntries(Instant now, Names names) {
        this.now = now;
        this.names = names;
    }

    static List<Entry> of(CaseFile file, Names names) {
        MessageEntries messages = new MessageEntries(file.now(), names);
        file.notifications().forEach(messages::add);
        return messages.entries;
    }

    /** What makes messages alike. */
    private record Way(String channel, Instant at, String outcome, String sign) {}

    private void add(NotificationRecord told) {
        Map<Way, List<Recipient>> ways = new LinkedHashMap<>();
        for (Delivery delivery : told.deliveries()) {
            Way way =
                    new Way(delivery.message().channel().name(), at(delivery, told), outcome(delivery), sign(delivery));
            ways.computeIfAbsent(way, any -> new ArrayList<>())
                    .addAll(delivery.message().recipients());
        }
        ways.forEach((way, people) -> entries.add(entry(told, way, people)));
        told.failures()
                .forEach(failure -> entries.add(new Entry(
                        0,
                        told.notification().at(),
                        told.notification().at(),
                        Entry.Kind.MESSAGE,
                        List.of(),
                        "engine",
                        Plain.line(kind(told) + " reached nobody at first: " + failure),
                        List.of(),
                        Entry.Sign.NONE)));
    }

    private Entry entry(NotificationRecord told, Way way, List<Recipient> recipients) {
        List<String> to = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        List<PersonId> people = new ArrayList<>();
        for (Recipient recipient : recipients) {
            (recipient.copy() ? copies : to).add(recipient.person().name());
            people.add(recipient.person().id());
        }
        String whom = (to.isEmpty() ? "" : " to " + String.join(", ", to))
                + (copies.isEmpty() ? "" : (to.isEmpty() ? "" : ",") + " copy to " + String.join(", ", copies));
        return new Entry(
                0,
                way.at(),
                way.at(),
                Entry.Kind.MESSAGE,
                List.of(),
                "engine",
                Plain.line(way.channel() + " \"" + kind(told) + "\"" + whom + ": " + way.outcome()),
                people,
                new Entry.Sign(letter(way.channel()), way.sign()));
    }

    private static String kind(NotificationRecord told) {
        String kind = told.notification().kind().name();
        String milestone = told.notification().facts().get(Facts.MILESTONE);
        return milestone == null || kind.startsWith(milestone) ? kind : kind + ", " + milestone;
    }

    /** When a provider took it; else when that was last tried, or it was decided. */
    private static Instant at(Delivery delivery, NotificationRecord told) {
        Instant last = told.notification().at();
        for (Attempt attempt : delivery.attempts()) {
            last = attempt.at();
            if (attempt.result() instanceof SendResult.Accepted) {
                return last;
            }
        }
        return last;
    }

    private String outcome(Delivery delivery) {
        Grade grade = delivery.grade(now).orElse(null);
        if (delivery.overtakenBy().isPresent()) {
            return "not sent any more, as a later one came first";
        } else if (grade == Grade.ACKNOWLEDGED) {
            return "acknowledged"
                    + delivery.acknowledgement(now)
                            .flatMap(News::by)
                            .map(by -> " by " + names.of(by))
                            .orElse("");
        } else if (grade != null) {
            return Amounts.words(grade);
        }
        return switch (delivery.state()) {
            case QUEUED -> "waits to be sent";
            case SENT -> "did not arrive";
            case REFUSED -> "refused or given up";
            case AMBIGUOUS -> "nobody knows whether it was sent";
            case SUPERSEDED -> "not sent any more";
        };
    }

    private String sign(Delivery delivery) {
        if (delivery.grade(now).filter(Grade.ACKNOWLEDGED::equals).isPresent()) {
            return "acknowledged";
        }
        return delivery.grade(now).isPresent()
                ? "arrived"
                : delivery.state() == Delivery.State.QUEUED || delivery.state() == Delivery.State.SUPERSEDED
                        ? "waits"
                        : "failed";
    }

    private static String letter(String channel) {
        return Plain.sentence(channel).substring(0, channel.offsetByCodePoints(0, 1));
    }
}
