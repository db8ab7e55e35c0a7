package io.incidentengine.notification;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.ProofOutcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The duty to prove that a notification arrived: decides what is to be done about it, a pure function over what has become
 * of it, the policy and the present (S29, S33).
 *
 * <p>It is met by proof for one person whom the notification is meant for, over any channel, by its deadline; a bounce
 * before then takes the proof back. Without proof the fallbacks follow, each at its time, or at once when nothing else is
 * under way; none comes before it is known whom what went before it was for. An acknowledgement ends it.
 */
public final class Duty {
    private final NotificationRecord first;
    private final List<NotificationRecord> all;
    private final DeliveryPolicy policy;
    private final Set<ChannelType> receipts;
    private final Instant now;

    private Duty(OutboxTask.Prove task, DeliveryPolicy policy, Set<ChannelType> receipts, Instant now) {
        this.first = task.record();
        this.all = new ArrayList<>(task.fallbacks().size() + 1);
        this.all.add(first);
        this.all.addAll(task.fallbacks());
        this.policy = policy;
        this.receipts = receipts;
        this.now = now;
    }

    /**
     * What is to be done.
     *
     * @param outcomes what the incident is to be told
     * @param fallbacks what is to be sent besides
     * @param check when to look again, if no news comes before; {@code null} for never
     */
    public record Step(
            List<ProofOutcome> outcomes,
            List<Notification> fallbacks,
            @Nullable Instant check) {
        /** There is nothing to be done. */
        public static final Step NOTHING = new Step(List.of(), List.of(), null);

        /** Copies the lists. */
        public Step {
            outcomes = List.copyOf(outcomes);
            fallbacks = List.copyOf(fallbacks);
        }
    }

    /**
     * Decides what is to be done now.
     *
     * @param task the notification, and what has become of it and of its fallbacks
     * @param policy how messages are delivered
     * @param receipts the channels that have receipts
     * @param now the present
     * @return what is to be done; nothing, if there is no duty
     */
    public static Step next(OutboxTask.Prove task, DeliveryPolicy policy, Set<ChannelType> receipts, Instant now) {
        return new Duty(task, policy, receipts, now).next();
    }

    /**
     * When to look for the first time, if no news comes before.
     *
     * @param told the notification
     * @param policy how messages are delivered
     * @return the instant, or empty if no proof is required
     */
    public static Optional<Instant> firstCheck(Notification told, DeliveryPolicy policy) {
        return nextCheck(told, 0, policy);
    }

    /**
     * When to look again, if no news comes before.
     *
     * @param told the notification
     * @param made how many stand in for it already
     * @param policy how messages are delivered
     * @return when the next fallback is due, or when it is too late; empty if no proof is required
     */
    public static Optional<Instant> nextCheck(Notification told, int made, DeliveryPolicy policy) {
        return told.dueBy()
                .map(deadline -> earlier(due(made, told, deadline, policy), Time.plus(deadline, Time.GRAIN)));
    }

    /**
     * Until when a message may be held back: half of the time to the next look, so that the other half is left for it to
     * be proven.
     *
     * @param told its notification
     * @param policy how messages are delivered
     * @param now when it was made
     * @return the instant, or {@code null} if no proof is required
     */
    public static @Nullable Instant latest(Notification told, DeliveryPolicy policy, Instant now) {
        Fallback fallback = told.fallback();
        Instant deadline = told.deadline().orElse(null);
        if (deadline == null) {
            return null;
        }
        Instant check = due(fallback == null ? 0 : fallback.number(), told, deadline, policy);
        return check.isAfter(now) ? now.plus(ChronoUnit.MICROS.between(now, check) / 2, ChronoUnit.MICROS) : now;
    }

    private Step next() {
        Notification told = first.notification();
        Delivery acknowledged = acknowledged();
        if (acknowledged != null) {
            return new Step(outcome(Kind.ACKNOWLEDGED, by(acknowledged)), List.of(), null);
        }
        Instant deadline = told.dueBy().orElse(null);
        if (deadline == null || isProven(deadline)) {
            return Step.NOTHING;
        }
        boolean missed = now.isAfter(deadline);
        List<ProofOutcome> outcomes = new ArrayList<>(missed ? outcome(Kind.MISSED, null) : List.of());
        if (missed && isProven(now)) {
            return new Step(outcomes, List.of(), null);
        }
        List<Notification> fallbacks = isExpanded() ? fallbacks(deadline) : List.of();
        int made = all.size() - 1 + fallbacks.size();
        boolean isHopeless = fallbacks.isEmpty() && made == policy.fallbacks().size() && isOver();
        if (isHopeless && (!missed || told.knownAt() != null)) {
            outcomes.addAll(outcome(Kind.EXHAUSTED, null));
        }
        return new Step(outcomes, fallbacks, check(deadline, made, missed));
    }

    /** When to look again: when the next fallback is due, or when it is too late, whichever is first. */
    private @Nullable Instant check(Instant deadline, int made, boolean missed) {
        if (missed && made == policy.fallbacks().size()) {
            return null;
        }
        Instant due = due(made, first.notification(), deadline, policy);
        if (!due.isAfter(now)) { // what stands before it is still to be expanded
            due = Time.plus(now, policy.retries().first());
        }
        return missed ? due : earlier(due, Time.plus(deadline, Time.GRAIN));
    }

