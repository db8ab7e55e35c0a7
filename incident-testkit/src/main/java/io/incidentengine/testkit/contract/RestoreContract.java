package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Siblings;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.ReportResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Putting on record what was handled elsewhere. */
@Tag("R33")
abstract class RestoreContract extends StoreTopic {
    private final IncidentStore elsewhere = new InMemoryStore();

    private void reported(String intake, String key, String id, Instant now) {
        elsewhere.report(keyed(intake, key), now, LOOK_BACK, reporting(keyed(intake, key), id, now));
    }

    private void handled(String id, IncidentCommand command, Instant now) {
        elsewhere.change(id(id), handling(command, now));
    }

    private Change change(String id) {
        Incident incident = elsewhere.find(id(id)).orElseThrow();
        return Decisions.restore(Dossier.of(incident, elsewhere.timeline(id(id))), POLICY);
    }

    private List<IncidentId> restore(String... ids) {
        return store().archive().restore(Stream.of(ids).map(this::change).toList());
    }

    @Test
    final void it_is_as_if_it_had_been_handled_here() {
        reported("1", "disk", "A", T);
        reported("2", "disk", "A", minutes(1));
        handled("A", new Respond(), minutes(2));
        reported("3", "raid", "B", minutes(3));
        handled("B", new Cancel("a drill"), minutes(4));

        assertThat(restore("A", "B")).containsExactlyInAnyOrder(id("A"), id("B"));

        for (String id : List.of("A", "B")) {
            assertThat(store().find(id(id))).isEqualTo(elsewhere.find(id(id)));
            assertThat(store().timeline(id(id))).isEqualTo(elsewhere.timeline(id(id)));
            assertThat(store().outbox().journal(id(id))).isEmpty();
            assertThat(store().outbox().offers(id(id))).isEmpty();
        }
        assertThat(store().outbox().nextDue()).isEmpty();
        assertThat(store().nextDue()).isEqualTo(elsewhere.nextDue());
        for (IncidentFilter filter : List.of(
                IncidentFilter.ALL,
                IncidentFilter.where().key("disk").build(),
                IncidentFilter.where().open().owner("ann").build(),
                IncidentFilter.where().due(T, null).build())) {
            IncidentQuery query = IncidentQuery.of(filter);
            assertThat(store().search(query).incidents())
                    .isEqualTo(elsewhere.search(query).incidents());
        }
        assertThat(report(keyed("2", "anything"), "C", minutes(5))).isEqualTo(new ReportResult.Known(find("A")));
        assertThat(report(keyed("5", "disk"), "C", minutes(5))).isInstanceOf(ReportResult.Attached.class);
        assertThat(report(keyed("6", "raid"), "C", minutes(5))).isInstanceOf(ReportResult.Opened.class);
    }

    @Test
    final void time_goes_on_with_it_and_what_fell_due_on_the_way_is_due() {
        reported("1", "disk", "A", T);
        restore("A");

        Instant later = minutes(90);
        DueResult due = tick(later, 9);
        assertThat(DueContract.taken(due)).containsExactly(id("A"));
        elsewhere.changeDue(later, 9, ticking(later));
        assertThat(store().find(id("A"))).isEqualTo(elsewhere.find(id("A")));
        assertThat(store().timeline(id("A"))).isEqualTo(elsewhere.timeline(id("A")));
        handle("A", new Respond(), later);
        assertThat(Incident.fold(id("A"), store().timeline(id("A")))).isEqualTo(find("A"));
    }

    @Test
    final void a_recovery_elsewhere_is_one_that_its_fault_recurs_after() {
        InMemoryStore other = new InMemoryStore();
        reported("1", "disk", "A", T);
        restore("A");
        recoverAndClose("A", minutes(1));
        Change closed = Decisions.restore(Dossier.of(find("A"), store().timeline(id("A"))), POLICY);
        other.archive().restore(List.of(closed));

        Siblings[] handed = new Siblings[1];
        other.report(keyed("2", "disk"), minutes(9), LOOK_BACK, (open, siblings) -> {
            handed[0] = siblings;
            return reporting(keyed("2", "disk"), "B", minutes(9)).decide(open, siblings);
        });
        assertThat(handed[0]).isEqualTo(new Siblings(null, minutes(1)));
    }

    @Test
    final void what_is_here_already_stays_as_it_is() {
        reported("1", "disk", "A", T);
        reported("2", "raid", "B", T);
        restore("A");
        handle("A", new Respond(), minutes(1));
        Picture before = picture("A");

        assertThat(restore("A", "B")).containsExactly(id("B"));
        assertThat(picture("A").timeline()).isEqualTo(before.timeline());
        assertThat(find("A")).isEqualTo(before.incident().orElseThrow());
    }

    @Test
    final void with_the_open_key_of_another_nothing_is_stored() {
        report(keyed("0", "raid"), "C", T);
        reported("1", "disk", "A", T);
        reported("2", "raid", "B", T);

        assertThatIllegalStateException().isThrownBy(() -> restore("A", "B"));
        assertThat(store().find(id("A"))).isEmpty();
        assertThat(store().find(id("B"))).isEmpty();
        assertThat(report(keyed("1", "disk"), "D", T)).isInstanceOf(ReportResult.Opened.class);
    }

    @Test
    final void with_the_intake_of_another_nothing_is_stored() {
        report(keyed("2", "tape"), "C", T);
        reported("1", "disk", "A", T);
        reported("2", "raid", "B", T);

        assertThatIllegalStateException().isThrownBy(() -> restore("A", "B"));
        assertThat(store().find(id("A"))).isEmpty();
        assertThat(report(keyed("1", "disk"), "D", T)).isInstanceOf(ReportResult.Opened.class);
    }
}
