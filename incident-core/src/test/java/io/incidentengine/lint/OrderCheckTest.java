package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.FROM;
import static io.incidentengine.lint.Linted.OFFICE;
import static io.incidentengine.lint.Linted.TO;
import static io.incidentengine.lint.Linted.assertNone;
import static io.incidentengine.lint.Linted.assertOne;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.shared.Seeds;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Standard;
import io.incidentengine.sla.Target;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Targets that come out of order only through their calendars. */
@Tag("S17")
@Tag("R21")
class OrderCheckTest {
    private static Milestone response(int level, Target target) {
        return Standard.RESPONSE.toBuilder().target(level, target).build();
    }

    private static Milestone recovery(int level, Target target) {
        return Standard.RECOVERY.toBuilder().target(level, target).build();
    }

    private static Target office(Duration amount) {
        return new Target(amount, OFFICE);
    }

    /** Levels do not compare here: of response there is one alone. */
    private static IncidentPolicy.Builder atLevel3(IncidentPolicy.Builder policy, Target response, Target recovery) {
        return policy.milestone(response(3, response).toBuilder()
                        .target(1, (Target) null)
                        .target(2, (Target) null)
                        .build())
                .milestone(recovery(3, recovery).toBuilder()
                        .target(1, (Target) null)
                        .target(2, (Target) null)
                        .build())
                .ladder(Milestone.RESPONSE)
                .ladder(Milestone.RECOVERY)
                .withoutNotification("R31")
                .withoutNotification("R32");
    }

    private static IncidentPolicy built(Target response, Target recovery) {
        return Linted.policy(policy -> atLevel3(policy, response, recovery).withoutMilestone(Milestone.RESOLUTION));
    }

    @Test
    void a_recovery_around_the_clock_is_due_before_a_response_in_office_hours() {
        List<PolicyFinding> findings = Linted.of(built(office(ofHours(4)), Target.of(ofHours(6))));

        assertThat(findings)
                .extracting(PolicyFinding::toString)
                .containsExactly("WARNING milestones.recovery.targets.3 [TARGETS_OUT_OF_ORDER, S17, severity 3]\n"
                        + "  reported at 2026-01-02T17:00:00Z, recovery is due at 2026-01-02T23:00:00Z, before response at"
                        + " 2026-01-05T13:00:00Z\n"
                        + "  -> count both in the same calendar, or raise it from PT6H to at least PT68H");
    }

    @Test
    void what_is_advised_is_the_least_that_is_enough() {
        Target response = office(ofHours(4));
        PolicyFinding found = Linted.of(built(response, Target.of(ofHours(6)))).get(0);
        Duration enough = Duration.parse(found.advice().replaceAll(".* ", ""));

        assertThat(Linted.of(built(response, Target.of(enough)))).isEmpty();
        assertThat(Linted.of(built(response, Target.of(enough.minus(Time.GRAIN)))))
                .hasSize(1);
    }

    @Test
    void the_example_is_an_example() {
        PolicyFinding found =
                Linted.of(built(office(ofHours(4)), Target.of(ofHours(6)))).get(0);
        Instant reported = found.witness().orElseThrow();

        assertThat(reported.plus(ofHours(6))).isBefore(OFFICE.add(reported, ofHours(4)));
        assertThat(found.severities()).containsExactly(Severity.level(3));
    }

    @Test
    void deadlines_at_the_same_instant_are_in_order() {
        BusinessCalendar mornings = BusinessCalendar.in("UTC")
                .weekdays(OpeningHours.of("09:00", "12:00"))
                .build();

        assertThat(Linted.of(built(new Target(ofHours(3), mornings), office(ofHours(3)))))
                .isNotEmpty();
        assertThat(Linted.of(built(new Target(ofHours(3), mornings), office(ofHours(8)))))
                .isEmpty();
        assertThat(Linted.of(built(
                        new Target(ofHours(3), mornings), office(ofHours(8).minus(Time.GRAIN)))))
                .hasSize(1);
    }

    /** Breaks at noon that differ by half an hour: only who reports between 10:00 and 10:30 falls between them. */
    @Test
    void what_is_out_of_order_only_within_open_hours_is_found() {
        Target one = new Target(ofHours(2), withBreak("12:00", "13:00"));
        Target other = new Target(ofHours(2), withBreak("12:30", "13:30"));
        Instant monday = Instant.parse("2026-01-05T00:00:00Z");

        assertThat(Linted.of(built(one, other)))
                .extracting(PolicyFinding::witness, PolicyFinding::advice)
                .containsExactly(tuple(
                        Optional.of(Instant.parse("2026-01-01T10:30:00Z")),
                        "count both in the same calendar, or raise it from PT2H to at least PT2H30M"));
        assertThat(PolicyLinter.of(built(one, other))
                        .between(monday, monday.plus(ofMinutes(615)))
                        .findings())
                .extracting(PolicyFinding::witness)
                .containsExactly(Optional.of(monday.plus(ofHours(10)).plus(Time.GRAIN)));
        assertThat(PolicyLinter.of(built(one, other))
                        .between(monday, monday.plus(ofHours(10)).plus(Time.GRAIN))
                        .findings())
                .isEmpty();
    }

