package io.incidentengine.model;

/**
 * Names one version of a policy: every incident is pinned to the one it was reported under (S15).
 *
 * @param id the policy
 * @param version 1 and upward
 */
public record PolicyRef(String id, int version) {
    /** Checks the id and the version. */
    public PolicyRef {
        id = Text.name("policy id", id);
        if (version < 1) {
            throw new InvalidInputException("policy version", String.valueOf(version), "1 and upward");
        }
    }

    @Override
    public String toString() {
        return id + " v" + version;
    }
}
