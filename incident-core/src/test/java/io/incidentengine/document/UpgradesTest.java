package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.document.Upgrades.Step;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.Life;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.CommandType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Older documents are brought up to date, however deep in them something has changed. */
class UpgradesTest {
    private static final Life LIFE = Life.ofLevel(1).does(CommandType.RESPOND);

    private static <T> DocumentForm<T> form(Class<T> type, Upgrades upgrades) {
        return new DocumentForm<>("document", upgrades, new Parts(upgrades).struct(type));
    }

    private static Step step(int from, String type, UnaryOperator<Map<String, Object>> change) {
        return new Step(from, type, document -> {
            Map<String, Object> copy = new HashMap<>();
            ((Map<?, ?>) document).forEach((name, value) -> copy.put((String) name, value));
            return change.apply(copy);
        });
    }

    private static Step renamed(int from, String type, String before, String after) {
        return step(from, type, document -> {
            Object value = document.remove(before);
            if (value != null) {
                document.put(after, value);
            }
            return document;
        });
    }

    /** Writes as if members had been called otherwise once. */
    private static Object older(Object document, String name, String before) {
        if (document instanceof Map<?, ?> map) {
            Map<String, Object> old = new HashMap<>();
            map.forEach((key, value) -> old.put(key.equals(name) ? before : (String) key, older(value, name, before)));
            return old;
        }
        return document instanceof List<?> list
                ? list.stream().map(one -> older(one, name, before)).toList()
                : document;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> incident(String name, String before) {
        return (Map<String, Object>) older(DocumentForm.INCIDENT.write(LIFE.incident()), name, before);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> traced(int version, String sequence) {
        Map<String, Object> document = DocumentForm.INCIDENT.write(LIFE.incident());
        Map<String, Object> trace = (Map<String, Object>) document.get("trace");
        trace.put(sequence, trace.remove("sequence"));
        document.put("v", version);
        return document;
    }

    @Test
    void a_step_is_taken_wherever_its_type_occurs() {
        Upgrades upgrades = new Upgrades(2, List.of(renamed(1, "sla.ClockFact", "occurredAt", "effective")));
        Map<String, Object> old = incident("effective", "occurredAt");

        assertThat(form(Incident.class, upgrades).read(old)).isEqualTo(LIFE.incident());
        assertThatThrownBy(() -> DocumentForm.INCIDENT.read(old)).isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void steps_are_taken_in_the_order_of_versions_from_that_of_the_document_on() {
        Upgrades upgrades = new Upgrades(
                3,
                List.of(
                        renamed(2, "incident.Trace", "second", "sequence"),
                        renamed(1, "incident.Trace", "first", "second")));

        DocumentForm<Incident> form = form(Incident.class, upgrades);

        assertThat(form.read(traced(1, "first"))).isEqualTo(LIFE.incident());
        assertThat(form.read(traced(2, "second"))).isEqualTo(LIFE.incident());
        assertThat(form.read(traced(3, "sequence"))).isEqualTo(LIFE.incident());
        assertThatThrownBy(() -> form.read(traced(2, "first")))
                .hasMessage("document.trace.sequence is missing; allowed: a whole number of 64 bits");
    }

    @Test
    void a_document_of_this_version_is_left_alone() {
        Upgrades upgrades = new Upgrades(2, List.of(step(1, "incident.Trace", document -> Map.of())));
        DocumentForm<Incident> form = form(Incident.class, upgrades);

        Map<String, Object> document = form.write(LIFE.incident());

        assertThat(document).containsEntry("v", 2);
        assertThat(form.read(document)).isEqualTo(LIFE.incident());
    }

    @Test
    void a_type_that_was_renamed_is_found_by_a_step_of_its_family() {
        Upgrades upgrades = new Upgrades(2, List.of(step(1, "incident.IncidentEvent", event -> {
            event.replace("type", "Acknowledged", "Responded");
            return event;
        })));
        TimelineEntry entry = LIFE.timeline().stream()
                .filter(one -> one.event() instanceof Responded)
                .findFirst()
                .orElseThrow();
        Map<String, Object> old = DocumentForm.ENTRY.write(entry);
        old.put("event", Map.of("type", "Acknowledged"));

        assertThat(form(TimelineEntry.class, upgrades).read(old)).isEqualTo(entry);
    }

    @Test
    void constants_and_bare_values_can_be_brought_up_to_date_as_well() {
        Upgrades upgrades = new Upgrades(
                2,
                List.of(
                        new Step(1, "incident.IncidentStatus", name -> name.equals("WORKING") ? "IN_PROGRESS" : name),
                        new Step(1, "model.IncidentId", id -> "INC-" + id)));
        Map<String, Object> old = DocumentForm.INCIDENT.write(LIFE.incident());
        old.put("id", "1");
        @SuppressWarnings("unchecked")
        Map<String, Object> lifecycle = (Map<String, Object>) old.get("lifecycle");
        lifecycle.put("status", "WORKING");

        assertThat(form(Incident.class, upgrades).read(old)).isEqualTo(LIFE.incident());
    }

    @Test
    void what_a_step_cannot_read_is_refused() {
        Upgrades upgrades = new Upgrades(2, List.of(renamed(1, "incident.Trace", "first", "sequence")));
        Map<String, Object> old = DocumentForm.INCIDENT.write(LIFE.incident());
        old.put("trace", "none");

        assertThatThrownBy(() -> form(Incident.class, upgrades).read(old))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("document.trace cannot be brought from version 1 to 2; allowed: what version 1 wrote");
    }

    @Test
    void a_newer_version_is_refused() {
        Map<String, Object> newer = DocumentForm.INCIDENT.write(LIFE.incident());
        newer.put("v", 4);

        assertThatThrownBy(
                        () -> form(Incident.class, new Upgrades(3, List.of())).read(newer))
                .hasMessage("document.v is the number 4; allowed: the numbers 1 to 3");
    }

    @Test
    void every_step_is_one_of_a_type_that_there_is() {
        assertThat(Upgrades.STANDARD.steps()).allSatisfy(step -> {
            assertThat(DocumentForm.parts()).containsKey(step.type());
            assertThat(step.from()).isBetween(1, Upgrades.STANDARD.current() - 1);
        });
    }
}
