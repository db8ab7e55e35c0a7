package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.FROM;
import static io.incidentengine.lint.Linted.OFFICE;
import static io.incidentengine.lint.Linted.TO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.Retries;
import io.incidentengine.oncall.Absence;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.oncall.Roster;
import io.incidentengine.oncall.Rotation;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.policy.RoleTable;
import io.incidentengine.shared.Seeds;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the builder takes can be linted: policies and directories, adjusted at random. */
@Tag("R1")
@Tag("R26")
class RandomPoliciesTest {
    private static final List<ChannelType> CHANNELS =
            List.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE, ChannelType.named("chat"));
    private static final List<Audience> AUDIENCES = List.of(
            Audience.SERVICE_OWNER,
            Audience.OM_TEAM,
            Audience.RD_LEADER,
            Audience.REPORTER,
            Audience.HANDLER,
            Audience.INCIDENT_MANAGER,
            Audience.named("editors"));
    private static final Instant SOON = FROM.plus(ofDays(40));

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Duration some(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofNanos(1_000L * (1 + random.nextInt(5)));
            case 1 -> Duration.ofSeconds(1 + random.nextInt(600));
            case 2 -> ofMinutes(1 + random.nextInt(3_000));
            default -> ofDays(1 + random.nextInt(400));
        };
    }

    private static Milestone milestone(Random random, String name) {
        Signal[] all = Signal.values();
        Milestone.Builder milestone = Milestone.named(name).startsOn(all[random.nextInt(all.length)]);
        milestone.stopsOn(all[random.nextInt(all.length)], all[random.nextInt(all.length)]);
        for (int level = 1; level <= 3; level++) {
            if (random.nextInt(3) > 0) {
                milestone.target(
                        level, random.nextBoolean() ? Target.of(some(random)) : new Target(some(random), OFFICE));
            }
        }
        if (random.nextBoolean()) {
            milestone.pausedBy(PauseReason.PLANNED_WINDOW);
        }
        return random.nextInt(4) == 0 ? milestone.onlyForMajorIncidents().build() : milestone.build();
    }

    private static Rung rung(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Rung.atPercent(1 + random.nextInt(99));
            case 1 -> Rung.before(some(random));
            case 2 -> Rung.overdue();
            default -> Rung.after(some(random)).repeated(ofHours(1), 1 + random.nextInt(5));
        };
    }

    private static NotificationRule rule(Random random, String name, Rung rung) {
        Signal[] all = Signal.values();
        Trigger trigger = switch (random.nextInt(5)) {
            case 0 -> Trigger.firstInScope();
            case 1 -> Trigger.onCadence();
            case 2 -> Trigger.onRung(rung.name(), "own");
            case 3 -> Trigger.onCadenceReminder();
            default -> Trigger.on(all[random.nextInt(all.length)]);
        };
        NotificationRule.Builder rule = NotificationRule.of(name, NotificationKind.named(name))
                .when(trigger)
                .by(any(random, CHANNELS))
                .to(any(random, AUDIENCES));
        if (random.nextBoolean()) {
            rule.atLevels(1 + random.nextInt(3));
        }
        if (random.nextBoolean()) {
            rule.within(some(random));
        }
        return random.nextBoolean() ? rule.oneByOne().build() : rule.build();
    }

    private static DeliveryPolicy delivery(Random random) {
        Duration first = some(random);
        DeliveryPolicy delivery = DeliveryPolicy.STANDARD
                .retries(new Retries(first, first.multipliedBy(1 + random.nextInt(5)), 1 + random.nextInt(20)))
                .limit(any(random, CHANNELS), new RateLimit(1 + random.nextInt(5), some(random)));
        if (random.nextBoolean()) {
            delivery = delivery.quiet(
                    any(random, CHANNELS),
                    new QuietHours(LocalTime.of(random.nextInt(24), 30), LocalTime.of(5, 0), Set.of()));
        }
        List<FallbackStep> steps = new ArrayList<>();
        for (int percent = 1 + random.nextInt(60); percent < 100; percent += 1 + random.nextInt(60)) {
            steps.add(new FallbackStep(percent, any(random, List.of(FallbackStep.Way.values()))));
        }
        return delivery.fallbacks(steps.toArray(FallbackStep[]::new));
    }

    /** Changes one thing after the other, and leaves out what the builder refuses. */
    private static IncidentPolicy policy(Random random) {
        IncidentPolicy policy = EmergencyHandling.policy();
        for (int version = 2; version < 12; version++) {
            IncidentPolicy.Builder builder = policy.toBuilder("random", version);
            Rung rung = rung(random);
            switch (random.nextInt(7)) {
                case 0 ->
                    builder.milestone(milestone(random, "own"), rung, rung.named("twin"))
                            .notification(rule(random, "own", rung))
                            .notification(rule(random, "twin", rung.named("twin")));
                case 1 -> builder.notification(rule(random, "other " + version, rung));
                case 2 -> builder.delivery(delivery(random));
                case 3 ->
                    builder.confirmation(
                            random.nextBoolean()
                                    ? ConfirmationPolicy.STANDARD.closedAfter(some(random))
                                    : ConfirmationPolicy.STANDARD.confirmedAfter(some(random)));
                case 4 ->
                    builder.roles(
                            RoleTable.standard().permit(any(random, List.copyOf(EnumSet.allOf(CommandType.class)))));
                case 5 -> builder.cadence(new Cadence(Map.of(Severity.level(1), some(random)), Duration.ofSeconds(1)));
                default -> builder.majorIncidents(MajorIncidentPolicy.NONE);
            }
            try {
                policy = builder.build();
            } catch (InvalidPolicyException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
        return policy;
    }

    private static OnCallDirectory directory(Random random) {
        OnCallDirectory.Builder directory = OnCallDirectory.builder();
        List<String> ids = List.of("ann", "bob", "cem");
        ids.forEach(id -> directory.person(
                random.nextBoolean() ? Person.of(id, id) : Person.of(id, id, Contact.email(id + "@example.org"))));
        OnCallSchedule.Builder schedule = OnCallSchedule.named("turns", ZoneOffset.UTC)
                .layer(Layer.of(Rotation.daily(
                                LocalDateTime.parse("2026-01-01T08:00"),
                                ZoneOffset.UTC,
                                any(random, ids),
                                any(random, ids)))
                        .during(OFFICE));
        if (random.nextBoolean()) {
            schedule.absence(Absence.of("ann", FROM.plus(some(random)), TO.plus(ofDays(400))));
        }
        for (Audience audience : AUDIENCES) {
            if (!audience.equals(Audience.REPORTER) && random.nextBoolean()) {
                directory.audience(
                        audience,
                        random.nextBoolean()
                                ? Roster.of(any(random, ids))
                                : Roster.onCall(schedule.build()).andNext(random.nextInt(3)));
            }
        }
        return directory.build();
    }

    @Test
    void nothing_that_can_be_built_makes_it_throw_and_the_same_parts_give_the_same_findings() {
        EnumSet<Check> found = EnumSet.noneOf(Check.class);
        Seeds.check(400, seed -> {
            Random random = new Random(seed);
            IncidentPolicy policy = policy(random);
            PolicyLinter linter = PolicyLinter.of(policy)
                    .between(FROM, SOON)
                    .directory(directory(random))
                    .channels(
                            any(random, CHANNELS),
                            any(random, CHANNELS).equals(ChannelType.SMS) ? ChannelType.SMS : ChannelType.PHONE)
                    .sendTimeout(some(random));
            List<PolicyFinding> findings = linter.findings();

            assertThat(linter.findings()).isEqualTo(findings);
            assertThat(findings)
                    .allSatisfy(
                            finding -> assertThat(finding.toString().lines()).hasSize(3));
            findings.forEach(finding -> found.add(finding.check()));
        });
        if (Long.getLong("seed") == null) {
            assertThat(found).as("most faults come about at random").hasSizeGreaterThan(20);
        }
    }
}
