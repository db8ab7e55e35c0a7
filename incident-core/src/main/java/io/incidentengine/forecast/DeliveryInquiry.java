package io.incidentengine.forecast;

import io.incidentengine.forecast.Reason.Hold;
import io.incidentengine.forecast.Reason.Outgone;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.port.Addressees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for what became of a notification that was decided: who was found, and how sending went. */
final class DeliveryInquiry {
    private final Known known;
    private final Expected expected;
    private final DeliveryPolicy policy;

    DeliveryInquiry(Known known, Expected expected) {
        this.known = known;
        this.expected = expected;
        this.policy = known.policy().delivery();
    }

    /** How far it came. */
    Reason reason(NotificationRecord record) {
        String key = record.notification().key();
        if (!record.expanded()) {
            return new Reason.Waiting(key, record.failures().isEmpty() ? Hold.TURN : Hold.DIRECTORY, null);
        }
        Set<PersonId> people = people(record, expected.audience());
        Reason furthest = null;
        for (Delivery delivery : record.deliveries()) {
            if (isExpected(delivery, record.notification(), people)) {
                Reason reason = reason(record.notification(), delivery);
                furthest = furthest == null || WhyNot.held(reason) > WhyNot.held(furthest) ? reason : furthest;
            }
        }
        return furthest == null ? unreachable(record, people) : furthest;
    }

    /** Whether it was not meant for the audience, and went to it as nobody whom it was meant for could be reached (S31). */
    boolean isInTheirPlace(NotificationRecord record) {
        Audience audience = expected.audience();
        List<Audience> meant = record.notification().rule().to();
        if (audience == null || !policy.audiences().contains(audience) || meant.contains(audience)) {
            return false;
        }
        Set<PersonId> people = people(record, audience);
        if (people == null) {
            return isInTheirPlace(record, audience);
        }
        Set<PersonId> others = new HashSet<>();
        for (Audience other : meant) {
            Set<PersonId> some = people(record, other);
            others.addAll(some == null ? Set.of() : some);
        }
        return recipients(record)
                .anyMatch(one -> !one.copy()
                        && people.contains(one.person().id())
                        && !others.contains(one.person().id()));
    }

    /** By what is on record: nobody was found for the others, and it is the first audience in their place that has people. */
    private boolean isInTheirPlace(NotificationRecord record, Audience audience) {
        List<String> failures = record.failures();
        Audience first = policy.audiences().stream()
                .filter(other -> !Addressees.foundNobody(failures, other))
                .findFirst()
                .orElse(null);
        return audience.equals(first)
                && record.notification().rule().to().stream().allMatch(other -> Addressees.foundNobody(failures, other))
                && recipients(record).anyMatch(one -> !one.copy());
    }

    private static Stream<Recipient> recipients(NotificationRecord record) {
        return record.deliveries().stream().flatMap(delivery -> delivery.message().recipients().stream());
    }

    private boolean isExpected(Delivery delivery, Notification told, @Nullable Set<PersonId> people) {
        ChannelType channel = delivery.message().channel();
        Audience audience = expected.audience();
        if (expected.channel() != null && !channel.equals(expected.channel())) {
            return false;
        }
        if (audience == null) {
            return true;
        }
        boolean copy = told.rule().cc().contains(audience) && !told.rule().to().contains(audience);
        for (Recipient recipient : delivery.message().recipients()) {
            if (people == null
                    ? recipient.copy() == copy
                    : people.contains(recipient.person().id())) {
                return true;
            }
        }
        return false;
    }

    /** Who was in an audience when its people were looked for; {@code null} if nobody knows. */
    private @Nullable Set<PersonId> people(NotificationRecord record, @Nullable Audience audience) {
        if (audience == null) {
            return null;
        } else if (Addressees.foundNobodyAtAll(record.failures(), audience)) {
            return Set.of();
        }
        Instant then = lookedFor(record);
        List<TimelineEntry> before = known.timeline().stream()
                .filter(entry -> !entry.recorded().isAfter(then))
                .toList();
        Incident incident = before.isEmpty()
                ? known.incident()
                : Incident.fold(known.incident().id(), before);
        List<Person> people = audience.equals(Audience.REPORTER)
                ? incident.people().reporters()
                : known.directory()
                        .map(staff -> staff.find(audience, incident, then))
                        .orElse(null);
        return people == null ? null : people.stream().map(Person::id).collect(Collectors.toSet());
    }

    /** When its people were looked for: at once when it was decided; what stands in for another, before it was tried. */
    private Instant lookedFor(NotificationRecord record) {
        Notification told = record.notification();
        if (told.standsIn().isPresent()) {
            return record.deliveries().stream()
                    .flatMap(delivery -> delivery.attempts().stream().limit(1))
                    .map(Attempt::at)
                    .min(Comparator.naturalOrder())
                    .orElse(known.now());
        }
        for (TimelineEntry entry : known.timeline()) {
            if (entry.event() instanceof NotificationDecided decided
                    && decided.notification().key().equals(told.key())) {
                return entry.recorded();
            }
        }
        return told.at();
    }

