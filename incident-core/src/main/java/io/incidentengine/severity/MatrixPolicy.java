package io.incidentengine.severity;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Assessment.ImpactUrgency;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Classification by impact and urgency, as in ITIL: a table with a level in every cell.
 *
 * @param impacts the impact scale, the gravest first
 * @param urgencies the urgency scale, the most urgent first
 * @param cells a level for each pair
 */
public record MatrixPolicy(List<String> impacts, List<String> urgencies, Map<ImpactUrgency, Severity> cells)
        implements SeverityPolicy {

    /** Checks the names, and that every pair has a level. */
    public MatrixPolicy {
        impacts = Required.all("impacts", impacts).stream()
                .map(name -> Text.name("impact", name))
                .toList();
        urgencies = Required.all("urgencies", urgencies).stream()
                .map(name -> Text.name("urgency", name))
                .toList();
        cells = Map.copyOf(Required.all("severity matrix", cells));
        for (String impact : impacts) {
            for (String urgency : urgencies) {
                if (!cells.containsKey(new ImpactUrgency(impact, urgency))) {
                    throw new InvalidInputException(
                            "severity matrix",
                            "without a level for " + impact + " × " + urgency,
                            "a level in every cell");
                }
            }
        }
        if (cells.isEmpty() || cells.size() != impacts.size() * urgencies.size()) {
            throw new InvalidInputException(
                    "severity matrix",
                    cells.size() + " cells for " + impacts + " × " + urgencies,
                    "one cell for each pair of different names");
        }
    }

    /**
     * Begins a matrix.
     *
     * @param urgencies the urgency scale, the most urgent first: the columns
     * @return a builder that takes the rows
     */
    public static Builder forUrgencies(String... urgencies) {
        return new Builder(Required.all("urgencies", urgencies));
    }

    @Override
    public Classification classify(Assessment assessment, Circumstances circumstances) {
        if (!(assessment instanceof ImpactUrgency pair)) {
            throw new InvalidInputException(
                    "assessment", assessment.toString(), "impact and urgency, as this policy classifies by a matrix");
        }
        Severity severity = cells.get(pair);
        if (severity == null) {
            throw new InvalidInputException(
                    "assessment", pair.toString(), "impact of " + impacts + " and urgency of " + urgencies);
        }
        return new Classification(severity, pair.toString(), false);
    }

    @Override
    public boolean knows(Assessment assessment) {
        return assessment instanceof ImpactUrgency pair && cells.containsKey(pair);
    }

    @Override
    public Set<Severity> levels() {
        return Collections.unmodifiableSet(new TreeSet<>(cells.values()));
    }

    /** Collects the rows of a matrix; not thread-safe. */
    public static final class Builder {
        private final List<String> urgencies;
        private final List<String> impacts = new ArrayList<>();
        private final Map<ImpactUrgency, Severity> cells = new LinkedHashMap<>();

        private Builder(List<String> urgencies) {
            this.urgencies = urgencies;
        }

        /**
         * Adds a row: the levels of one impact, in the order of the urgencies.
         *
         * @param impact the impact's name
         * @param levels a level for each urgency
         * @return this builder
         * @throws InvalidInputException if there are more or fewer levels than urgencies
         */
        public Builder impact(String impact, int... levels) {
            String name = Text.name("impact", impact);
            if (Required.value("severity matrix row " + name, levels).length != urgencies.size()) {
                throw new InvalidInputException(
                        "severity matrix row " + name, levels.length + " levels", urgencies.size() + " levels");
            }
            impacts.add(name);
            for (int i = 0; i < levels.length; i++) {
                cells.put(new ImpactUrgency(name, urgencies.get(i)), Severity.level(levels[i]));
            }
            return this;
        }

        /**
         * Finishes the matrix.
         *
         * @return the policy
         * @throws InvalidInputException if names are doubled or missing
         */
        public MatrixPolicy build() {
            return new MatrixPolicy(impacts, urgencies, cells);
        }
    }
}