    private static BusinessCalendar withBreak(String from, String to) {
        return BusinessCalendar.in("UTC")
                .weekdays(OpeningHours.of("09:00", from), OpeningHours.of(to, "17:00"))
                .build();
    }

    @Test
    void one_holiday_in_the_span_is_found_and_none_outside_of_it() {
        BusinessCalendar daily = BusinessCalendar.in("UTC")
                .weekdays(OpeningHours.of("00:00", "24:00"))
                .weekly(DayOfWeek.SATURDAY, OpeningHours.of("00:00", "24:00"))
                .weekly(DayOfWeek.SUNDAY, OpeningHours.of("00:00", "24:00"))
                .holidays(LocalDate.of(2026, 8, 15))
                .build();
        IncidentPolicy policy = built(new Target(ofHours(1), daily), Target.of(ofHours(24)));

        assertThat(Linted.of(policy))
                .extracting(PolicyFinding::witness)
                .containsExactly(Optional.of(Instant.parse("2026-08-15T00:00:00Z")));
        assertThat(PolicyLinter.of(policy)
                        .between(FROM, Instant.parse("2026-08-14T23:00:00Z"))
                        .findings())
                .isEmpty();
        assertThat(PolicyLinter.of(policy)
                        .between(Instant.parse("2026-08-16T00:00:00Z"), TO)
                        .findings())
                .isEmpty();
    }

    @Test
    void a_milder_severity_is_due_before_a_graver_one() {
        assertOne(
                "WARNING milestones.resolution.targets.2 [TARGETS_OUT_OF_ORDER, S17, severity 1, 2]\n"
                        + "  reported at 2026-01-01T17:00:00Z, resolution at level 2 is due at 2026-01-21T17:00:00Z, before"
                        + " resolution at the graver level 1 at 2026-02-05T17:00:00Z\n"
                        + "  -> count both in the same calendar, or raise it from PT480H to at least PT840H",
                policy -> policy.milestone(Standard.RESOLUTION.toBuilder()
                        .target(1, office(ofHours(200)))
                        .target(3, ofHours(24 * 100))
                        .build()));
    }

    @Test
    void the_instants_that_are_looked_at_are_enough() {
        Seeds.check(150, seed -> {
            Random random = new Random(seed);
            Target one = new Target(ofMinutes(30L * (1 + random.nextInt(60))), calendar(random));
            Target other = new Target(ofMinutes(30L * (1 + random.nextInt(150))), calendar(random));
            if (one.calendar().equals(other.calendar())) {
                return;
            }
            Instant end = FROM.plus(ofHours(24 * 21));
            boolean outOfOrder = false;
            for (Instant at = FROM; at.isBefore(end); at = at.plus(ofMinutes(15))) {
                outOfOrder |= other.calendar()
                        .add(at, other.amount())
                        .isBefore(one.calendar().add(at, one.amount()));
            }
            List<PolicyFinding> findings =
                    PolicyLinter.of(built(one, other)).between(FROM, end).findings();

            if (outOfOrder) {
                assertThat(findings).hasSize(1);
            }
            for (PolicyFinding found : findings) {
                Instant at = found.witness().orElseThrow();
                assertThat(other.calendar().add(at, other.amount()))
                        .isBefore(one.calendar().add(at, one.amount()));
                Duration enough = Duration.parse(found.advice().replaceAll(".* ", ""));
                assertThat(PolicyLinter.of(built(one, new Target(enough, other.calendar())))
                                .between(FROM, end)
                                .findings())
                        .isEmpty();
            }
        });
    }

    private static ServiceCalendar calendar(Random random) {
        if (random.nextInt(4) == 0) {
            return ServiceCalendar.always();
        }
        BusinessCalendar.Builder calendar = BusinessCalendar.in("UTC");
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day == DayOfWeek.MONDAY || random.nextBoolean()) {
                int opens = random.nextInt(20);
                int closes = opens + 1 + random.nextInt(23 - opens);
                calendar.weekly(day, OpeningHours.of("%02d:00".formatted(opens), "%02d:30".formatted(closes)));
            }
        }
        return calendar.build();
    }

    @Test
    void the_same_calendar_is_for_the_builder_to_check() {
        assertNone(policy -> policy.milestone(response(3, office(ofMinutes(60))))
                .milestone(recovery(3, office(ofHours(24))))
                .milestone(Standard.RESOLUTION.toBuilder()
                        .target(3, office(ofHours(400)))
                        .build()));
    }
}
