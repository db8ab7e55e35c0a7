package io.incidentengine.incident.issues;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Life;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Report;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A correction could put things in an order in which no command could have put them; clocks then ran for ever. */
@Tag("S5")
class MisplacedCorrectionTest {

    private static Life handled() {
        return Life.ofLevel(2).does(CommandType.RESPOND);
    }

    private static void refused(Life life, Signal signal, Duration at, String border) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> life.at(ofHours(10)).corrects(signal, at))
                .withMessageEndingWith("; allowed: not " + border);
    }

    @Test
    void a_fault_does_not_occur_after_the_service_came_back() {
        Report report = Life.reportOfLevel(2).occurredAt(Life.time(ofHours(-2))).build();
        Life life = Life.under(EmergencyHandling.policy())
                .report(report)
                .does(CommandType.RESPOND)
                .did(CommandType.RECOVER, ofHours(-1));

        refused(life, Signal.OCCURRED, ofMinutes(-30), "after 2026-03-02T07:00:00Z, when it was recovered");
        assertThat(life.corrects(Signal.OCCURRED, ofHours(-1))
                        .reading("recovery")
                        .elapsed())
                .isZero();
    }

    @Test
    void a_fault_does_not_occur_after_it_was_reported() {
        refused(handled(), Signal.OCCURRED, ofMinutes(1), "after 2026-03-02T08:00:00Z, when it was reported");
    }

    @Test
    void a_second_transfer_stays_behind_the_first_hand_back() {
        Life life = handled();
        life.at(ofHours(1)).does(CommandType.TRANSFER).at(ofHours(2)).does(CommandType.HAND_BACK);
        life.at(ofHours(3)).does(CommandType.TRANSFER);

        refused(life, Signal.TRANSFERRED, ofMinutes(90), "before 2026-03-02T10:00:00Z, when it was handed back");
        refused(life, Signal.HANDED_BACK, ofHours(4), "after 2026-03-02T11:00:00Z, when it was transferred");
        refused(life, Signal.HANDED_BACK, ofMinutes(30), "before 2026-03-02T09:00:00Z, when it was transferred");
    }

    @Test
    void a_second_recovery_stays_behind_the_relapse() {
        Life life = handled();
        life.at(ofHours(1)).does(CommandType.RECOVER).at(ofHours(2)).does(CommandType.RELAPSE);
        life.at(ofHours(3)).does(CommandType.RECOVER);

        refused(life, Signal.RECOVERED, ofMinutes(90), "before 2026-03-02T10:00:00Z, when it was relapsed");
        refused(life, Signal.RELAPSED, ofHours(4), "after 2026-03-02T11:00:00Z, when it was recovered");
    }

    @Test
    void a_recovery_stays_before_the_resolution_and_that_before_the_closing() {
        Life life = handled();
        life.at(ofHours(1)).does(CommandType.RECOVER).at(ofHours(2)).does(CommandType.RESOLVE);
        life.at(ofHours(3)).does(CommandType.CONFIRM).at(ofHours(4)).does(CommandType.CLOSE);

        refused(life, Signal.RECOVERED, ofHours(3), "after 2026-03-02T10:00:00Z, when it was resolved");
        refused(life, Signal.RESOLVED, ofHours(5), "after 2026-03-02T11:00:00Z, when it was confirmed");
        refused(life, Signal.RESOLVED, ofMinutes(30), "before 2026-03-02T09:00:00Z, when it was recovered");
        refused(life, Signal.RESPONDED, ofHours(-1), "before 2026-03-02T08:00:00Z, when it was reported");
    }

    @Test
    void a_resolution_that_was_rejected_stays_before_the_rejection() {
        Life life = handled();
        life.at(ofHours(1)).does(CommandType.RESOLVE).at(ofHours(2)).does(CommandType.REJECT);

        refused(life, Signal.RESOLVED, ofHours(3), "after 2026-03-02T10:00:00Z, when it was rejected");
    }
}
