package io.incidentengine.incident;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import io.incidentengine.policy.EmergencyHandling;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InitialNotificationTest {

    @Test
    @Tag("R27")
    @Tag("S26")
    void the_service_owner_is_told_when_it_is_reported_and_the_team_gets_a_copy() {
        Life life = Life.ofLevel(2);

        Notification initial = life.told("R27").get(0);
        assertThat(initial.kind()).isEqualTo(NotificationKind.INITIAL);
        assertThat(initial.rule().channels()).containsExactlyInAnyOrder(ChannelType.SMS, ChannelType.EMAIL);
        assertThat(initial.rule().to()).containsExactly(Audience.SERVICE_OWNER);
        assertThat(initial.rule().cc()).containsExactly(Audience.OM_TEAM);
        assertThat(initial.dueBy()).contains(Life.time(ofMinutes(30)));
        assertThat(initial.facts()).containsEntry(Facts.TITLE, "Login fails").containsEntry(Facts.SERVICE, "portal");
    }

    @Test
    @Tag("R28")
    void the_leader_of_development_is_called() {
        Notification call = Life.ofLevel(1).told("R28").get(0);

        assertThat(call.rule().channels()).containsExactly(ChannelType.PHONE);
        assertThat(call.rule().to()).containsExactly(Audience.RD_LEADER);
        assertThat(call.dueBy()).contains(Life.time(ofMinutes(30)));
    }

    @Test
    @Tag("R27")
    @Tag("R28")
    void nobody_is_told_of_level_3() {
        assertThat(Life.ofLevel(3).notifications()).isEmpty();
    }

    @Test
    @Tag("R27")
    @Tag("R28")
    void what_first_becomes_level_2_later_is_told_then_with_30_minutes_from_then() {
        Life life = Life.ofLevel(3).at(ofHours(5)).severity(2);

        assertThat(life.told()).startsWith("R27", "R28");
        assertThat(life.told("R27").get(0).dueBy())
                .contains(Life.time(ofHours(5).plusMinutes(30)));
    }

    @Test
    @Tag("R27")
    @Tag("R28")
    void it_is_told_once_however_the_level_moves() {
        Life life = Life.ofLevel(2);
        life.at(ofMinutes(5)).severity(3);
        life.at(ofMinutes(6)).severity(2);
        life.at(ofMinutes(7)).severity(1);
        life.at(ofMinutes(8)).severity(2);

        assertThat(life.told("R27")).hasSize(1);
        assertThat(life.told("R28")).hasSize(1);
        assertThat(life.toldAt("R20")).containsExactly(ofMinutes(7));
    }

    @Test
    @Tag("R27")
    @Tag("S24")
    void who_is_told_that_it_is_there_does_not_hear_that_it_worsened() {
        assertThat(Life.ofLevel(3).severity(1).told()).containsExactly("R27", "R28");
    }

    @Test
    @Tag("R27")
    @Tag("S14")
    void another_cycle_is_told_again() {
        Life life = Life.in(IncidentStatus.CLOSED).at(ofDays(2)).does(CommandType.REOPEN);

        assertThat(life.told()).containsExactly("R27", "R28");
        assertThat(life.told("R27")).extracting(Notification::key).doesNotHaveDuplicates();
    }

    @Test
    @Tag("R27")
    @Tag("S22")
    void it_is_never_swallowed_however_late_the_report_is_recorded() {
        Life life = Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(2)
                        .reportedAt(Life.START.minus(ofHours(30)))
                        .build());

        assertThat(life.told()).startsWith("R27", "R28").contains("R31", "R32");
        assertThat(life.told("R27").get(0).dueBy())
                .contains(Life.START.minus(ofHours(30)).plus(ofMinutes(30)));
    }
}
