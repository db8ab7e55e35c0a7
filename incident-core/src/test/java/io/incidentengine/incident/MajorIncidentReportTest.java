package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.MAJOR_INCIDENT_REPORT;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentEvent.MajorIncidentReportFiled;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.model.Audience;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.RefusedException;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closed at the start, due five days later. */
@Tag("R16")
class MajorIncidentReportTest {
    private static final Duration OVERDUE = ofDays(5).plusNanos(1_000);

    private static Life closed() {
        return Life.ofLevel(1)
                .does(CommandType.RESPOND)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE);
    }

    @Test
    @Tag("S3")
    void it_is_due_five_days_after_closing() {
        Life life = closed();

        assertThat(life.wakeUp()).contains(Life.time(OVERDUE));
        assertThat(life.tickAt(ofDays(5)).outcome(MAJOR_INCIDENT_REPORT)).isNull();
        assertThat(life.tickAt(OVERDUE).outcome(MAJOR_INCIDENT_REPORT)).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void it_is_chased_every_day_until_it_is_filed() {
        Life life = closed();
        for (int day = 0; day < 3; day++) {
            life.at(life.wakeUp().orElseThrow()).tick();
            assertThat(life.told()).containsExactly("R16 chase");
        }
        life.at(ofHours(7 * 24 + 1)).does(CommandType.FILE_REPORT).tickAt(ofDays(30));

        assertThat(life.toldAt("R16 chase")).containsExactly(OVERDUE, ofDays(6), ofDays(7));
        assertThat(life.wakeUp()).isEmpty();
        assertThat(life.events(MajorIncidentReportFiled.class)).containsExactly(new MajorIncidentReportFiled("MIR-1"));
        assertThat(life.incident().handling().report()).contains("MIR-1");
        assertThat(life.outcome(MAJOR_INCIDENT_REPORT)).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void the_incident_manager_is_chased_and_the_handler_gets_a_copy() {
        Life life = closed().tickAt(OVERDUE);

        assertThat(life.lastChange().notifications().get(0).rule().to()).containsExactly(Audience.INCIDENT_MANAGER);
        assertThat(life.lastChange().notifications().get(0).rule().cc()).containsExactly(Audience.HANDLER);
    }

    @Test
    void filed_in_time_it_is_met_and_never_chased() {
        Life life = closed().at(ofDays(5)).does(CommandType.FILE_REPORT).tickAt(ofDays(30));

        assertThat(life.outcome(MAJOR_INCIDENT_REPORT)).isEqualTo(Outcome.MET);
        assertThat(life.told("R16 chase")).isEmpty();
    }

    @Test
    @Tag("S22")
    void after_downtime_every_chase_is_on_record_and_one_is_sent() {
        Life life = closed().tickAt(ofDays(9));

        assertThat(life.told()).containsExactly("R16 chase");
        assertThat(life.lastChange().notifications().get(0).at()).isEqualTo(Life.time(ofDays(9)));
        assertThat(life.events(RungFired.class)).extracting(RungFired::count).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void it_is_not_filed_twice() {
        Life life = closed().does(CommandType.FILE_REPORT);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.FILE_REPORT))
                .withMessageEndingWith("it has its report filed already");
    }

    @Test
    void what_is_not_major_has_none() {
        Life life = Life.in(IncidentStatus.CLOSED);

        assertThat(life.wakeUp()).isEmpty();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.FILE_REPORT))
                .withMessageEndingWith("it is no major incident");
    }

    @Test
    @Tag("R14")
    void what_was_declared_major_has_one_too() {
        Life life = Life.in(IncidentStatus.RESOLVED)
                .does(CommandType.DECLARE_MAJOR)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.CONFIRM)
                .at(ofHours(1))
                .does(CommandType.CLOSE);

        assertThat(life.wakeUp()).contains(Life.time(OVERDUE.plus(ofHours(1))));
    }

    @Test
    @Tag("S14")
    void another_cycle_asks_for_another_report() {
        Life life = closed().does(CommandType.FILE_REPORT).at(ofDays(1)).does(CommandType.REOPEN);

        assertThat(life.incident().handling().report()).isEmpty();
        assertThat(life.outcome(MAJOR_INCIDENT_REPORT)).isNull();
        life.does(CommandType.RESPOND)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE);
        assertThat(life.wakeUp()).contains(Life.time(ofDays(6).plus(ofNanos(1_000))));
    }
}
