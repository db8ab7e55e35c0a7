package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S22")
class DowntimeTest {
    private static final IncidentPolicy LADDER = EmergencyHandling.policy().toBuilder("ladder", 1)
            .ladder(
                    RECOVERY,
                    Rung.atPercent(50),
                    Rung.before(ofHours(1)),
                    Rung.overdue().repeated(ofHours(1), 5))
            .notification(NotificationRule.of("half", NotificationKind.named("half time"))
                    .when(Trigger.onRung("50 %", RECOVERY))
                    .by(ChannelType.EMAIL)
                    .to(Audience.HANDLER)
                    .build())
            .notification(NotificationRule.of("soon", NotificationKind.named("due soon"))
                    .when(Trigger.onRung("PT1H before", RECOVERY))
                    .by(ChannelType.EMAIL)
                    .to(Audience.HANDLER)
                    .build())
            .build();

    private static Life life() {
        return Life.under(LADDER)
                .report(Life.reportOfLevel(2).build())
                .does(
                        Samples.actor(io.incidentengine.model.CommandType.RESPOND),
                        Samples.of(io.incidentengine.model.CommandType.RESPOND));
    }

    private static List<String> fired(Life life) {
        return life.events(RungFired.class).stream()
                .map(rung -> rung.rung() + "/" + rung.count())
                .toList();
    }

    private static Notification told(Life life, String rule) {
        return life.lastChange().notifications().stream()
                .filter(notification -> notification.rule().name().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("S20")
    void a_higher_step_is_told_though_repeats_below_it_came_later() {
        IncidentPolicy boss = LADDER.toBuilder("boss", 1)
                .ladder(
                        RECOVERY,
                        Rung.overdue().repeated(ofHours(1)),
                        Rung.after(ofMinutes(150)).named("call the boss"))
                .withoutNotification("half")
                .withoutNotification("soon")
                .notification(NotificationRule.of("boss", NotificationKind.named("boss"))
                        .when(Trigger.onRung("call the boss", RECOVERY))
                        .by(ChannelType.PHONE)
                        .to(Audience.named("boss"))
                        .build())
                .build();

        Life life = Life.in(IncidentStatus.IN_PROGRESS, boss).tickAt(ofHours(12));

        assertThat(fired(life)).containsSubsequence("overdue/3", "call the boss/1", "overdue/4", "overdue/6");
        assertThat(life.told()).contains("boss").doesNotContain("R31", "R32");
        assertThat(told(life, "boss").facts()).containsEntry(Facts.COLLAPSED, "7");
    }

    @Test
    @Tag("S20")
    void all_steps_are_recorded_and_the_highest_is_told() {
        Life life = life().tickAt(ofHours(8).plusMinutes(30));

        assertThat(fired(life)).containsExactly("50 %/1", "PT1H before/1", "overdue/1", "overdue/2", "overdue/3");
        assertThat(life.told()).containsExactly("R29", "R31", "R32");
        assertThat(told(life, "R31").facts()).containsEntry(Facts.COLLAPSED, "4");
        assertThat(told(life, "R31").at()).isEqualTo(Life.time(ofHours(8)));
        assertThat(life.lastChange().entries())
                .filteredOn(entry -> entry.event() instanceof RungFired)
                .extracting(TimelineEntry::effective)
                .isSorted();
    }

    @Test
    void before_the_deadline_the_highest_warning_is_told() {
        Life life = life().tickAt(ofHours(5));

        assertThat(life.told()).containsExactly("R29", "soon");
        assertThat(told(life, "soon").facts())
                .containsEntry(Facts.COLLAPSED, "1")
                .containsEntry(Facts.DEADLINE, "2026-03-02T14:00:00Z");
    }

    @Test
    void one_by_one_each_is_told() {
        Life life = life();
        for (int minute = 10; minute <= 8 * 60 + 30; minute += 10) {
            life.tickAt(ofMinutes(minute));
        }

        assertThat(life.told("half")).hasSize(1);
        assertThat(life.told("soon")).hasSize(1);
        assertThat(life.told("R31")).hasSize(3);
        assertThat(life.told("R31").get(0).facts()).doesNotContainKey(Facts.COLLAPSED);
    }

    @Test
    void a_step_that_nobody_is_told_of_does_not_swallow_a_lower_one() {
        Life life = Life.under(LADDER.toBuilder("silent", 1)
                        .withoutNotification("R31")
                        .withoutNotification("R32")
                        .build())
                .report(Life.reportOfLevel(2).build())
                .tickAt(ofHours(9));

        assertThat(life.told()).containsExactly("R29", "soon");
    }

    @Test
    void each_milestone_is_told_for_itself() {
        Life life = Life.ofLevel(2).tickAt(ofHours(7));

        assertThat(life.told("R31"))
                .extracting(notification -> notification.facts().get(Facts.MILESTONE))
                .containsExactly(RESPONSE, RECOVERY);
    }
}
