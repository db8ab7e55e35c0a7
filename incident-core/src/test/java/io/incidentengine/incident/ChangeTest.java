package io.incidentengine.incident;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.ClockFact;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a decision hands back; {@link Invariants} checks it in every test of this package. */
class ChangeTest {

    @Test
    @Tag("S26")
    void notifications_are_in_the_change_that_caused_them_and_on_its_timeline() {
        Life life = Life.ofLevel(2);

        assertThat(life.lastChange().notifications()).hasSize(2);
        assertThat(life.happened())
                .filteredOn(NotificationDecided.class::isInstance)
                .containsExactlyElementsOf(life.lastChange().notifications().stream()
                        .map(NotificationDecided::new)
                        .toList());
    }

    @Test
    @Tag("S35")
    void a_timeline_says_who_did_what_effective_when_and_recorded_when() {
        Life life = Life.ofLevel(2).at(ofMinutes(10)).did(CommandType.RESPOND, ofMinutes(5));

        TimelineEntry responded = life.lastChange().entries().get(0);
        assertThat(responded.actor()).isEqualTo(Life.ENGINEER);
        assertThat(responded.effective()).isEqualTo(Life.time(ofMinutes(5)));
        assertThat(responded.recorded()).isEqualTo(Life.time(ofMinutes(10)));
        assertThat(life.timeline().get(1).actor()).isEqualTo(Actor.ENGINE);
    }

    @Test
    @Tag("S35")
    void deciding_is_pure_and_can_be_repeated() {
        Life life = Life.ofLevel(2);
        Situation later = Situation.of(EmergencyHandling.policy(), Life.time(ofMinutes(45)));

        assertThat(Decisions.tick(life.incident(), later)).isEqualTo(Decisions.tick(life.incident(), later));
        assertThat(life.incident()).isEqualTo(Life.ofLevel(2).incident());
    }

    @Test
    @Tag("S35")
    void a_timeline_with_a_gap_is_no_timeline() {
        List<TimelineEntry> timeline = Life.ofLevel(2).does(CommandType.RESPOND).timeline();
        var id = Life.ofLevel(2).incident().id();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Incident.fold(id, List.of()))
                .withMessageContaining("is empty");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Incident.fold(id, timeline.subList(1, 3)))
                .withMessageContaining("begins with entry 2");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Incident.fold(id, List.of(timeline.get(0), timeline.get(2))))
                .withMessageContaining("Entry 3 does not follow entry 1 of incident INC-1");
    }

    @Test
    void what_is_handed_in_cannot_be_changed_afterwards() {
        Life life = Life.ofLevel(2);

        assertThat(life.lastChange().entries()).isUnmodifiable();
        assertThat(life.lastChange().notifications()).isUnmodifiable();
        List<ClockFact> facts = life.incident().sla().facts();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> facts.add(facts.get(0)));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> facts.set(0, facts.get(0)));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(facts::clear);
        assertThat(life.incident().people().reporters()).isUnmodifiable();
        assertThat(life.incident().telling().informed()).containsExactly("R27", "R28");
    }
}
