package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies, with all that they consist of. */
class PolicyDocumentTest {

    static Stream<IncidentPolicy> policies() {
        return Stream.of(EmergencyHandling.policy(), Policies.ofAHouse(), Policies.ofAMatrix());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_policy_is_read_as_it_was_written(IncidentPolicy policy) {
        Documented.there(DocumentForm.POLICY, policy);
    }

    @Test
    void business_hours_that_were_read_count_as_those_that_were_written() {
        Target target = DocumentForm.POLICY
                .read(DocumentForm.POLICY.write(Policies.ofAHouse()))
                .milestone(Milestone.RECOVERY)
                .flatMap(recovery -> recovery.target(Severity.level(2)))
                .orElseThrow();
        Instant wednesday = Instant.parse("2026-12-23T16:30:00Z");

        assertThat(target.calendar().add(wednesday, Duration.ofHours(6)))
                .isEqualTo(Policies.officeHours().add(wednesday, Duration.ofHours(6)));
    }

    @Test
    void a_calendar_is_an_object_of_plain_values() {
        BusinessCalendar calendar = Policies.officeHours();

        Object document = DocumentForm.parts().get("sla.BusinessCalendar").write(calendar);

        Object morning = Map.of("from", "08:00", "to", "12:00");
        List<Object> hours = List.of(morning, Map.of("from", "13:00", "to", "18:00"));
        assertThat(document)
                .isEqualTo(Map.of(
                        "zone",
                        "Europe/Berlin",
                        "weekly",
                        Map.of(
                                "MONDAY",
                                hours,
                                "TUESDAY",
                                hours,
                                "WEDNESDAY",
                                hours,
                                "THURSDAY",
                                hours,
                                "FRIDAY",
                                hours),
                        "holidays",
                        List.of("2026-04-03", "2026-04-06"),
                        "yearlyHolidays",
                        List.of("--02-29", "--12-25"),
                        "exceptions",
                        Map.of("2026-12-24", List.of(morning), "2026-12-31", List.of())));
    }
}
