package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Documented;
import io.incidentengine.model.IncidentId;
import io.incidentengine.shared.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever happens to an incident, its documents say it all. */
class DocumentedLivesTest {

    @Test
    void whatever_is_done_state_and_timeline_are_read_as_they_were_written() {
        Seeds.check(40, seed -> {
            Script script = RandomScript.of(new Random(seed), true);
            Documented.there(DocumentForm.POLICY, script.policy());
            isDocumented(script.play(Script.NEVER).life());
        });
    }

    @Test
    void whatever_is_merged_and_migrated_state_and_timeline_are_read_as_they_were_written() {
        Seeds.check(25, seed -> {
            PairScript.Played played =
                    PairScript.of(new Random(seed ^ 0x5eed), true).play(Script.NEVER);
            isDocumented(played.first());
            isDocumented(played.second());
        });
    }

    @Test
    void the_lives_that_are_documented_hold_nearly_every_event() {
        Set<Class<?>> events = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            Life life =
                    RandomScript.of(new Random(seed), true).play(Script.NEVER).life();
            life.timeline().forEach(entry -> events.add(entry.event().getClass()));
        }

        assertThat(events).hasSizeGreaterThan(30);
    }

    private static void isDocumented(Life life) {
        IncidentId id = life.incident().id();
        List<TimelineEntry> read = new ArrayList<>();
        Incident state = Incident.fold(id, life.timeline().subList(0, 1));
        for (TimelineEntry entry : life.timeline()) {
            state = entry.sequence() == 1 ? state : state.apply(entry);
            read.add(Documented.there(DocumentForm.ENTRY, entry));
            Documented.there(DocumentForm.INCIDENT, state);
        }
        Incident stored = Documented.there(DocumentForm.INCIDENT, life.incident());
        assertThat(Incident.fold(id, read)).isEqualTo(stored);
        life.notifications().forEach(told -> Documented.there(DocumentForm.NOTIFICATION, told));
        life.offers().forEach(offer -> Documented.there(DocumentForm.OFFER, offer));
        Documented.there(DocumentForm.INTAKE, life.incident().registration().intake());
    }
}