    /**
     * When a fallback is due: at its share of the time, which counts from when somebody could be told. After the last one, when
     * that time is over.
     */
    private static Instant due(int made, Notification told, Instant deadline, DeliveryPolicy policy) {
        Instant end = Time.plus(deadline, Duration.between(told.at(), told.since()));
        return made < policy.fallbacks().size()
                ? policy.fallbacks().get(made).at(told.since(), end)
                : Time.plus(end, Time.GRAIN);
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }

    private boolean isExpanded() {
        for (NotificationRecord record : all) {
            if (!record.expanded()) {
                return false;
            }
        }
        return true;
    }

    private List<ProofOutcome> outcome(Kind kind, @Nullable PersonId by) {
        return first.outcomes().contains(kind)
                ? List.of()
                : List.of(new ProofOutcome(first.notification(), kind, now, by));
    }

    /** The fallbacks whose time has come; the next one at once if nothing is under way. */
    private List<Notification> fallbacks(Instant deadline) {
        List<Notification> made = new ArrayList<>();
        Set<ChannelType> used = new TreeSet<>();
        all.forEach(record -> used.addAll(record.notification().rule().channels()));
        boolean atOnce = isOver();
        boolean isUnknown = false; // whom the next person is, before that is found
        for (int i = all.size() - 1; i < policy.fallbacks().size(); i++) {
            FallbackStep step = policy.fallbacks().get(i);
            if (isUnknown
                    || (!atOnce
                            && due(i, first.notification(), deadline, policy).isAfter(now))) {
                break;
            }
            made.add(fallback(step, i + 1, used, deadline));
            atOnce = false;
            isUnknown = step.way() == FallbackStep.Way.NEXT_PERSON;
        }
        return made;
    }

    private Notification fallback(FallbackStep step, int number, Set<ChannelType> used, Instant deadline) {
        Notification told = first.notification();
        Set<ChannelType> over = used;
        List<PersonId> not = List.of();
        if (step.way() == FallbackStep.Way.NEXT_PERSON) {
            not = List.copyOf(people());
        } else {
            ChannelType next = policy.channels().stream()
                    .filter(channel -> !used.contains(channel))
                    .findFirst()
                    .orElse(null);
            over = next == null ? used : Set.of(next);
            used.addAll(over);
        }
        NotificationRule rule = told.rule().fallback(Set.copyOf(over));
        return new Notification(
                told.key() + "/fallback " + number,
                told.incident(),
                rule,
                told.severity(),
                told.at(),
                told.knownAt(),
                told.facts(),
                told.rung(),
                new Fallback(told.key(), number, not, deadline));
    }

    /** Whom it was meant for, and who were told. */
    private Set<PersonId> people() {
        Set<PersonId> people = new LinkedHashSet<>();
        for (NotificationRecord record : all) {
            for (Delivery delivery : record.deliveries()) {
                for (Recipient recipient : delivery.message().recipients()) {
                    if (!recipient.copy()) {
                        people.add(recipient.person().id());
                    }
                }
            }
        }
        return people;
    }

    /** Tells whether there was proof by the deadline, as far as that is known now. */
    private boolean isProven(Instant deadline) {
        Instant by = now.isBefore(deadline) ? now : deadline;
        for (NotificationRecord record : all) {
            for (Delivery delivery : record.deliveries()) {
                if (isMeantFor(null, delivery) && isProven(delivery, by)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isProven(Delivery delivery, Instant by) {
        ChannelType channel = delivery.message().channel();
        Grade grade = delivery.grade(by).orElse(null);
        return grade != null && grade.compareTo(policy.proof(channel).enough(receipts.contains(channel))) >= 0;
    }

    /** Tells whether nothing is under way that could still give proof. */
    private boolean isOver() {
        if (!isExpanded()) {
            return false;
        }
        for (NotificationRecord record : all) {
            for (Delivery delivery : record.deliveries()) {
                if (isMeantFor(null, delivery) && !delivery.hasFailed()) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable Delivery acknowledged() {
        for (NotificationRecord record : all) {
            for (Delivery delivery : record.deliveries()) {
                if (delivery.grade(now).filter(Grade.ACKNOWLEDGED::equals).isPresent()
                        && isMeantFor(by(delivery), delivery)) {
                    return delivery;
                }
            }
        }
        return null;
    }

    private static boolean isMeantFor(@Nullable PersonId person, Delivery delivery) {
        for (Recipient recipient : delivery.message().recipients()) {
            if (!recipient.copy()
                    && (person == null || person.equals(recipient.person().id()))) {
                return true;
            }
        }
        return false;
    }

    /** Who acknowledged: the person who is named, or the only one who could. */
    private @Nullable PersonId by(Delivery delivery) {
        PersonId named = delivery.acknowledgement(now).flatMap(News::by).orElse(null);
        List<Recipient> recipients = delivery.message().recipients();
        return named == null && recipients.size() == 1
                ? recipients.get(0).person().id()
                : named;
    }
}
