package io.incidentengine.model;

import java.util.List;

/** A policy or an engine was configured with contradictions; all of them are listed, each with its path. */
public final class InvalidPolicyException extends IncidentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Reports the problems.
     *
     * @param what what was being built, such as {@code policy "emergency-handling v2"}
     * @param problems all that is wrong, at least one
     */
    public InvalidPolicyException(String what, List<Problem> problems) {
        super(what + " has " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:")
                + problems.stream().map(problem -> "\n  " + problem).reduce("", String::concat));
        this.problems = List.copyOf(problems);
    }

    /**
     * All that is wrong.
     *
     * @return at least one problem
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One contradiction.
     *
     * @param path the setting, such as {@code milestones.response.targets.1}
     * @param message what is wrong and what is allowed
     */
    public record Problem(String path, String message) {
        @Override
        public String toString() {
            return path + ": " + message;
        }
    }
}
