package io.incidentengine.forecast;

import io.incidentengine.forecast.Forecast.Step;
import io.incidentengine.forecast.Forecast.Telling;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Situation;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Time;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Duty;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProofOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets time pass over one incident: from one instant at which something is due to the next, with the functions that decide in
 * an engine, in the order in which an engine calls them. Confined to one forecast.
 */
final class Forecaster {
    private final Known known;
    private final DeliveryPolicy policy;
    private final Postman postman;
    private final List<Pursuit> pursuits = new ArrayList<>();
    private int number;
    private Incident incident;
    private @Nullable Instant wakeUp;
    private List<TimelineEntry> entries = new ArrayList<>();
    private List<Telling> tellings = new ArrayList<>();

    Forecaster(Known known) {
        this.known = known;
        this.policy = known.policy().delivery();
        this.postman = new Postman(known);
        this.incident = known.incident();
        this.wakeUp = known.now();
        Map<String, Pursuit> byKey = new LinkedHashMap<>();
        for (NotificationRecord record : known.notifications()) {
            Pursuit first = byKey.get(record.notification().origin());
            if (first == null) {
                byKey.put(record.notification().key(), new Pursuit(++number, record));
            } else {
                first.add(record);
            }
        }
        byKey.values().forEach(this::resume);
    }

    /** What is on record goes on: what waits is sent now. */
    private void resume(Pursuit pursuit) {
        pursuit.resume(policy);
        boolean isUnderWay = pursuit.check() != null;
        for (NotificationRecord record : pursuit.records()) {
            NotificationRecord sent = postman.resume(pursuit.number, record, known.now());
            pursuit.replace(sent);
            if (!sent.deliveries().equals(record.deliveries()) && Postman.isAlarming(sent)) {
                look(pursuit, known.now());
            }
            isUnderWay = isUnderWay || !record.expanded();
        }
        if (isUnderWay) {
            pursuits.add(pursuit);
        }
    }

    private static void look(Pursuit pursuit, Instant at) {
        if (pursuit.check() != null) {
            pursuit.check(at);
        }
    }

    Forecast forecast(Horizon horizon) {
        List<Step> steps = new ArrayList<>();
        Step step = nextStep(known.now());
        while (step != null && steps.size() < horizon.steps() && !step.at().isAfter(horizon.until())) {
            if (!step.isNothing()) {
                steps.add(step);
            }
            step = nextStep(step.at());
        }
        while (step != null && step.isNothing()) {
            step = nextStep(step.at());
        }
        return new Forecast(
                incident.id(),
                known.policy().ref(),
                known.now(),
                horizon,
                known.staff() != null,
                steps,
                step == null ? null : step.at());
    }

    /** The first telling of a kind, within so many steps; {@code null} if there is none. */
    @Nullable
    Telling first(Predicate<Telling> which, int steps) {
        Step step = nextStep(known.now());
        for (int i = 0; step != null && i < steps; i++) {
            for (Telling telling : step.tellings()) {
                if (which.test(telling)) {
                    return telling;
                }
            }
            step = nextStep(step.at());
        }
        return null;
    }

    private @Nullable Step nextStep(Instant after) {
        Instant at = next(after);
        return at == null ? null : live(at);
    }

    /** When something is due next. */
    private @Nullable Instant next(Instant now) {
        Instant next = wakeUp;
        for (Pursuit pursuit : pursuits) {
            Instant check = pursuit.check();
            next = check == null || (next != null && next.isBefore(check)) ? next : check;
        }
        return next == null ? null : Time.later(next, now);
    }

    /** Lives through an instant: what time decides, then whom that reaches, then what is proven, until all is done. */
    private Step live(Instant at) {
        entries = new ArrayList<>();
        tellings = new ArrayList<>();
        if (wakeUp != null && !wakeUp.isAfter(at)) {
            take(Decisions.tick(incident, Situation.of(known.policy(), at)));
        }
        boolean more = true;
        while (more) {
            new ArrayList<>(pursuits).forEach(pursuit -> post(pursuit, at));
            more = false;
            for (Pursuit pursuit : due(at)) {
                more |= prove(pursuit, at);
            }
        }
        pursuits.removeIf(pursuit -> pursuit.check() == null);
        return new Step(at, entries, tellings);
    }

    private void take(Change change) {
        incident = change.incident();
        wakeUp = change.wakeUp().orElse(null);
        entries.addAll(change.entries());
        change.notifications().forEach(notification -> pursuits.add(new Pursuit(++number, notification)));
    }

    private void post(Pursuit pursuit, Instant at) {
        for (NotificationRecord record : pursuit.records()) {
            if (!record.expanded()) {
                Postman.Posted posted = postman.post(pursuit.number, record, incident, at);
                pursuit.replace(posted.record());
                tellings.add(posted.telling());
                if (record.notification().standsIn().isEmpty()) {
                    pursuit.resume(policy);
                }
                if (Postman.isAlarming(posted.record())) {
                    look(pursuit, at);
                }
            }
        }
    }

    private List<Pursuit> due(Instant at) {
        return pursuits.stream()
                .filter(pursuit -> pursuit.check() != null && !pursuit.check().isAfter(at))
                .sorted(Comparator.comparing(pursuit -> Objects.requireNonNull(pursuit.check())))
                .toList();
    }

    /** Does what is to be done about a proof; tells whether somebody is to be told besides. */
    private boolean prove(Pursuit pursuit, Instant at) {
        int before = pursuits.size();
        Duty.Step step = incident.isSilent()
                ? Duty.Step.NOTHING
                : Duty.next(pursuit.task(), policy, known.carriers().withReceipts(), at);
        if (!step.outcomes().isEmpty()) {
            take(Decisions.prove(incident, step.outcomes(), Situation.of(known.policy(), at)));
            for (ProofOutcome outcome : step.outcomes()) {
                pursuit.concluded(outcome.kind());
            }
        }
        step.fallbacks().forEach(pursuit::add);
        pursuit.check(step.check());
        return !step.fallbacks().isEmpty() || pursuits.size() > before;
    }
}
