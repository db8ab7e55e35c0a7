package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Life;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is not of the form is refused: what is wrong, where, and what is allowed. */
class InvalidDocumentTest {

    private static Map<String, Object> incident() {
        return DocumentForm.INCIDENT.write(Life.ofLevel(2)
                .at(Duration.ofMinutes(1))
                .does(CommandType.RESPOND)
                .incident());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Object document, Object... path) {
        Object place = document;
        for (Object step : path) {
            place = step instanceof Integer i ? ((List<Object>) place).get(i) : ((Map<String, Object>) place).get(step);
        }
        return (Map<String, Object>) place;
    }

    private static void refused(Consumer<Map<String, Object>> spoiling, String message) {
        refused(DocumentForm.INCIDENT, incident(), spoiling, message);
    }

    private static void refused(
            DocumentForm<?> form,
            Map<String, Object> document,
            Consumer<Map<String, Object>> spoiling,
            String message) {
        spoiling.accept(document);
        assertThatThrownBy(() -> form.read(document))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(message);
    }

    @Test
    void a_member_that_nobody_knows_is_refused() {
        refused(
                document -> in(document, "people").put("own\ner", "eve"),
                "incident.people has an unknown member \"own?er\"; allowed: responsible, reporters, attempts");
        refused(
                document -> document.put("type", "Incident"),
                "incident has an unknown member \"type\"; allowed: id, registration, lifecycle, impact, people,"
                        + " handling, sla, telling, trace");
    }

    @Test
    void a_member_that_is_missing_is_refused() {
        refused(
                document -> in(document, "sla", "facts", 1).remove("effective"),
                "incident.sla.facts[1].effective is missing; allowed: an instant such as 2026-03-02T08:00:00Z");
        refused(document -> document.remove("trace"), "incident.trace is missing; allowed: an object");
        refused(document -> document.put("trace", null), "incident.trace is missing; allowed: an object");
        refused(
                document -> in(document, "sla").put("facts", Arrays.asList((Object) null)),
                "incident.sla.facts[0] is missing; allowed: an object");
    }

    @Test
    void a_value_of_the_wrong_kind_is_refused() {
        refused(document -> document.put("id", 7), "incident.id is a number; allowed: a text");
        refused(document -> document.put("sla", List.of()), "incident.sla is a list; allowed: an object");
        refused(
                document -> in(document, "sla").put("facts", Map.of()),
                "incident.sla.facts is an object; allowed: a list");
        refused(
                document -> in(document, "lifecycle").put("cycle", "1"),
                "incident.lifecycle.cycle is a text; allowed: a whole number of 32 bits");
        refused(
                document -> in(document, "lifecycle").put("cycle", 1L << 32),
                "incident.lifecycle.cycle is the number 4294967296; allowed: a whole number of 32 bits");
        refused(
                document -> in(document, "trace").put("sequence", 2.0),
                "incident.trace.sequence is the number 2.0; allowed: a whole number of 64 bits");
        refused(
                document -> in(document, "lifecycle").put("declaredMajor", "true"),
                "incident.lifecycle.declaredMajor is a text; allowed: true or false");
        refused(
                document -> in(document, "registration").put("reportedAt", true),
                "incident.registration.reportedAt is true;" + " allowed: an instant such as 2026-03-02T08:00:00Z");
    }

    @Test
    void a_text_that_means_nothing_is_refused() {
        refused(
                document -> in(document, "trace").put("recordedAt", "yesterday\u0000".repeat(9)),
                "incident.trace.recordedAt is \"yesterday?yesterday?yesterday?yesterday?…\";"
                        + " allowed: an instant such as 2026-03-02T08:00:00Z");
        refused(
                document -> in(document, "lifecycle").put("status", "LOST"),
                "incident.lifecycle.status is \"LOST\";"
                        + " allowed: CANCELLED, CLOSED, CONFIRMED, IN_PROGRESS, RECOVERED, REPORTED, RESOLVED");
        refused(
                document -> in(document, "impact", "assessment").put("type", "Guess"),
                "incident.impact.assessment.type is \"Guess\"; allowed: Facts, ImpactUrgency");
        refused(
                document -> in(document, "impact", "assessment").remove("type"),
                "incident.impact.assessment.type is missing; allowed: Facts, ImpactUrgency");
        refused(
                document -> in(document, "impact", "assessment").put("type", 1),
                "incident.impact.assessment.type is a number; allowed: Facts, ImpactUrgency");
        refused(
                document -> in(document, "impact", "assessment").put("v", 1),
                "incident.impact.assessment has an unknown member \"v\"; allowed: criteria");
    }

