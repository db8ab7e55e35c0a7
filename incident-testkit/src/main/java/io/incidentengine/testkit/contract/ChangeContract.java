package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.RefusedException;
import io.incidentengine.port.ChangeResult.Unknown;
import io.incidentengine.port.ReportResult.Attached;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code change} promises. */
abstract class ChangeContract extends StoreTopic {

    /** Changes something, and tells what the decision was handed. */
    private Siblings handed(String id, Instant now) {
        AtomicReference<Siblings> handed = new AtomicReference<>();
        store().change(id(id), (incident, siblings) -> {
            handed.set(siblings);
            return handling(new RecordLesson("look twice"), now).decide(incident, siblings);
        });
        return Objects.requireNonNull(handed.get(), "the decision was not called");
    }

    @Test
    final void an_unknown_id_is_said_to_be_and_the_decision_is_not_called() {
        open("A", LEVEL_1, T);

        assertThat(store().change(id("B"), (incident, siblings) -> fail("called")))
                .isEqualTo(new Unknown(id("B")));
    }

    @Test
    final void an_incident_without_a_key_has_no_siblings() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_1, T);

        assertThat(handed("A", minutes(1))).isEqualTo(Siblings.NONE);
    }

    @Test
    @Tag("S14")
    @Tag("S25")
    final void the_open_incident_is_no_sibling_of_its_own() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "network"), "B", T);

        assertThat(handed("A", minutes(1)).open()).isEmpty();
    }

    @Test
    @Tag("S14")
    @Tag("S25")
    final void a_closed_incident_is_handed_the_open_one_with_its_key() {
        report(keyed("i", "disk"), "A", T);
        recoverAndClose("A", minutes(1));
        assertThat(handed("A", minutes(2)).open()).isEmpty();

        report(keyed("ii", "disk"), "B", minutes(3));
        assertThat(handed("A", minutes(4)).open()).contains(id("B"));

        handle("B", new Cancel("a mistake"), minutes(5));
        assertThat(handed("A", minutes(6)).open()).isEmpty();
    }

    @Test
    @Tag("S14")
    final void reopening_is_refused_while_another_is_open_with_the_key() {
        report(keyed("i", "disk"), "A", T);
        recoverAndClose("A", minutes(1));
        report(keyed("ii", "disk"), "B", minutes(2));

        assertThatThrownBy(() -> handle("A", new Reopen("down again"), minutes(3)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("B");
        assertThat(find("A").status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    @Tag("S14")
    @Tag("S25")
    final void an_incident_that_is_reopened_takes_its_key_again() {
        report(keyed("i", "disk"), "A", T);
        recoverAndClose("A", minutes(1));
        handle("A", new Reopen("down again"), minutes(2));

        assertThat(report(keyed("ii", "disk"), "B", minutes(3))).isInstanceOf(Attached.class);
        assertThat(report(keyed("iii", "disk"), "C", minutes(3)).incident().id())
                .isEqualTo(id("A"));
    }

    @Test
    @Tag("S25")
    @Tag("S26")
    final void a_decision_that_opens_a_second_incident_with_the_key_is_not_stored() {
        report(keyed("i", "disk"), "A", T);
        recoverAndClose("A", minutes(1));
        report(keyed("ii", "disk"), "B", minutes(2));
        Picture before = picture("A");

        assertThatThrownBy(() -> store().change(
                                id("A"),
                                (incident, siblings) -> handling(new Reopen("down again"), minutes(3))
                                        .decide(incident, Siblings.NONE)))
                .isInstanceOf(RuntimeException.class);

        assertThat(picture("A")).isEqualTo(before);
        assertThat(report(keyed("iii", "disk"), "C", minutes(4)).incident().id())
                .isEqualTo(id("B"));
    }
}
