package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RESOLUTION;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.RefusedException;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S13")
class LapseTest {
    private static final IncidentPolicy LAPSING = EmergencyHandling.policy().toBuilder("lapsing", 1)
            .confirmation(ConfirmationPolicy.STANDARD.closedAfter(ofDays(5)))
            .build();

    /** Resolved after an hour, so it lapses after five days and an hour. */
    private static Life resolved() {
        return Life.under(LAPSING)
                .report(Life.reportOfLevel(2).build())
                .does(CommandType.RESPOND)
                .at(ofHours(1))
                .does(CommandType.RESOLVE);
    }

    @Test
    @Tag("S21")
    void what_nobody_answers_is_closed_by_the_engine_in_time() {
        Life life = resolved();
        assertThat(life.wakeUp()).contains(Life.time(ofDays(5).plusHours(1)));

        life.at(life.wakeUp().orElseThrow()).tick();
        assertThat(life.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(life.happened(IncidentClosed.class))
                .isEqualTo(new IncidentClosed("nobody answered in time", true, Duration.ZERO));
        assertThat(life.lastChange().entries().get(0).actor()).isEqualTo(Actor.ENGINE);
        assertThat(life.outcome(RESOLUTION)).isEqualTo(Outcome.MET);
        assertThat(life.wakeUp()).isEmpty();
    }

    @Test
    @Tag("S4")
    void a_lapse_that_the_engine_notices_late_is_marked_with_the_lag() {
        Life life = resolved().tickAt(ofDays(30).plusHours(1));

        assertThat(life.events(IncidentClosed.class))
                .extracting(IncidentClosed::lag)
                .containsExactly(ofDays(25));
    }

    @Test
    void where_silence_confirms_closing_is_left_to_an_engineer() {
        IncidentPolicy confirming = EmergencyHandling.policy().toBuilder("confirming", 1)
                .confirmation(ConfirmationPolicy.STANDARD.confirmedAfter(ofDays(5)))
                .build();
        Life life = Life.under(confirming)
                .report(Life.reportOfLevel(2).build())
                .does(CommandType.RESPOND)
                .at(ofHours(1))
                .does(CommandType.RESOLVE)
                .tickAt(ofDays(5).plusHours(1));
        assertThat(life.status()).isEqualTo(IncidentStatus.CONFIRMED);
        assertThat(life.outcome(RESOLUTION)).isEqualTo(Outcome.MET);
        assertThat(life.wakeUp()).isEmpty();

        assertThat(life.does(CommandType.CLOSE).status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    void by_default_it_waits_for_ever() {
        Life life = Life.in(IncidentStatus.RESOLVED).tickAt(ofDays(1_000));

        assertThat(life.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(life.wakeUp()).isEmpty();
    }

    @Test
    @Tag("S22")
    void after_downtime_it_is_closed_as_of_when_it_lapsed() {
        Life life = resolved().tickAt(ofDays(30));

        assertThat(life.lastChange().entries().get(0).effective())
                .isEqualTo(Life.time(ofDays(5).plusHours(1)));
    }

    @Test
    @Tag("S6")
    void a_microsecond_before_it_can_be_rejected_and_at_that_instant_it_is_too_late() {
        Life life = resolved().at(ofDays(5).plusHours(1).minus(ofNanos(1_000))).does(CommandType.REJECT);
        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> resolved().at(ofDays(5).plusHours(1)).does(CommandType.REJECT))
                .withMessageContaining("it is CLOSED; allowed: reopen");
    }

    @Test
    @Tag("S6")
    void a_back_dated_word_comes_too_late_whether_or_not_anybody_looked() {
        for (Life life : new Life[] {resolved(), resolved().tickAt(ofDays(6))}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> life.at(ofDays(7)).did(CommandType.REJECT, ofDays(4)))
                    .withMessageContaining("it is CLOSED");
        }
    }

    @Test
    void a_rejection_ends_the_waiting_and_the_next_resolution_begins_it_anew() {
        Life life = resolved().at(ofDays(4)).does(CommandType.REJECT).does(CommandType.RESOLVE);

        assertThat(life.tickAt(ofDays(8)).status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(life.tickAt(ofDays(9)).status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    @Tag("R16")
    void a_major_incident_that_lapsed_owes_its_report() {
        Life life = Life.under(LAPSING)
                .report(Life.reportOfLevel(1).build())
                .does(CommandType.RESPOND)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .tickAt(ofDays(11));

        assertThat(life.told()).containsExactly("R16 chase");
        assertThat(life.events(IncidentClosed.class)).hasSize(1);
    }
}
