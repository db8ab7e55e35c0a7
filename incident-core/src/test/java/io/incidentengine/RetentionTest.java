package io.incidentengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.Retention.Leaving;
import io.incidentengine.Retention.Work;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.port.ErasureResult;
import io.incidentengine.port.StoreException;
import io.incidentengine.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Actor MIA = Actor.of("mia", Role.INCIDENT_MANAGER, Role.SYSTEM);
    private static final Retention YEAR = Retention.days(365);

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-03-02T08:00:00Z"));
    private final Interposed store = new Interposed(new InMemoryStore());
    private final IncidentEngine engine =
            IncidentEngine.on(store.store()).time(time).sendOnCallingThread().build();
    private final List<Leaving> archived = new ArrayList<>();

    private IncidentId cancelled(String intake) {
        Report report = Report.of("payments", "Payments fail")
                .impact(Criterion.DATA_QUERY)
                .reporter(Person.of("rob", "Rob"))
                .build();
        IncidentId id = engine.report(MIA, Intake.of(intake, report)).incident().id();
        engine.handle(id, MIA, new Cancel("a drill"));
        while (!engine.runDue().isNothing()) {
            assertThat(engine.find(id)).isPresent();
        }
        return id;
    }

    @Test
    void what_is_over_for_long_enough_is_handed_over_and_removed() {
        IncidentId id = cancelled("call 1");
        Incident incident = engine.find(id).orElseThrow();
        time.moveTo(time.instant().plus(Duration.ofDays(365)));
        assertThat(engine.records().retire(YEAR, archived::add)).isEqualTo(new Work(0, false));

        time.moveTo(time.instant().plus(Duration.ofSeconds(1)));
        assertThat(engine.records().retire(YEAR, archived::add)).isEqualTo(new Work(1, false));
        assertThat(engine.find(id)).isEmpty();
        assertThat(archived).hasSize(1);
        assertThat(archived.get(0).dossier().incident()).isEqualTo(incident);
        assertThat(Incident.fold(id, archived.get(0).dossier().timeline())).isEqualTo(incident);
    }

    @Test
    void what_the_archive_does_not_take_stays() {
        cancelled("call 1");
        time.moveTo(time.instant().plus(Duration.ofSeconds(1)));
        IncidentId second = cancelled("call 2");
        time.moveTo(time.instant().plus(Duration.ofDays(366)));

        assertThatThrownBy(() -> engine.records().retire(YEAR, leaving -> {
                    if (leaving.dossier().incident().id().equals(second)) {
                        throw new IllegalStateException("the disk is full");
                    }
                }))
                .hasMessage("the disk is full");
        assertThat(engine.find(second)).isPresent();
        assertThat(engine.records().retire(YEAR, archived::add)).isEqualTo(new Work(1, false));
        assertThat(archived)
                .extracting(leaving -> leaving.dossier().incident().id())
                .containsExactly(second);
    }

    @Test
    void what_cannot_be_read_stays_and_the_others_leave() {
        IncidentId broken = cancelled("call 1");
        time.moveTo(time.instant().plus(Duration.ofSeconds(1)));
        IncidentId other = cancelled("call 2");
        time.moveTo(time.instant().plus(Duration.ofDays(366)));
        store.before("timeline", arguments -> failFor(broken, arguments[0], false));

        assertThat(engine.records().retire(YEAR, archived::add)).isEqualTo(new Work(1, false));
        assertThat(archived)
                .extracting(leaving -> leaving.dossier().incident().id())
                .containsExactly(other);

        store.before("timeline", arguments -> failFor(broken, arguments[0], true));
        assertThatExceptionOfType(StoreException.class)
                .as("an outage is nobody's fault")
                .isThrownBy(() -> engine.records().retire(YEAR, archived::add))
                .withMessage("broken");
    }

    private static void failFor(IncidentId broken, Object id, boolean outage) {
        if (id.equals(broken)) {
            throw new StoreException("broken", null, outage);
        }
    }

    @Test
    void a_batch_that_cannot_be_read_announces_no_rest() {
        for (int i = 0; i < 100; i++) {
            cancelled("call " + i);
        }
        time.moveTo(time.instant().plus(Duration.ofDays(366)));
        store.before("timeline", arguments -> {
            throw new StoreException("broken", null, false);
        });

        assertThat(engine.records().retire(YEAR, archived::add)).isEqualTo(new Work(0, false));
    }

    @Test
    void a_batch_is_removed_at_once_and_the_rest_is_announced() {
        for (int i = 0; i < 101; i++) {
            cancelled("call " + i);
        }
        time.moveTo(time.instant().plus(Duration.ofDays(366)));

        assertThat(engine.records().retire(YEAR, leaving -> {})).isEqualTo(new Work(100, true));
        assertThat(engine.records().retire(YEAR, leaving -> {})).isEqualTo(new Work(1, false));
    }

    @Test
    @Tag("R17")
    void what_may_still_recur_is_kept() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> engine.records().retire(new Retention(Duration.ofMinutes(1)), archived::add))
                .withMessageStartingWith("retention is PT1M; allowed: at least PT");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Retention.days(0));
    }

    @Test
    @Tag("S35")
    void a_person_is_erased_from_what_is_over() {
        IncidentId id = cancelled("call 1");
        PersonId nobody = PersonId.of("erased-1");

        ErasureResult result = engine.records().erase(Erasure.of(PersonId.of("rob"), nobody), null);
        assertThat(result).isEqualTo(new ErasureResult(1, List.of(), id, false));
        assertThat(engine.find(id).orElseThrow().people().reporters())
                .extracting(Person::id)
                .containsExactly(nobody);
    }
}
