package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LogPolicyTest {
    private static final IncidentPolicy POLICY = LogPolicy.policy();
    private static final IncidentPolicy DEFAULT = EmergencyHandling.policy();

    @Test
    @Tag("R26")
    void each_level_has_its_targets() {
        assertThat(targets(Milestone.RESPONSE)).containsExactly("PT10M", "PT30M", "PT1H", "PT1H");
        assertThat(targets(Milestone.RECOVERY)).containsExactly("PT2H", "PT6H", "PT24H", "PT24H");
        assertThat(targets(Milestone.RESOLUTION)).containsExactly("PT168H", "PT480H", "PT1440H", "PT1440H");
        assertThat(targets(LogPolicy.CLOSING)).containsExactly("PT24H", "PT24H", "PT213H", "PT504H");
        assertThat(targets(LogPolicy.CLOSING_ON_WEEKDAYS)).containsExactly("PT24H", "PT24H", "PT154H10M", "PT347H");
    }

    @Test
    @Tag("S13")
    void a_confirmation_lapses_after_five_days() {
        assertThat(POLICY.closing().confirmation().lapse()).contains(Duration.ofDays(5));
    }

    @Test
    void no_incident_is_major() {
        assertThat(POLICY.closing().majorIncidents().levels()).isEmpty();
        assertThat(POLICY.closing().majorIncidents().approval()).isFalse();
    }

    @Test
    void all_that_was_not_adjusted_is_as_the_default_has_it() {
        assertThat(POLICY.notifications())
                .isEqualTo(DEFAULT.notifications().stream()
                        .filter(rule -> !rule.name().equals("S23 reminder"))
                        .toList());
        assertThat(POLICY.ladders()).isEqualTo(DEFAULT.ladders());
        assertThat(POLICY.cadence().intervals()).isEqualTo(DEFAULT.cadence().intervals());
        assertThat(POLICY.roles()).isEqualTo(DEFAULT.roles());
        assertThat(POLICY.tolerances()).isEqualTo(DEFAULT.tolerances());
        assertThat(POLICY.closing().problemOffers()).isEqualTo(DEFAULT.closing().problemOffers());
    }

    private static List<String> targets(String milestone) {
        Milestone clock = POLICY.milestone(milestone).orElseThrow();
        return IntStream.rangeClosed(1, 4)
                .mapToObj(level -> clock.target(Severity.level(level))
                        .map(Target::amount)
                        .orElseThrow()
                        .toString())
                .toList();
    }
}
