package io.incidentengine.testkit;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Assertions about the state of an incident. */
public final class IncidentAssert extends Check<IncidentAssert, Incident> {
    IncidentAssert(Incident actual, UnaryOperator<String> context) {
        super(actual, IncidentAssert.class, context);
    }

    /**
     * It has a status.
     *
     * @param status where it stands
     * @return this
     */
    public IncidentAssert hasStatus(IncidentStatus status) {
        isNotNull();
        return check(actual.status() == status, actual.id() + " to be " + status, "it is " + actual.status());
    }

    /**
     * It is still to be worked on.
     *
     * @return this
     */
    public IncidentAssert isOpen() {
        isNotNull();
        return check(actual.isOpen(), actual.id() + " to be open", ended());
    }

    /**
     * It is not to be worked on any more: closed, cancelled or merged into another.
     *
     * @return this
     */
    public IncidentAssert isNotOpen() {
        isNotNull();
        return check(!actual.isOpen(), actual.id() + " not to be open", "it is " + actual.status());
    }

    private String ended() {
        return actual.status().isOpen() ? "it is merged into another" : "it is " + actual.status();
    }

    /**
     * It is at a severity level.
     *
     * @param level 1 for the gravest
     * @return this
     */
    public IncidentAssert hasLevel(int level) {
        isNotNull();
        return check(
                actual.severity().equals(Severity.level(level)),
                actual.id() + " at " + Severity.level(level),
                "it is at " + actual.impact().classification());
    }

    /**
     * It is major (R14): by its level, or by declaration.
     *
     * @param policy the policy that it is pinned to
     * @return this
     */
    public IncidentAssert isMajor(IncidentPolicy policy) {
        isNotNull();
        return check(actual.isMajor(policy), actual.id() + " to be major", "it is not, at " + actual.severity());
    }

    /**
     * It is not major.
     *
     * @param policy the policy that it is pinned to
     * @return this
     */
    public IncidentAssert isNotMajor(IncidentPolicy policy) {
        isNotNull();
        return check(!actual.isMajor(policy), actual.id() + " not to be major", "it is, at " + actual.severity());
    }

    /**
     * Somebody owns it (R5).
     *
     * @param person the owner's id
     * @return this
     */
    public IncidentAssert isOwnedBy(String person) {
        isNotNull();
        return check(
                actual.owner().filter(owner -> owner.value().equals(person)).isPresent(),
                actual.id() + " to be owned by " + person,
                actual.owner().map(owner -> "it is owned by " + owner).orElse("nobody owns it"));
    }

    /**
     * Nobody owns it yet.
     *
     * @return this
     */
    public IncidentAssert isOwnedByNobody() {
        isNotNull();
        return check(
                actual.owner().isEmpty(),
                actual.id() + " to be owned by nobody",
                "it is owned by " + actual.owner().map(Object::toString).orElse(""));
    }

    /**
     * It waits for exactly these reasons (S8).
     *
     * @param reasons in any order; none if it waits for nothing
     * @return this
     */
    public IncidentAssert waitsFor(PauseReason... reasons) {
        isNotNull();
        List<PauseReason> expected = Arrays.stream(reasons).sorted().toList();
        return check(
                actual.waitsFor().equals(expected),
                actual.id() + " to wait for " + expected,
                "it waits for " + actual.waitsFor());
    }
}
