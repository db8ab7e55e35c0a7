package io.incidentengine.incident;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.ProgressReminderFellDue;
import io.incidentengine.model.Audience;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Facts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S23")
class ProgressReminderTest {
    private static final String RULE = "S23 reminder";

    @Test
    void the_handler_is_reminded_before_progress_is_due() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND).tickAt(ofMinutes(50));

        assertThat(life.told()).containsExactly(RULE);
        assertThat(life.told(RULE).get(0).rule().to()).containsExactly(Audience.HANDLER);
        assertThat(life.told(RULE).get(0).facts()).containsEntry(Facts.DEADLINE, "2026-03-02T09:00:00Z");
    }

    @Test
    void who_recorded_progress_is_not_reminded() {
        Life life = Life.ofLevel(2).at(ofMinutes(10)).does(CommandType.RECORD_PROGRESS);

        assertThat(life.tickAt(ofHours(1)).told(RULE)).isEmpty();
        assertThat(life.tickAt(ofMinutes(110)).toldAt(RULE)).containsExactly(ofMinutes(110));
    }

    @Test
    void nobody_is_reminded_twice_of_the_same_hour() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(50)).tickAt(ofMinutes(55)).does(CommandType.RESPOND);

        assertThat(life.told(RULE)).hasSize(1);
    }

    @Test
    @Tag("S22")
    void a_reminder_of_what_has_fallen_due_meanwhile_is_on_record_but_not_sent() {
        Life life = Life.ofLevel(2).tickAt(ofHours(1));

        assertThat(life.events(ProgressReminderFellDue.class)).hasSize(1);
        assertThat(life.told(RULE)).isEmpty();
    }

    @Test
    void a_late_reminder_is_sent_while_it_is_of_use() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(59));

        assertThat(life.told()).containsExactly(RULE, "R31", "R32");
    }

    @Test
    void nobody_is_reminded_when_the_service_is_recovered() {
        Life life = Life.in(IncidentStatus.RECOVERED).tickAt(ofHours(5));

        assertThat(life.events(ProgressReminderFellDue.class)).isEmpty();
    }
}