    @Test
    void a_value_that_its_type_refuses_is_refused_with_the_reason() {
        Map<String, Object> document = incident();
        in(document, "impact", "classification").put("severity", 99);

        assertThatThrownBy(() -> DocumentForm.INCIDENT.read(document))
                .isInstanceOfSatisfying(InvalidDocumentException.class, refused -> {
                    assertThat(refused)
                            .hasMessage("incident.impact.classification.severity is refused: severity level is 99;"
                                    + " allowed: 1 to 20")
                            .hasCauseInstanceOf(InvalidInputException.class);
                    assertThat(refused.where()).isEqualTo("incident.impact.classification.severity");
                    assertThat(refused.found()).startsWith("is refused");
                    assertThat(refused.allowed()).isEqualTo("1 to 20");
                });
    }

    @Test
    void a_policy_that_contradicts_itself_is_refused_with_all_reasons() {
        Map<String, Object> document = DocumentForm.POLICY.write(EmergencyHandling.policy());
        in(document, "ladders").put("nothing", List.of());

        assertThatThrownBy(() -> DocumentForm.POLICY.read(document))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageStartingWith("policy is refused: ")
                .hasMessageContaining("ladders.nothing: there is no such milestone")
                .hasCauseInstanceOf(InvalidPolicyException.class);
    }

    @Test
    void an_element_that_is_there_twice_is_refused() {
        refused(
                document -> in(document, "impact", "assessment").put("criteria", List.of("degradation", "degradation")),
                "incident.impact.assessment.criteria[1] is there twice; allowed: each one once");
        refused(
                DocumentForm.POLICY,
                DocumentForm.POLICY.write(Policies.ofAHouse()),
                document -> entries(document).set(1, entries(document).get(0)),
                "policy.telling.templates.own[1] is there twice; allowed: each key once");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> entries(Map<String, Object> policy) {
        return (List<Object>) in(policy, "telling", "templates").get("own");
    }

    @Test
    void an_entry_that_is_none_is_refused() {
        refused(
                DocumentForm.POLICY,
                DocumentForm.POLICY.write(Policies.ofAHouse()),
                document -> entries(document).set(1, "template"),
                "policy.telling.templates.own[1] is no entry; allowed: an object of key and value");
        refused(
                DocumentForm.POLICY,
                DocumentForm.POLICY.write(Policies.ofAHouse()),
                document -> entries(document).set(1, Map.of("key", Map.of(), "other", 1)),
                "policy.telling.templates.own[1].key.language is missing; allowed: a language tag such as de-AT");
    }

    @Test
    void a_matrix_with_a_row_too_few_is_refused() {
        refused(
                DocumentForm.POLICY,
                DocumentForm.POLICY.write(Policies.ofAMatrix()),
                document -> in(document, "severity").put("levels", List.of(List.of(1, 2))),
                "policy.severity is refused: severity matrix is 1 rows; allowed: 2 rows");
    }

    @Test
    void a_key_that_means_nothing_is_refused() {
        Map<String, Object> policy = DocumentForm.POLICY.write(EmergencyHandling.policy());
        refused(
                DocumentForm.POLICY,
                policy,
                document -> in(document, "telling", "cadence", "intervals").put("one", "PT1H"),
                "policy.telling.cadence.intervals[\"one\"] is \"one\"; allowed: a whole number of 32 bits");
    }

    @Test
    void a_version_that_is_newer_or_none_is_refused() {
        refused(document -> document.remove("v"), "incident.v is missing; allowed: the number 1");
        refused(document -> document.put("v", 2), "incident.v is the number 2; allowed: the number 1");
        refused(document -> document.put("v", 0L), "incident.v is the number 0; allowed: the number 1");
        refused(document -> document.put("v", "1"), "incident.v is a text; allowed: the number 1");
        assertThatThrownBy(() -> DocumentForm.NEWS.read(new HashMap<>()))
                .hasMessage("news.v is missing; allowed: the number 1");
    }

    @Test
    void what_is_refused_says_nothing_of_an_address() {
        Map<String, Object> document = incident();
        in(document, "people", "reporters", 0, "contacts", 0).put("address", 4917055501L);

        assertThatThrownBy(() -> DocumentForm.INCIDENT.read(document))
                .hasMessage("incident.people.reporters[0].contacts[0].address is a number; allowed: a text");
    }
}
