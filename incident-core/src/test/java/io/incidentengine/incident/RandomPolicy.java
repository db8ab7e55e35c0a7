package io.incidentengine.incident;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PauseReason;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reclassification;
import io.incidentengine.sla.Signal;
import java.util.Random;

/** The default policy, adjusted at random: every clock, rule and ladder that a host may choose. */
final class RandomPolicy {
    private final Random random;
    private final IncidentPolicy.Builder policy;

    private RandomPolicy(Random random, int version) {
        this.random = random;
        this.policy = EmergencyHandling.policy().toBuilder("random", version);
    }

    static IncidentPolicy of(Random random) {
        return of(random, 1);
    }

    static IncidentPolicy of(Random random, int version) {
        return random.nextInt(3) == 0 ? EmergencyHandling.policy() : new RandomPolicy(random, version).build();
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private IncidentPolicy build() {
        if (maybe()) {
            policy.confirmation(
                    maybe()
                            ? ConfirmationPolicy.STANDARD.closedAfter(ofDays(2))
                            : new ConfirmationPolicy(null, ConfirmationPolicy.Silence.CLOSES, 1, ofDays(0)));
        }
        if (maybe()) {
            policy.majorIncidents(MajorIncidentPolicy.NONE);
        }
        EmergencyHandling.policy().milestones().forEach(this::adjust);
        extraClocks();
        policy.notification(NotificationRule.of("back", NotificationKind.named("back"))
                .when(Trigger.on(Signal.RECOVERED, Signal.RESOLVED, Signal.CLOSED))
                .by(ChannelType.EMAIL)
                .to(Audience.OM_TEAM)
                .build());
        return policy.build();
    }

    private void adjust(Milestone standard) {
        Milestone.Builder milestone = standard.toBuilder();
        switch (random.nextInt(4)) {
            case 0 -> milestone.onReclassification(Reclassification.atLeast(ofMinutes(5)));
            case 1 -> milestone.onReclassification(Reclassification.RESTART);
            default -> {}
        }
        if (maybe() && !standard.name().equals(Milestone.RESPONSE)) {
            milestone.pausedBy(PauseReason.WAITING_FOR_VENDOR, ofMinutes(30L * (1 + random.nextInt(20))));
        }
        if (maybe() && !standard.name().equals(Milestone.RESPONSE)) {
            milestone.pausedBy(PauseReason.WAITING_FOR_REPORTER);
        }
        if (maybe() && standard.name().equals(Milestone.RESOLUTION)) {
            milestone.interruptedBy(Signal.RESOLVED);
        }
        policy.milestone(milestone.build());
        if (maybe()) {
            policy.ladder(
                    standard.name(),
                    Rung.atPercent(50),
                    Rung.before(ofMinutes(5)),
                    Rung.overdue().repeated(ofHours(7), 5));
        }
    }

    private void extraClocks() {
        if (maybe()) {
            policy.milestone(
                    Milestone.named("developers")
                            .startsOn(Signal.TRANSFERRED)
                            .stopsOn(Signal.HANDED_BACK)
                            .target(1, ofHours(1))
                            .target(2, ofHours(4))
                            .build(),
                    Rung.atPercent(80),
                    Rung.overdue());
        }
        if (maybe()) {
            policy.milestone(
                    Milestone.named("update")
                            .startsOn(Signal.RESPONDED)
                            .stopsOn(Signal.RESOLVED)
                            .restartsOn(Signal.REPORTER_UPDATED)
                            .target(1, ofMinutes(30))
                            .target(2, ofHours(1))
                            .target(3, ofHours(8))
                            .build(),
                    Rung.overdue(),
                    Rung.after(ofMinutes(20)));
        }
        if (maybe()) {
            policy.milestone(
                    Milestone.named("review")
                            .onlyForMajorIncidents()
                            .startsOn(Signal.REVIEW_REQUESTED)
                            .stopsOn(Signal.SOLUTION_APPROVED, Signal.SOLUTION_RETURNED)
                            .target(1, ofMinutes(30))
                            .target(2, ofMinutes(30))
                            .build(),
                    Rung.overdue());
        }
        if (maybe()) {
            policy.milestone(
                    Milestone.named("open to closed")
                            .startsOn(Signal.REPORTED)
                            .stopsOn(Signal.CLOSED)
                            .target(1, ofDays(1))
                            .target(2, ofDays(2))
                            .target(3, ofDays(3))
                            .build(),
                    Rung.overdue().repeated(ofDays(1), 30));
        }
    }
}