    /** Nothing was made for them: why not. */
    private Reason unreachable(NotificationRecord record, @Nullable Set<PersonId> expectedPeople) {
        Notification told = record.notification();
        Audience audience = expected.audience();
        List<Audience> audiences = new ArrayList<>(told.rule().to());
        audiences.addAll(told.rule().cc());
        if (audience != null && expectedPeople != null && expectedPeople.isEmpty()) {
            return new Reason.NobodyFound(told.key(), audience);
        }
        List<ChannelType> channels =
                expected.channel() == null ? List.copyOf(told.rule().channels()) : List.of(expected.channel());
        for (ChannelType channel : channels) {
            List<String> people = Addressees.withoutAddress(record.failures(), channel).stream()
                    .filter(one -> expectedPeople == null || expectedPeople.contains(PersonId.of(one)))
                    .toList();
            if (!people.isEmpty()) {
                return new Reason.NoAddress(told.key(), people, channel);
            }
        }
        Audience nobody = audience != null
                ? audience
                : audiences.stream()
                        .filter(one -> Addressees.foundNobody(record.failures(), one))
                        .findFirst()
                        .orElse(audiences.get(0));
        return new Reason.NobodyFound(told.key(), nobody);
    }

    private Reason reason(Notification told, Delivery delivery) {
        return switch (delivery.state()) {
            case QUEUED -> delivery.attempts().isEmpty() ? waiting(told, delivery.message()) : failing(told, delivery);
            case REFUSED, AMBIGUOUS -> failed(told, delivery);
            case SUPERSEDED ->
                delivery.overtakenBy()
                        .<Reason>map(later ->
                                new Reason.Overtaken(told.key(), later.message().key()))
                        .orElseGet(() -> acknowledged(told));
            case SENT -> sent(told, delivery);
        };
    }

    private Reason waiting(Notification told, Message message) {
        Instant quiet = Holding.quiet(message, known.now());
        if (quiet != null) {
            return new Reason.Waiting(told.key(), Hold.QUIET_HOURS, quiet);
        }
        Instant limited = Holding.limit(message, known.notifications(), known.now());
        if (limited != null) {
            return new Reason.Waiting(told.key(), Hold.LIMIT, limited);
        }
        return new Reason.Waiting(
                told.key(),
                Hold.TURN,
                message.pace().limit() == null ? null : message.pace().latest());
    }

    private Reason failing(Notification told, Delivery delivery) {
        Attempt last = last(delivery);
        int count = delivery.attempts().size();
        Duration wait = policy.retries().wait(count, delivery.message().key());
        Instant next = Time.plus(last.at(), wait);
        if (last.result() instanceof SendResult.RetryLater later) {
            next = Time.later(next, Time.plus(last.at(), later.after()));
        }
        return new Reason.Failing(told.key(), delivery.message().channel(), count, last.result(), next);
    }

    private static Attempt last(Delivery delivery) {
        return delivery.attempts().get(delivery.attempts().size() - 1);
    }

    private static Reason failed(Notification told, Delivery delivery) {
        ChannelType channel = delivery.message().channel();
        Attempt last = last(delivery);
        return last.result().equals(Rejected.withoutChannel(channel))
                ? new Reason.NoChannel(told.key(), channel)
                : new Reason.Failed(told.key(), channel, delivery.attempts().size(), last.result(), last.at());
    }

    private Reason acknowledged(Notification told) {
        ProofOutcome outcome = null;
        for (TimelineEntry entry : known.timeline()) {
            if (entry.event() instanceof ProofConcluded concluded
                    && concluded.outcome().kind() == ProofOutcome.Kind.ACKNOWLEDGED
                    && concluded.outcome().notification().key().equals(told.origin())) {
                outcome = concluded.outcome();
            }
        }
        return new Reason.AcknowledgedMeanwhile(
                told.key(), outcome == null ? null : outcome.by(), outcome == null ? known.now() : outcome.at());
    }

    private Reason sent(Notification told, Delivery delivery) {
        Outgone message = outgone(delivery);
        Grade grade = delivery.grade(Instant.MAX).orElse(null);
        if (grade == null) {
            News failed = delivery.news().stream()
                    .filter(news -> news.status() == News.Status.FAILED)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            return new Reason.Bounced(told.key(), message, failed.at(), failed.detail());
        }
        Grade wanted = wanted(told, delivery);
        return wanted != null && grade.compareTo(wanted) < 0
                ? new Reason.Unproven(told.key(), message, grade, wanted)
                : new Reason.Sent(told.key(), message, grade);
    }

    /** How well it must be known to have arrived; {@code null} if it proves nothing. */
    private @Nullable Grade wanted(Notification told, Delivery delivery) {
        boolean isCopy = delivery.message().recipients().stream().allMatch(Recipient::copy);
        ChannelType channel = delivery.message().channel();
        return isCopy || told.deadline().isEmpty()
                ? null
                : policy.proof(channel).enough(known.carriers().withReceipts().contains(channel));
    }

    private static Outgone outgone(Delivery delivery) {
        Attempt accepted = delivery.attempts().stream()
                .filter(attempt -> attempt.result() instanceof Accepted)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Message message = delivery.message();
        return new Outgone(message.channel(), message.recipients(), accepted.at(), accepted.bundle() != null);
    }

    /** Whether what could stand in for a notification is not needed, as that is proven without it (S29). */
    Optional<Reason> notNeeded(NotificationRecord record) {
        Notification told = record.notification();
        if (told.deadline().isEmpty() || !policy.channels().contains(expected.channel())) {
            return Optional.empty();
        }
        for (Delivery delivery : record.deliveries()) {
            if (delivery.state() == Delivery.State.SENT
                    && sent(told, delivery) instanceof Reason.Sent sent
                    && wanted(told, delivery) != null) {
                return Optional.of(new Reason.NotNeeded(
                        told.origin(), sent.message().channel(), sent.message().at()));
            }
        }
        return Optional.empty();
    }
}
