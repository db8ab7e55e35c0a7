package io.incidentengine.severity;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Classification by rules over impact facts (R17–R19): the gravest rule that applies decides, else the lowest level.
 *
 * @param count how many levels there are
 * @param rules the rules; their order matters only among equals, where the first one gives the reason
 */
public record CriteriaPolicy(int count, List<Rule> rules) implements SeverityPolicy {
    /** Copies the rules. */
    public CriteriaPolicy {
        Severity.level(count);
        rules = Required.all("severity.rules", rules);
    }

    @Override
    public Classification classify(Assessment assessment, Circumstances circumstances) {
        if (!(assessment instanceof Assessment.Facts facts)) {
            throw new InvalidInputException(
                    "assessment", assessment.toString(), "impact facts, as this policy classifies by criteria");
        }
        refuseUnknown(facts);
        Rule best = null;
        for (Rule rule : rules) {
            if (rule.applies(facts.criteria(), circumstances)
                    && (best == null || rule.severity().isGraverThan(best.severity()))) {
                best = rule;
            }
        }
        return best == null
                ? new Classification(Severity.level(count), "no impact on services is known", false)
                : new Classification(best.severity(), best.reason(facts.criteria(), circumstances), false);
    }

    @Override
    public boolean knows(Assessment assessment) {
        return assessment instanceof Assessment.Facts facts
                && facts.criteria().stream().allMatch(this::knows);
    }

    private boolean knows(Criterion criterion) {
        for (Rule rule : rules) {
            if (rule.anyOf().contains(criterion)) {
                return true;
            }
        }
        return false;
    }

    private void refuseUnknown(Assessment.Facts facts) {
        for (Criterion criterion : facts.criteria()) {
            if (!knows(criterion)) {
                Set<Criterion> known = new TreeSet<>();
                rules.forEach(rule -> known.addAll(rule.anyOf()));
                throw new InvalidInputException("assessment criterion", "'" + criterion + "'", known.toString());
            }
        }
    }

    @Override
    public Set<Severity> levels() {
        return IntStream.rangeClosed(1, count).mapToObj(Severity::level).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * One rule: any of these facts, under these circumstances, is of this level.
     *
     * @param severity the level
     * @param anyOf the facts of which one must hold
     * @param complainants from how many different reporters complaints must have come; 1 and less mean: it does not
     *     matter
     * @param recurringOnly whether the fault must have recurred within the window
     */
    public record Rule(Severity severity, Set<Criterion> anyOf, int complainants, boolean recurringOnly) {
        /** Copies the facts. */
        public Rule {
            severity = Required.value("severity of a rule", severity);
            anyOf = Collections.unmodifiableSet(new TreeSet<>(Required.all("criteria of a rule", anyOf)));
        }

        /**
         * A rule that looks at facts alone.
         *
         * @param level the level
         * @param anyOf the facts of which one must hold
         * @return the rule
         */
        public static Rule level(int level, Criterion... anyOf) {
            return new Rule(Severity.level(level), new TreeSet<>(Required.all("criteria of a rule", anyOf)), 1, false);
        }

        /**
         * The same rule, for multiple complaints (R17).
         *
         * @param count from how many different reporters complaints must have come
         * @return a copy
         */
        public Rule fromComplainants(int count) {
            return new Rule(severity, anyOf, count, recurringOnly);
        }

        /**
         * The same rule, for faults that recur within a short period (R17).
         *
         * @return a copy
         */
        public Rule whenRecurring() {
            return new Rule(severity, anyOf, complainants, true);
        }

        boolean applies(Set<Criterion> facts, Circumstances circumstances) {
            return circumstances.complainants() >= (complainants <= 1 ? 0 : complainants)
                    && (!recurringOnly || circumstances.recurring())
                    && !Collections.disjoint(anyOf, facts);
        }

        String reason(Set<Criterion> facts, Circumstances circumstances) {
            String which = facts.stream()
                    .filter(anyOf::contains)
                    .sorted()
                    .map(Criterion::name)
                    .collect(Collectors.joining(", "));
            if (complainants > 1) {
                which += ", complaints from " + circumstances.complainants() + " reporters";
            }
            return recurringOnly ? which + ", recurring within a short period" : which;
        }
    }
}
