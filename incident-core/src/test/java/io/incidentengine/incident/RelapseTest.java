package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.ServiceRelapsed;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Facts;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S14")
class RelapseTest {
    private static Life relapsedAfter(int hours) {
        return Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(3))
                .does(CommandType.RECOVER)
                .at(ofHours(hours))
                .does(CommandType.RELAPSE);
    }

    @Test
    void the_recovery_clock_runs_on_and_the_time_in_between_counts() {
        Life life = relapsedAfter(5);

        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(5), ofHours(1), Life.time(ofHours(6))));
        assertThat(life.incident().recoveredAt()).isEmpty();
    }

    @Test
    void it_names_the_recovery_that_it_undoes() {
        Life life = relapsedAfter(5);
        long recovery = life.timeline().stream()
                .filter(entry -> entry.event() instanceof IncidentEvent.ServiceRecovered)
                .mapToLong(TimelineEntry::sequence)
                .findFirst()
                .orElseThrow();

        assertThat(life.happened(ServiceRelapsed.class))
                .isEqualTo(new ServiceRelapsed("pool exhausted again", recovery));
    }

    @Test
    void a_breach_found_by_it_says_so() {
        Life life = relapsedAfter(8);

        assertThat(life.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.RELAPSED);
        assertThat(life.told("R31").get(0).facts()).containsEntry(Facts.CAUSE, "relapsed");
    }

    @Test
    void it_can_recover_and_relapse_again_and_again() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS);
        for (int hour = 1; hour <= 5; hour++) {
            life.at(ofHours(hour)).does(CommandType.RECOVER).does(CommandType.RELAPSE);
        }
        life.at(ofHours(6)).does(CommandType.RECOVER);

        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Provisional(ofHours(6), Life.time(ofHours(6)), Life.time(ofHours(6))));
    }

    @Test
    void resolving_after_a_relapse_counts_as_another_recovery() {
        Life life = relapsedAfter(4).at(ofHours(5)).does(CommandType.RESOLVE);

        assertThat(life.incident().recoveredAt()).contains(Life.time(ofHours(5)));
        assertThat(life.told()).contains("R30");
    }
}
