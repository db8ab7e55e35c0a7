package io.incidentengine.incident;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Report;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Facts;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R17")
class RecurrenceTest {
    private static final Duration GRAIN = ofNanos(1_000);

    private static Report.Builder systemFault() {
        return Report.of("portal", "Node down").impact(Criterion.SYSTEM_FAULT);
    }

    private static Life recovered(Instant at) {
        return Life.under(EmergencyHandling.policy()).beside(new Siblings(null, at));
    }

    @Test
    void the_same_fault_within_24_hours_of_its_recovery_is_of_level_1() {
        Life life =
                recovered(Life.START.minus(ofHours(24))).report(systemFault().build());

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.incident().impact().recurring()).isTrue();
        assertThat(life.incident().impact().classification().reason())
                .isEqualTo("system fault, recurring within a short period");
    }

    @Test
    void a_microsecond_more_and_it_is_of_level_2() {
        Life life = recovered(Life.START.minus(ofHours(24)).minus(GRAIN))
                .report(systemFault().build());

        assertThat(life.level()).isEqualTo(2);
        assertThat(life.incident().impact().recurring()).isFalse();
        assertThat(life.offers()).isEmpty();
    }

    @Test
    @Tag("R24")
    void what_counts_is_when_it_occurred_again() {
        Report report = systemFault().occurredAt(Life.START.minus(ofHours(1))).build();

        assertThat(recovered(Life.START.minus(ofHours(25))).report(report).level())
                .isEqualTo(1);
        assertThat(recovered(Life.START.minus(ofHours(25)).minus(GRAIN))
                        .report(report)
                        .level())
                .isEqualTo(2);
    }

    @Test
    void what_occurred_before_the_recovery_did_not_recur() {
        Report report = systemFault().occurredAt(Life.START.minus(ofHours(2))).build();

        assertThat(recovered(Life.START.minus(ofHours(1))).report(report).level())
                .isEqualTo(2);
    }

    @Test
    void other_faults_do_not_worsen_by_recurring() {
        assertThat(recovered(Life.START).report(Life.reportOfLevel(2).build()).level())
                .isEqualTo(2);
    }

    @Test
    @Tag("S14")
    void reopening_within_the_window_raises_a_system_fault() {
        Life life = closedSystemFault().at(ofHours(24)).does(CommandType.REOPEN);

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.incident().impact().recurring()).isTrue();
    }

    @Test
    @Tag("S14")
    @Tag("R20")
    void reopening_that_raises_it_is_told_once_at_the_new_level_with_its_deadline() {
        Life life = closedSystemFault().at(ofHours(10)).does(CommandType.REOPEN);

        assertThat(life.told()).startsWith("R27", "R28").doesNotContain("R20", "R20 call");
        assertThat(List.of(life.told("R27").get(1), life.told("R28").get(1))).allSatisfy(initial -> {
            assertThat(initial.severity()).isEqualTo(Severity.level(1));
            assertThat(initial.facts())
                    .containsEntry(Facts.NOTE, "fails again")
                    .containsEntry(
                            Facts.NEXT_DEADLINE,
                            Life.time(ofHours(10).plusMinutes(10)).toString());
        });
        assertThat(life.happened(SeverityChanged.class).to().reason())
                .isEqualTo("system fault, recurring within a short period");
    }

    @Test
    @Tag("S14")
    @Tag("R20")
    void who_only_listens_for_a_rise_hears_of_one_by_reopening() {
        IncidentPolicy standard = EmergencyHandling.policy();
        IncidentPolicy.Builder policy = standard.toBuilder("rises alone", 1);
        standard.notifications().stream()
                .filter(rule -> rule.trigger() instanceof Trigger.FirstInScope)
                .forEach(rule -> policy.withoutNotification(rule.name()));
        policy.cadence(Cadence.NONE).withoutNotification("R29").withoutNotification("S23 reminder");
        Life life = closed(policy.build()).at(ofHours(10)).does(CommandType.REOPEN);

        assertThat(life.told()).startsWith("R20", "R20 call");
    }

    @Test
    @Tag("S14")
    void reopening_after_the_window_does_not() {
        Life life = closedSystemFault().at(ofHours(24).plus(GRAIN)).does(CommandType.REOPEN);

        assertThat(life.level()).isEqualTo(2);
        assertThat(life.incident().impact().recurring()).isFalse();
    }

    @Test
    @Tag("S14")
    void the_window_of_a_later_cycle_begins_with_its_own_recovery() {
        Life life = closedSystemFault().at(ofDays(2)).does(CommandType.REOPEN);
        close(life.at(ofDays(4))).at(ofDays(5)).does(CommandType.REOPEN);

        assertThat(life.level()).isEqualTo(1);
    }

    private static Life closedSystemFault() {
        return closed(EmergencyHandling.policy());
    }

    private static Life closed(IncidentPolicy policy) {
        return close(Life.under(policy).report(systemFault().reporter(Life.ROB).build()));
    }

    private static Life close(Life life) {
        return life.does(CommandType.RESPOND)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE);
    }
}
