package io.incidentengine.policy;

import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which incidents are major, and what that demands (R14–R16).
 *
 * @param levels the severities at which every incident is major; others become so when the incident manager declares it
 * @param approval whether a major incident can be resolved only after its solution is approved (R15)
 */
public record MajorIncidentPolicy(Set<Severity> levels, boolean approval) {
    /** The default: level 1, with approval. */
    public static final MajorIncidentPolicy STANDARD = new MajorIncidentPolicy(Set.of(Severity.level(1)), true);

    /** No level is major by itself, and nothing needs approval. */
    public static final MajorIncidentPolicy NONE = new MajorIncidentPolicy(Set.of(), false);

    /** Copies the levels. */
    public MajorIncidentPolicy {
        levels = Collections.unmodifiableSet(new TreeSet<>(Required.all("majorIncidents.levels", levels)));
    }
}
