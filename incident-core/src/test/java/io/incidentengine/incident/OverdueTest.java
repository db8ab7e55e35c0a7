package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverdueTest {
    private static final Duration GRAIN = ofNanos(1_000);

    static Stream<Arguments> the_table_of_limits() {
        return Stream.of(
                Arguments.of(1, RESPONSE, ofMinutes(10)),
                Arguments.of(1, RECOVERY, ofHours(2)),
                Arguments.of(1, RESOLUTION, ofDays(7)),
                Arguments.of(2, RESPONSE, ofMinutes(30)),
                Arguments.of(2, RECOVERY, ofHours(6)),
                Arguments.of(2, RESOLUTION, ofDays(20)),
                Arguments.of(3, RESPONSE, ofMinutes(60)),
                Arguments.of(3, RECOVERY, ofHours(24)),
                Arguments.of(3, RESOLUTION, ofDays(60)));
    }

    @ParameterizedTest
    @MethodSource("the_table_of_limits")
    @Tag("R21")
    @Tag("R34")
    @Tag("S3")
    void a_limit_is_kept_at_the_deadline_and_missed_a_microsecond_later(int level, String milestone, Duration limit) {
        Life life = Life.ofLevel(level).tickAt(limit);
        assertThat(life.outcome(milestone)).isNull();

        life.tickAt(limit.plus(GRAIN));
        assertThat(life.outcome(milestone)).isEqualTo(Outcome.BREACHED);
        assertThat(life.verdict(milestone).orElseThrow().at()).isEqualTo(Life.time(limit.plus(GRAIN)));
        assertThat(life.verdict(milestone).orElseThrow().deadline()).isEqualTo(Life.time(limit));
        assertThat(life.happened(RungFired.class).rung()).isEqualTo(Rung.OVERDUE);
    }

    @ParameterizedTest
    @MethodSource("the_table_of_limits")
    @Tag("R31")
    @Tag("R32")
    void each_of_the_three_limits_is_told_at_levels_1_and_2(int level, String milestone, Duration limit) {
        Life life = Life.ofLevel(level).tickAt(limit).tickAt(limit.plus(GRAIN));

        if (level == 3) {
            assertThat(life.notifications()).isEmpty();
        } else {
            assertThat(life.told()).containsExactly("R31", "R32");
            assertThat(life.lastChange().notifications()).allSatisfy(told -> {
                assertThat(told.facts()).containsEntry(Facts.MILESTONE, milestone);
                assertThat(told.facts())
                        .containsEntry(Facts.DEADLINE, Life.time(limit).toString());
                assertThat(told.facts()).doesNotContainKey(Facts.CAUSE);
                assertThat(told.dueBy()).contains(Life.time(limit.plus(GRAIN).plusMinutes(30)));
            });
        }
    }

    @Test
    @Tag("R31")
    void the_service_owner_is_written_to_and_team_and_leader_get_copies() {
        Notification told = Life.ofLevel(1).tickAt(ofMinutes(11)).told("R31").get(0);

        assertThat(told.rule().channels()).containsExactlyInAnyOrder(ChannelType.SMS, ChannelType.EMAIL);
        assertThat(told.rule().to()).containsExactly(Audience.SERVICE_OWNER);
        assertThat(told.rule().cc()).containsExactly(Audience.OM_TEAM, Audience.RD_LEADER);
    }

    @Test
    @Tag("R32")
    void the_leader_of_development_is_called() {
        Notification told = Life.ofLevel(1).tickAt(ofMinutes(11)).told("R32").get(0);

        assertThat(told.rule().channels()).containsExactly(ChannelType.PHONE);
        assertThat(told.rule().to()).containsExactly(Audience.RD_LEADER);
    }

    @Test
    @Tag("R31")
    @Tag("S20")
    void it_is_told_once_by_default_and_again_and_again_where_the_policy_says_so() {
        Life once = Life.ofLevel(1).tickAt(ofMinutes(11)).tickAt(ofMinutes(59));
        assertThat(once.told("R31")).hasSize(1);

        Life often = Life.under(EmergencyHandling.policy().toBuilder("pushy", 1)
                        .ladder(RESPONSE, Rung.overdue().repeated(ofMinutes(15), 3))
                        .build())
                .report(Life.reportOfLevel(1).build());
        for (int minute = 5; minute <= 90; minute += 5) {
            often.tickAt(ofMinutes(minute));
        }
        assertThat(often.toldAt("R31")).containsExactly(ofMinutes(10).plus(GRAIN), ofMinutes(25), ofMinutes(40));
    }

    @Test
    @Tag("R31")
    @Tag("R23")
    void a_response_ends_the_repeats() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("pushy", 1)
                        .ladder(RESPONSE, Rung.overdue().repeated(ofMinutes(15), 3))
                        .build())
                .report(Life.reportOfLevel(1).build())
                .at(ofMinutes(20))
                .does(CommandType.RESPOND)
                .tickAt(ofMinutes(90));

        assertThat(life.toldAt("R31")).containsExactly(ofMinutes(10).plus(GRAIN));
    }
}
