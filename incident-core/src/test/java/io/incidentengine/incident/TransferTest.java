package io.incidentengine.incident;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentEvent.HandedBack;
import io.incidentengine.incident.IncidentEvent.TransferredToDevelopers;
import io.incidentengine.incident.Lifecycle.Place;
import io.incidentengine.model.Audience;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.RefusedException;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransferTest {

    @Test
    @Tag("R4")
    @Tag("R6")
    void what_is_unresolvable_here_goes_to_developers() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.TRANSFER);

        assertThat(life.happened(TransferredToDevelopers.class).team()).isEqualTo("db developers");
        assertThat(life.incident().lifecycle().transfer().orElseThrow().place()).isEqualTo(Place.DEVELOPERS);
        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    @Tag("R25")
    @Tag("S13")
    void the_transfer_stops_the_resolution_clock_provisionally() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofDays(19))
                .does(CommandType.TRANSFER)
                .tickAt(ofDays(100));

        assertThat(life.reading(Milestone.RESOLUTION)).isInstanceOf(Reading.Provisional.class);
        assertThat(life.reading(Milestone.RESOLUTION).elapsed()).isEqualTo(ofDays(19));
        assertThat(life.outcome(Milestone.RESOLUTION)).isNull();
    }

    @Test
    @Tag("R25")
    void the_hand_back_resumes_the_clock_and_the_time_in_between_does_not_count() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofDays(19))
                .does(CommandType.TRANSFER)
                .at(ofDays(100))
                .does(CommandType.HAND_BACK)
                .tickAt(ofDays(101));

        assertThat(life.outcome(Milestone.RESOLUTION)).isNull();
        assertThat(life.tickAt(ofDays(101).plusNanos(1_000)).outcome(Milestone.RESOLUTION))
                .isEqualTo(Outcome.BREACHED);
    }

    @Test
    @Tag("R11")
    void the_owner_hears_of_the_hand_back_and_confirms_the_resolution() {
        Life life =
                Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.TRANSFER).does(CommandType.HAND_BACK);

        assertThat(life.happened(HandedBack.class).findings()).isEqualTo("leak found and fixed");
        assertThat(life.told()).containsExactly("R11 news");
        assertThat(life.lastChange().notifications().get(0).rule().to()).containsExactly(Audience.HANDLER);
        assertThat(life.incident().lifecycle().transfer()).isEmpty();
        assertThat(life.does(CommandType.RESOLVE).status()).isEqualTo(IncidentStatus.RESOLVED);
    }

    @Test
    @Tag("R11")
    void what_is_with_developers_is_not_resolved_before_it_is_handed_back() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.TRANSFER);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.RESOLVE))
                .withMessage(
                        "Cannot resolve incident INC-1: it is with developers (db developers); allowed: hand back");
    }

    @Test
    @Tag("R8")
    @Tag("R25")
    void what_problem_management_has_can_be_resolved_and_counts_from_the_transfer() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(3))
                .does(CommandType.TRANSFER_TO_PROBLEM)
                .at(ofDays(30))
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM);

        assertThat(life.verdict(Milestone.RESOLUTION).orElseThrow().at()).isEqualTo(Life.time(ofHours(3)));
        assertThat(life.outcome(Milestone.RESOLUTION)).isEqualTo(Outcome.MET);
    }

    @Test
    void what_is_transferred_is_not_transferred_again() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.TRANSFER_TO_PROBLEM);

        for (CommandType type : new CommandType[] {CommandType.TRANSFER, CommandType.TRANSFER_TO_PROBLEM}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> life.does(type))
                    .withMessageEndingWith(
                            "it is transferred already, to problem management (PRB-9); allowed: hand back");
        }
    }

    @Test
    void what_is_not_transferred_is_not_handed_back() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.HAND_BACK))
                .withMessage("Cannot hand back incident INC-1: it is not transferred; allowed: transfer");
    }

    @Test
    @Tag("R10")
    @Tag("R25")
    void it_can_go_there_and_back_again_and_only_the_time_here_counts() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS);
        for (int day = 1; day <= 39; day += 2) {
            life.at(ofDays(day)).does(CommandType.TRANSFER);
            life.at(ofDays(day + 1)).does(CommandType.HAND_BACK);
        }

        assertThat(life.reading(Milestone.RESOLUTION))
                .isEqualTo(new Reading.Running(ofDays(20), ofMinutes(0), Life.time(ofDays(40))));
    }
}
