package io.incidentengine.policy;

import static io.incidentengine.policy.Contradictions.assertNone;
import static io.incidentengine.policy.Contradictions.assertOne;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.model.Time;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contradictions within ladders of rungs. */
@Tag("S20")
class LadderContradictionsTest {

    private static UnaryOperator<IncidentPolicy.Builder> responseLadder(Rung... rungs) {
        return policy -> policy.ladder(RESPONSE, rungs);
    }

    @Test
    void a_ladder_goes_up_in_time() {
        assertNone(responseLadder(
                Rung.atPercent(50),
                Rung.before(ofMinutes(2)),
                Rung.overdue(),
                Rung.after(ofMinutes(5)),
                Rung.after(ofHours(1)).repeated(ofHours(1), 24)));
    }

    @Test
    @Tag("S22")
    void every_rung_out_of_order_is_named() {
        assertThat(Contradictions.of(responseLadder(
                        Rung.overdue(), Rung.atPercent(80), Rung.after(ofHours(2)), Rung.after(ofHours(1)))))
                .containsExactly(
                        "ladders.response.80 %: it comes before the rung above it;"
                                + " allowed: rungs in the order of time",
                        "ladders.response.PT1H after: it comes before the rung above it;"
                                + " allowed: rungs in the order of time");
    }

    @Test
    @Tag("S22")
    void the_order_holds_at_every_level() {
        assertNone(responseLadder(Rung.before(ofMinutes(5)), Rung.atPercent(95), Rung.overdue()));
        assertOne(
                "ladders.response.PT5M before: it comes before the rung above it;"
                        + " allowed: rungs in the order of time",
                responseLadder(Rung.atPercent(80), Rung.before(ofMinutes(5)), Rung.overdue()));
    }

    @Test
    void rungs_at_the_same_place_are_no_contradiction() {
        assertNone(responseLadder(Rung.overdue(), Rung.overdue().named("call")));
    }

    @Test
    void a_name_is_used_once_in_a_ladder() {
        assertOne(
                "ladders.response.overdue: the name is used twice; allowed: once in a ladder",
                responseLadder(Rung.overdue(), Rung.overdue()));
    }

    @Test
    void a_warning_before_the_deadline_lies_after_the_start() {
        assertThat(Contradictions.of(responseLadder(Rung.before(ofMinutes(30)), Rung.overdue())))
                .containsExactly(
                        "ladders.response.PT30M before: PT30M before the deadline is no time after the start at level 1;"
                                + " allowed: less than PT10M",
                        "ladders.response.PT30M before: PT30M before the deadline is no time after the start at level 2;"
                                + " allowed: less than PT30M");
        assertNone(responseLadder(Rung.before(ofMinutes(9)), Rung.overdue()));
    }

    @Test
    void it_belongs_to_a_milestone_that_there_is() {
        assertOne(
                "ladders.respones: there is no such milestone; allowed: [response, recovery, resolution,"
                        + " major-incident report]",
                policy -> policy.ladder("respones", Rung.overdue()));
    }

    @Test
    @Tag("S22")
    void it_repeats_every_minute_at_most() {
        assertNone(responseLadder(Rung.overdue().repeated(ofMinutes(1), 60)));
        assertOne(
                "ladders.response.overdue: it repeats every PT59.999999S; allowed: PT1M and more",
                responseLadder(Rung.overdue().repeated(ofMinutes(1).minus(Time.GRAIN), 60)));
        assertOne(
                "ladders.response.overdue: it repeats every PT1S; allowed: PT1M and more",
                responseLadder(Rung.overdue().repeated(ofSeconds(1), Integer.MAX_VALUE)));
    }

    @Test
    void without_a_ladder_a_milestone_is_judged_and_nobody_told() {
        IncidentPolicy silent = EmergencyHandling.policy().toBuilder("silent", 1)
                .ladder(RESPONSE)
                .withoutNotification("R31")
                .withoutNotification("R32")
                .build();

        assertThat(silent.ladder(RESPONSE)).isEmpty();
        assertThat(silent.ladder("no such milestone")).isEmpty();
    }
}
