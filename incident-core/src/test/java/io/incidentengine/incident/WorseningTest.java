package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Facts;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R20")
@Tag("S24")
class WorseningTest {

    @Test
    @Tag("S9")
    void it_is_one_command_with_a_reason_and_applies_the_new_targets_from_the_origin() {
        Life life = Life.ofLevel(2).at(ofMinutes(5)).severity(1);

        SeverityChanged changed = life.happened(SeverityChanged.class);
        assertThat(changed.from()).isEqualTo(Severity.level(2));
        assertThat(changed.to().severity()).isEqualTo(Severity.level(1));
        assertThat(changed.to().reason()).isEqualTo("as things look now");
        assertThat(changed.to().manual()).isTrue();
        assertThat(life.reading(RESPONSE))
                .isEqualTo(new Reading.Running(ofMinutes(5), ofMinutes(5), Life.time(ofMinutes(10))));
        assertThat(life.reading(RECOVERY)).extracting("deadline").isEqualTo(Life.time(ofHours(2)));
        assertThat(life.reading(RESOLUTION)).extracting("deadline").isEqualTo(Life.time(ofDays(7)));
    }

    @Test
    void the_audience_is_told_at_level_1_standard() {
        Life life = Life.ofLevel(2).severity(1);

        assertThat(life.told()).containsExactly("R20", "R20 call");
        assertThat(life.lastChange().notifications()).allSatisfy(notification -> {
            assertThat(notification.severity()).isEqualTo(Severity.level(1));
            assertThat(notification.facts()).containsEntry(Facts.NOTE, "as things look now");
        });
        assertThat(life.lastChange().notifications().get(1).rule().channels()).containsExactly(ChannelType.PHONE);
    }

    @Test
    void it_can_worsen_while_it_is_transferred() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(CommandType.TRANSFER)
                .at(ofDays(8))
                .severity(1);

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.reading(RESOLUTION)).isInstanceOf(Reading.Provisional.class);
        assertThat(life.reading(RESOLUTION)).extracting("deadline").isEqualTo(Life.time(ofDays(20)));
    }

    @Test
    void the_new_target_applies_when_the_hand_back_resumes_the_clock() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofDays(6))
                .does(CommandType.TRANSFER)
                .at(ofDays(8))
                .severity(1)
                .at(ofDays(9))
                .does(CommandType.HAND_BACK);

        assertThat(life.reading(RESOLUTION))
                .isEqualTo(new Reading.Running(ofDays(6), ofDays(1), Life.time(ofDays(10))));
    }

    @Test
    void what_is_provisionally_recovered_keeps_its_target() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(3))
                .does(CommandType.RECOVER)
                .severity(1);

        assertThat(life.reading(RECOVERY)).isInstanceOf(Reading.Provisional.class);
        assertThat(life.outcome(RECOVERY)).isNull();
        life.does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM);
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("S14")
    void the_new_target_applies_when_a_relapse_resumes_the_clock() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(3))
                .does(CommandType.RECOVER)
                .severity(1)
                .at(ofHours(4))
                .does(CommandType.RELAPSE);

        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);
        assertThat(life.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.RECLASSIFIED);
        assertThat(life.told()).contains("R31", "R32");
    }

    @Test
    void what_was_met_for_good_stays_met() {
        Life life = Life.ofLevel(2).at(ofMinutes(25)).does(CommandType.RESPOND).severity(1);

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
    }

    @Test
    void the_same_level_and_unknown_levels_are_refused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Life.ofLevel(2).severity(2))
                .withMessageEndingWith("it is level 2 already; allowed: another of [level 1, level 2, level 3]");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Life.ofLevel(2).severity(4))
                .withMessage("severity is level 4; allowed: [level 1, level 2, level 3]");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ChangeSeverity(Severity.level(1), " "))
                .withMessageStartingWith("severity reason is empty");
    }
}
