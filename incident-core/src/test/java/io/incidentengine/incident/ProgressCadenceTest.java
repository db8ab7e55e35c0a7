package io.incidentengine.incident;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Facts;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R29")
@Tag("S23")
class ProgressCadenceTest {

    /** Ticks late, by something else every time. */
    private static Life tickedEveryHour(Life life, int from, int to) {
        for (int hour = from; hour <= to; hour++) {
            life.tickAt(ofHours(hour).plusSeconds(7L * hour));
        }
        return life;
    }

    @Test
    void it_is_told_every_hour_without_drift() {
        Life life = tickedEveryHour(Life.ofLevel(2), 1, 5);

        assertThat(life.toldAt("R29")).containsExactly(ofHours(1), ofHours(2), ofHours(3), ofHours(4), ofHours(5));
        assertThat(life.told("R29").get(0).dueBy()).contains(Life.time(ofHours(2)));
    }

    @Test
    void it_is_anchored_at_the_initial_notification_however_early_the_report_was() {
        Life life = Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(2)
                        .reportedAt(Life.START.minus(ofMinutes(20)))
                        .build());

        assertThat(tickedEveryHour(life, 1, 2).toldAt("R29")).containsExactly(ofHours(1), ofHours(2));
    }

    @Test
    void what_becomes_level_2_later_is_anchored_then() {
        Life life = Life.ofLevel(3).at(ofMinutes(45)).severity(2);

        assertThat(tickedEveryHour(life, 1, 3).toldAt("R29")).containsExactly(ofMinutes(105), ofMinutes(165));
    }

    @Test
    @Tag("R30")
    void it_ends_with_rectification() {
        Life life =
                tickedEveryHour(Life.ofLevel(2).does(CommandType.RESPOND), 1, 2).does(CommandType.RECOVER);

        assertThat(tickedEveryHour(life, 3, 9).toldAt("R29")).hasSize(2);
    }

    @Test
    @Tag("R30")
    void resolving_without_a_separate_recovery_ends_it_too() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.RESOLVE);

        assertThat(tickedEveryHour(life, 1, 9).toldAt("R29")).isEmpty();
    }

    @Test
    void it_ends_when_the_level_falls_to_3_and_goes_on_upon_the_same_grid() {
        Life life = tickedEveryHour(Life.ofLevel(2), 1, 1).at(ofMinutes(90)).severity(3);
        assertThat(tickedEveryHour(life, 2, 4).toldAt("R29")).hasSize(1);

        life.at(ofMinutes(270)).severity(1);
        assertThat(tickedEveryHour(life, 5, 6).toldAt("R29")).containsExactly(ofHours(1), ofHours(5), ofHours(6));
    }

    @Test
    @Tag("S14")
    void it_resumes_on_the_grid_after_a_relapse() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND).at(ofMinutes(70)).does(CommandType.RECOVER);
        life.at(ofMinutes(250)).does(CommandType.RELAPSE);

        assertThat(tickedEveryHour(life, 5, 6).toldAt("R29")).containsExactly(ofHours(1), ofHours(5), ofHours(6));
    }

    @Test
    @Tag("S13")
    void it_resumes_on_the_grid_after_a_rejection_unless_the_service_stayed_recovered() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofMinutes(10)).does(CommandType.RESOLVE);
        life.at(ofMinutes(250)).does(CommandType.REJECT);
        assertThat(tickedEveryHour(life, 5, 6).toldAt("R29")).containsExactly(ofHours(5), ofHours(6));

        Life recovered =
                Life.in(IncidentStatus.RECOVERED).does(CommandType.RESOLVE).does(CommandType.REJECT);
        assertThat(tickedEveryHour(recovered, 1, 6).toldAt("R29")).isEmpty();
    }

    @Test
    @Tag("R11")
    void it_goes_on_while_it_is_with_developers() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.TRANSFER);

        assertThat(tickedEveryHour(life, 1, 3).toldAt("R29")).hasSize(3);
    }

    @Test
    void it_says_whether_anybody_recorded_progress_since_the_last_time() {
        Life life = Life.ofLevel(2).at(ofMinutes(30)).does(CommandType.RECORD_PROGRESS);
        tickedEveryHour(life, 1, 2);

        assertThat(life.events(ProgressFellDue.class))
                .extracting(ProgressFellDue::recorded)
                .containsExactly(true, false);
        assertThat(life.told("R29").get(0).facts()).containsEntry(Facts.NOTE, "pool enlarged");
        assertThat(life.told("R29").get(1).facts()).doesNotContainKey(Facts.NOTE);
    }

    @Test
    @Tag("S22")
    @Tag("S4")
    void after_downtime_one_message_stands_for_seven() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(7 * 60 + 20));

        assertThat(life.toldAt("R29")).containsExactly(ofHours(7));
        assertThat(life.told("R29").get(0).facts()).containsEntry(Facts.COLLAPSED, "6");
        assertThat(life.events(ProgressFellDue.class))
                .containsExactly(new ProgressFellDue(false, 6, Duration.ofMinutes(6 * 60 + 20)));
        assertThat(life.wakeUp()).contains(Life.time(ofMinutes(7 * 60 + 50)));
        assertThat(life.tickAt(ofHours(8)).toldAt("R29")).containsExactly(ofHours(7), ofHours(8));
    }
}
