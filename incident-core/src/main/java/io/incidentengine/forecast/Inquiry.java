package io.incidentengine.forecast;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Audience;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import io.incidentengine.notification.NotificationRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for the first condition that failed: in the policy, in what happened, in what was sent. */
final class Inquiry {
    private final Known known;
    private final Expected expected;
    private final DeliveryInquiry deliveries;

    private Inquiry(Known known, Expected expected) {
        this.known = known;
        this.expected = expected;
        this.deliveries = new DeliveryInquiry(known, expected);
    }

    static WhyNot of(Known known, Expected expected) {
        Known then = asOf(known, expected.by());
        return new WhyNot(then.incident().id(), expected, then.now(), new Inquiry(then, expected).reason());
    }

    /** What was known at an instant of the past; of what was decided by then, all that came of it. */
    private static Known asOf(Known known, @Nullable Instant by) {
        if (by == null || !by.isBefore(known.now())) {
            return known;
        }
        List<TimelineEntry> timeline = known.timeline().stream()
                .filter(entry -> !entry.recorded().isAfter(by))
                .toList();
        if (timeline.isEmpty()) {
            throw new InvalidInputException(
                    "expected by",
                    by.toString(),
                    "not before the report at " + known.timeline().get(0).recorded());
        }
        Set<String> decided = timeline.stream()
                .filter(entry -> entry.event() instanceof NotificationDecided)
                .map(entry ->
                        ((NotificationDecided) entry.event()).notification().key())
                .collect(Collectors.toSet());
        return new Known(
                Incident.fold(known.incident().id(), timeline),
                timeline,
                known.notifications().stream()
                        .filter(record -> decided.contains(record.notification().origin()))
                        .toList(),
                known.policies(),
                known.carriers(),
                by,
                known.staff());
    }

    private Reason reason() {
        List<NotificationRecord> told = latest(expected::isOver);
        if (!told.isEmpty()) {
            return furthest(told.stream().map(deliveries::reason).toList());
        }
        List<NotificationRule> about = known.policy().notifications().stream()
                .filter(expected::isAbout)
                .toList();
        List<NotificationRule> forThem = about.stream().filter(expected::isTo).toList();
        List<NotificationRule> over = forThem.stream().filter(expected::isOver).toList();
        if (about.isEmpty()) {
            return new Reason.NoRule();
        } else if (forThem.isEmpty()) {
            NotificationRule rule = about.get(0);
            List<Audience> audiences = new ArrayList<>(rule.to());
            audiences.addAll(rule.cc());
            return new Reason.OtherAudience(rule.name(), audiences);
        } else if (over.isEmpty()) {
            return fallback(forThem);
        }
        TriggerInquiry triggers = new TriggerInquiry(known, expected);
        return furthest(over.stream().map(triggers::reason).toList());
    }

    /** What was decided last in this cycle of what was expected, and what stands in for that over its channel. */
    private List<NotificationRecord> latest(Predicate<NotificationRule> over) {
        String cycle =
                known.incident().id() + "/" + known.incident().lifecycle().cycle() + "/";
        List<NotificationRecord> told = known.notifications().stream()
                .filter(record -> record.notification().key().startsWith(cycle))
                .filter(record -> expected.isAbout(record.notification())
                        && over.test(record.notification().rule()))
                .filter(record -> expected.isTo(record.notification().rule()) || deliveries.isInTheirPlace(record))
                .toList();
        Instant last = told.stream()
                .map(record -> record.notification().at())
                .max(Comparator.naturalOrder())
                .orElse(Time.EARLIEST);
        return told.stream()
                .filter(record -> record.notification().at().equals(last))
                .toList();
    }

    /** No rule goes over the channel, but what stands in for a notification may. */
    private Reason fallback(List<NotificationRule> rules) {
        List<Reason> reasons = new ArrayList<>();
        for (NotificationRule rule : rules) {
            reasons.add(new Reason.OtherChannel(rule.name(), rule.channels()));
        }
        latest(rule -> true).stream()
                .flatMap(record -> deliveries.notNeeded(record).stream())
                .forEach(reasons::add);
        rules.stream()
                .flatMap(rule -> new TriggerInquiry(known, expected).ahead(rule, null).stream())
                .forEach(reasons::add);
        return furthest(reasons);
    }

    /** Of those that are equally far the first one, or what comes first. */
    static Reason furthest(List<Reason> reasons) {
        Reason furthest = reasons.get(0);
        for (Reason reason : reasons) {
            boolean isFurther = WhyNot.held(reason) > WhyNot.held(furthest);
            boolean isSooner = reason instanceof Reason.NotYet one
                    && furthest instanceof Reason.NotYet other
                    && one.next() != null
                    && (other.next() == null || one.next().isBefore(other.next()));
            furthest = isFurther || isSooner ? reason : furthest;
        }
        return furthest;
    }
}
