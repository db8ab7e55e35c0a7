package io.incidentengine.policy;

import static io.incidentengine.policy.Contradictions.assertNone;
import static io.incidentengine.policy.Contradictions.assertOne;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Standard;
import io.incidentengine.sla.Target;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Targets compare by their amounts where they are counted in the same calendar, and there alone. */
@Tag("S17")
@Tag("R21")
class CalendarContradictionsTest {

    private static Target business(Duration amount) {
        return new Target(
                amount,
                BusinessCalendar.in("Europe/Berlin")
                        .weekdays(OpeningHours.of("09:00", "17:00"))
                        .build());
    }

    private static Milestone.Builder own() {
        return Milestone.named("own").stopsOn(Signal.RESOLVED);
    }

    @Test
    void eight_business_hours_are_not_shorter_than_24_hours_around_the_clock() {
        assertNone(policy -> policy.milestone(
                own().target(1, ofHours(24)).target(2, business(ofHours(8))).build()));
    }

    @Test
    void a_milder_level_never_has_less_time_in_the_same_calendar() {
        assertOne(
                "milestones.own.targets.2: PT7H is shorter than PT8H at the graver level 1; allowed: the same or more",
                policy -> policy.milestone(own().target(1, business(ofHours(8)))
                        .target(2, business(ofHours(7)))
                        .build()));
    }

    @Test
    void levels_of_the_same_calendar_compare_across_one_of_another() {
        assertOne(
                "milestones.own.targets.3: PT1H is shorter than PT24H at the graver level 1; allowed: the same or more",
                policy -> policy.milestone(own().target(1, ofHours(24))
                        .target(2, business(ofHours(8)))
                        .target(3, ofHours(1))
                        .build()));
    }

    @Test
    void a_recovery_in_business_hours_is_not_shorter_than_a_response_around_the_clock() {
        assertNone(policy -> policy.milestone(
                Standard.RECOVERY.toBuilder().target(1, business(ofMinutes(5))).build()));
    }

    @Test
    void response_and_resolution_compare_across_a_recovery_in_another_calendar() {
        assertOne(
                "milestones.resolution.targets.1: PT5M is shorter than the target of response, PT10M;"
                        + " allowed: the same or more",
                policy -> policy.milestone(Standard.RECOVERY.toBuilder()
                                .target(1, business(ofHours(2)))
                                .build())
                        .milestone(Standard.RESOLUTION.toBuilder()
                                .target(1, ofMinutes(5))
                                .build()));
    }
}
