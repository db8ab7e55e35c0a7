package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Criterion;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.ReportResult.Attached;
import io.incidentengine.port.ReportResult.Known;
import io.incidentengine.port.ReportResult.Opened;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code report} promises, but for what its decision is handed of earlier incidents: {@link LookBackContract}. */
@Tag("S25")
abstract class ReportContract extends StoreTopic {

    @Test
    final void a_report_opens_an_incident() {
        ReportResult result = report(intake("i", LEVEL_1), "A", T);

        assertThat(result).isInstanceOf(Opened.class);
        assertThat(result.incident()).isEqualTo(find("A"));
    }

    @Test
    final void an_intake_id_that_is_known_changes_nothing_whatever_the_report_says() {
        report(keyed("i", "disk"), "A", T);
        Picture before = picture("A");

        ReportResult again = report(intake("i", LEVEL_1), "B", minutes(1));
        ReportResult otherKey = report(keyed("i", "network"), "C", minutes(1));

        assertThat(again).isEqualTo(new Known(find("A")));
        assertThat(otherKey).isEqualTo(new Known(find("A")));
        assertThat(picture("A")).isEqualTo(before);
        assertThat(store().search(IncidentQuery.all()).incidents()).containsExactly(find("A"));
    }

    @Test
    final void the_intake_id_of_a_complaint_is_known_too() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "disk"), "B", T);

        assertThat(report(keyed("ii", "disk"), "C", T)).isEqualTo(new Known(find("A")));
    }

    @Test
    final void an_intake_id_is_known_for_good_even_if_its_incident_is_closed_and_another_is_open() {
        report(keyed("i", "disk"), "A", T);
        recoverAndClose("A", minutes(1));
        report(keyed("ii", "disk"), "B", minutes(2));

        assertThat(report(keyed("i", "disk"), "C", minutes(3))).isEqualTo(new Known(find("A")));
    }

    @Test
    final void a_report_with_the_key_of_an_open_incident_becomes_a_complaint() {
        report(keyed("i", "disk"), "A", T);

        ReportResult result = report(keyed("ii", "disk"), "B", T);

        assertThat(result).isInstanceOf(Attached.class);
        assertThat(result.incident()).isEqualTo(find("A"));
        assertThat(((Attached) result).change().entries())
                .isNotEmpty()
                .isEqualTo(store().timeline(id("A"))
                        .subList(1, store().timeline(id("A")).size()));
        assertThat(store().find(id("B"))).isEmpty();
    }

    @Test
    final void reports_with_other_keys_or_none_open_incidents_of_their_own() {
        report(keyed("i", "disk"), "A", T);

        assertThat(report(keyed("ii", "network"), "B", T)).isInstanceOf(Opened.class);
        assertThat(report(intake("iii", LEVEL_3), "C", T)).isInstanceOf(Opened.class);
        assertThat(report(intake("iv", LEVEL_3), "D", T)).isInstanceOf(Opened.class);
    }

    @Test
    final void a_key_is_held_until_its_incident_is_closed() {
        report(keyed("i", "disk"), "A", T);
        recover("A", minutes(1));
        assertThat(report(keyed("ii", "disk"), "B", minutes(2))).isInstanceOf(Attached.class);
        closeRecovered("A", minutes(3));

        assertThat(report(keyed("iii", "disk"), "C", minutes(4))).isInstanceOf(Opened.class);
        assertThat(report(keyed("iv", "disk"), "D", minutes(5)).incident().id()).isEqualTo(id("C"));
    }

    @Test
    final void a_key_is_free_again_when_its_incident_is_cancelled() {
        report(keyed("i", "disk"), "A", T);
        handle("A", new Cancel("a mistake"), minutes(1));

        assertThat(report(keyed("ii", "disk"), "B", minutes(2))).isInstanceOf(Opened.class);
    }

    @Test
    final void changes_of_an_earlier_incident_do_not_free_the_key_of_the_open_one() {
        report(keyed("i", "disk"), "A", T);
        recoverAndClose("A", minutes(1));
        report(keyed("ii", "disk"), "B", minutes(2));

        handle("A", new RecordLesson("watch the disk"), minutes(3));

        assertThat(report(keyed("iii", "disk"), "C", minutes(4)).incident().id())
                .isEqualTo(id("B"));
    }

    /** The open incident is over by now, so the report opens another. */
    private static ReportDecision replacing(Intake intake, String newId, Instant now) {
        return (open, siblings) -> new ReportChange(
                handling(new Cancel("over by now"), now).decide(open.orElseThrow(), Siblings.NONE),
                reporting(intake, newId, now)
                        .decide(Optional.empty(), Siblings.NONE)
                        .change());
    }

    @Test
    @Tag("S26")
    final void an_open_incident_that_is_over_by_now_is_closed_with_the_report_that_finds_it() {
        report(keyed("i", "disk"), "A", T);
        Intake again = keyed("ii", "disk");

        ReportResult result = store().report(again, minutes(1), LOOK_BACK, replacing(again, "B", minutes(1)));

        assertThat(result).isInstanceOf(Opened.class);
        assertThat(result.incident()).isEqualTo(find("B"));
        Change before = Objects.requireNonNull(((Opened) result).before(), "what closed");
        assertThat(before.incident()).isEqualTo(find("A"));
        assertThat(store().timeline(id("A"))).endsWith(before.entries().toArray(new TimelineEntry[0]));
        assertThat(find("A").isOpen()).isFalse();
        assertThat(report(keyed("iii", "disk"), "C", minutes(2)).incident().id())
                .isEqualTo(id("B"));
    }

    @Test
    @Tag("S26")
    final void if_the_new_incident_cannot_be_stored_the_one_that_is_over_has_not_closed_either() {
        report(keyed("i", "disk"), "A", T);
        open("B", LEVEL_3, T);
        Picture before = picture("A");
        Intake again = keyed("ii", "disk");

        assertThatThrownBy(() -> store().report(again, minutes(1), LOOK_BACK, replacing(again, "B", minutes(1))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(picture("A")).isEqualTo(before);
    }

    @Test
    @Tag("S26")
    final void the_id_of_a_new_incident_must_not_be_taken() {
        open("A", LEVEL_1, T);
        Picture before = picture("A");
        Intake second = intake("second", Criterion.SERIOUS_DAMAGE);

        assertThatThrownBy(() -> report(second, "A", minutes(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A");

        assertThat(picture("A")).isEqualTo(before);
        assertThat(report(second, "B", minutes(1))).isInstanceOf(Opened.class);
    }

    @Test
    final void a_new_incident_must_not_take_the_id_of_one_that_is_closed() {
        open("A", LEVEL_3, T);
        recoverAndClose("A", minutes(1));

        assertThatThrownBy(() -> report(intake("second", LEVEL_1), "A", minutes(2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(find("A").status()).isEqualTo(IncidentStatus.CLOSED);
    }
}
