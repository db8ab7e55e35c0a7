package io.incidentengine.incident;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.model.Audience;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R30")
class RectificationTest {

    @Test
    void it_is_told_when_the_service_is_recovered() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(1)).does(CommandType.RECOVER);

        Notification told = life.told("R30").get(0);
        assertThat(told.rule().to()).containsExactly(Audience.SERVICE_OWNER);
        assertThat(told.rule().cc()).containsExactly(Audience.OM_TEAM);
        assertThat(told.facts()).containsEntry(Facts.NOTE, "pool restarted");
        assertThat(told.dueBy()).contains(Life.time(ofMinutes(90)));
    }

    @Test
    void resolving_without_a_separate_recovery_counts_as_recovery() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(1)).does(CommandType.RESOLVE);

        assertThat(life.told()).containsExactly("R29", "R30", "R7 confirmation");
        assertThat(life.happened(IncidentResolved.class).recovers()).isTrue();
        assertThat(life.incident().recoveredAt()).contains(Life.time(ofHours(1)));
    }

    @Test
    void resolving_after_a_recovery_does_not_tell_it_again() {
        Life life = Life.in(IncidentStatus.RECOVERED).does(CommandType.RESOLVE);

        assertThat(life.told()).containsExactly("R7 confirmation");
        assertThat(life.told("R30")).hasSize(1);
        assertThat(life.happened(IncidentResolved.class).recovers()).isFalse();
    }

    @Test
    @Tag("S14")
    void it_is_told_again_after_a_relapse() {
        Life life = Life.in(IncidentStatus.RECOVERED)
                .at(ofMinutes(10))
                .does(CommandType.RELAPSE)
                .at(ofMinutes(20))
                .does(CommandType.RECOVER);

        assertThat(life.toldAt("R30")).containsExactly(ofMinutes(0), ofMinutes(20));
    }

    @Test
    void nobody_is_told_of_level_3() {
        Life life = Life.ofLevel(3).does(CommandType.RESPOND).does(CommandType.RECOVER);

        assertThat(life.notifications()).isEmpty();
    }

    @Test
    @Tag("R7")
    @Tag("S13")
    void the_reporter_is_asked_to_confirm_at_every_level() {
        Life life = Life.ofLevel(3).does(CommandType.RESPOND).does(CommandType.RESOLVE);

        assertThat(life.told()).containsExactly("R7 confirmation");
        assertThat(life.notifications().get(0).rule().to()).containsExactly(Audience.REPORTER);
    }
}
