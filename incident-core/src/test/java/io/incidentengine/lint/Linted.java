package io.incidentengine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is found in a changed default policy in the year 2026. */
final class Linted {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    static final BusinessCalendar OFFICE = BusinessCalendar.in("UTC")
            .weekdays(OpeningHours.of("09:00", "17:00"))
            .build();

    private Linted() {}

    static IncidentPolicy policy(UnaryOperator<IncidentPolicy.Builder> change) {
        return change.apply(EmergencyHandling.policy().toBuilder("changed", 2)).build();
    }

    /** No rules, rungs and cadence, so that one rule alone is looked at. */
    static void withoutRules(IncidentPolicy.Builder policy) {
        IncidentPolicy standard = EmergencyHandling.policy();
        standard.notifications().forEach(rule -> policy.withoutNotification(rule.name()));
        standard.milestones().forEach(milestone -> policy.ladder(milestone.name()));
        policy.cadence(Cadence.NONE);
    }

    static List<PolicyFinding> of(IncidentPolicy policy) {
        return PolicyLinter.of(policy).between(FROM, TO).findings();
    }

    static List<PolicyFinding> of(UnaryOperator<IncidentPolicy.Builder> change) {
        return of(policy(change));
    }

    static void assertNone(UnaryOperator<IncidentPolicy.Builder> change) {
        assertThat(of(change)).isEmpty();
    }

    static void assertOne(String expected, UnaryOperator<IncidentPolicy.Builder> change) {
        assertThat(of(change)).extracting(PolicyFinding::toString).containsExactly(expected);
    }
}
