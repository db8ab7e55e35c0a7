package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Eraser;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.model.Actor;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import io.incidentengine.shared.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happened to an incident, a person can be erased from it, and all that was judged and counted stays. */
@Tag("S35")
class ErasedLivesTest {
    private static final Erasure SUE = Erasure.of(Life.SUE.id(), PersonId.of("erased-1"), "Susanne");
    private static final Erasure EVE = Erasure.of(Life.ENGINEER.id(), PersonId.of("erased-2"));

    @Test
    void verdicts_counts_and_times_stay_and_nothing_of_the_person_does() {
        Seeds.check(40, seed -> {
            Life life = life(seed);
            isErased(SUE, life);
            isErased(EVE, life);
        });
    }

    @Test
    void so_it_is_whatever_was_merged_and_migrated() {
        Seeds.check(25, seed -> {
            PairScript.Played played =
                    PairScript.of(new Random(seed ^ 0x5eed), true).play(Script.NEVER);
            for (Life life : List.of(played.first(), played.second())) {
                isErased(Erasure.of(Life.ROB.id(), PersonId.of("erased-3")), life);
                isErased(EVE, life);
            }
        });
    }

    private static void isErased(Erasure erasure, Life life) {
        Incident was = life.incident();
        List<TimelineEntry> timeline = erased(erasure, life.timeline());
        Incident is = Incident.fold(was.id(), timeline);

        assertThat(is.sla()).isEqualTo(was.sla());
        assertThat(is.lifecycle()).isEqualTo(was.lifecycle());
        assertThat(is.severity()).isEqualTo(was.severity());
        assertThat(is.complainants()).isEqualTo(was.complainants());
        assertThat(is.trace()).isEqualTo(was.trace());
        assertThat(is.reportedAt()).isEqualTo(was.reportedAt());
        assertThat(clocks(is, life)).isEqualTo(clocks(was, life));
        assertThat(timeline).hasSameSizeAs(life.timeline());
        assertThat(erased(erasure, timeline)).isEqualTo(timeline);
        assertThat(is).isEqualTo(eraser(erasure, life.timeline()).erase(DocumentForm.INCIDENT, was));
        leavesNothingOf(erasure, is, timeline);
    }

    @Test
    void who_is_not_on_record_changes_nothing() {
        Erasure nobody = Erasure.of(PersonId.of("portal"), PersonId.of("erased-1"));
        Life life = life(1);

        assertThat(life.incident().report().service().value()).isEqualTo("portal");
        assertThat(life.incident().report().title()).isEqualTo("Login fails");
        for (TimelineEntry entry : life.timeline()) {
            assertThat(eraser(nobody, life.timeline()).erase(DocumentForm.ENTRY, entry))
                    .isSameAs(entry);
        }
    }

    /** A life in which Sue complains, and people write about her and Eve. */
    private static Life life(long seed) {
        Life life = RandomScript.of(new Random(seed), true).play(Script.NEVER).life();
        if (life.incident().isOpen()) {
            life.attach(Life.reportOfLevel(2)
                    .reporter(Life.SUE)
                    .details("Susanne, that is sue@example.org, asked eve.")
                    .build());
        }
        if (life.status() == IncidentStatus.IN_PROGRESS) {
            life.does(Actor.of("eve", Role.OM_ENGINEER), new RecordProgress("Eve has called Sue"));
        }
        return life;
    }

    private static String clocks(Incident incident, Life life) {
        return Clocks.readings(incident, life.policy(), incident.trace().recordedAt())
                .toString();
    }

    private static Eraser eraser(Erasure erasure, List<TimelineEntry> timeline) {
        return erasure.eraser().having(DocumentForm.ENTRY, timeline);
    }

    private static List<TimelineEntry> erased(Erasure erasure, List<TimelineEntry> timeline) {
        return eraser(erasure, timeline).erase(DocumentForm.ENTRY, timeline);
    }

    private static void leavesNothingOf(Erasure erasure, Incident state, List<TimelineEntry> timeline) {
        String written = DocumentForm.INCIDENT.write(state)
                + timeline.stream().map(DocumentForm.ENTRY::write).toList().toString();
        String id = erasure.person().value();
        assertThat(written.toLowerCase(Locale.ROOT)).doesNotContainPattern("\\b" + id + "\\b");
        erasure.words().forEach(word -> assertThat(written).doesNotContain(word));
    }
}
