package io.incidentengine.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.PauseReason;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.Target;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeds and scripts, and how they fail. */
class ChaosTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Assessment SLOW = Assessment.of(Criterion.DEGRADATION);

    /** Office hours in Berlin, through the nights of changed clocks, with pauses; and the default policy to move to. */
    static Chaos.Builder settings() {
        BusinessCalendar office = BusinessCalendar.in("Europe/Berlin")
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();
        IncidentPolicy standard = EmergencyHandling.policy();
        return Chaos.builder(standard.toBuilder("office-hours", 1)
                        .milestone(standard.milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                                .target(2, new Target(Duration.ofHours(16), office))
                                .pausedBy(PauseReason.WAITING_FOR_REPORTER)
                                .pausedBy(PauseReason.WAITING_FOR_VENDOR, Duration.ofHours(4))
                                .build())
                        .build())
                .or(standard);
    }

    @Test
    @Tag("S4")
    @Tag("S5")
    @Tag("S15")
    @Tag("S16")
    @Tag("S20")
    @Tag("S21")
    @Tag("S26")
    @Tag("S27")
    @Tag("S29")
    @Tag("S35")
    void whatever_happens_everything_that_always_holds_holds() {
        settings().build().runs(1, 200);
    }

    @Test
    void a_seed_always_stands_for_the_same_script() {
        Chaos chaos = settings().build();
        assertThat(chaos.run(42))
                .hasSize(50)
                .isEqualTo(settings().build().run(42))
                .isNotEqualTo(chaos.run(43));
        chaos.replay(chaos.run(42));
    }

    @Test
    void a_seed_that_fails_always_fails_alike_and_its_script_fails_without_it() {
        Chaos chaos = settings().store(PlantedStores.PausesTwice::new).build();
        ChaosFailure first = failure(() -> chaos.runs(1, 100));
        ChaosFailure second = failure(() -> chaos.runs(1, 100));
        assertThat(second).hasMessage(first.getMessage());

        ChaosFailure again = failure(() -> chaos.replay(first.script()));
        assertThat(again.script()).isEqualTo(first.script());
        assertThat(again.invariant()).isEqualTo(Invariant.PAUSES_COUNT_ONCE);
        settings().build().replay(first.script());
    }

    private static ChaosFailure failure(Runnable run) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(ChaosFailure.class, run::run);
    }
}
