package io.incidentengine.lint;

import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something in a policy, or in the directory behind it, that is allowed and probably not meant.
 *
 * @param check what was looked for
 * @param path the setting, as in the problems of {@link io.incidentengine.model.InvalidPolicyException}: {@code
 *     notifications.R28.within}
 * @param level how much it weighs; not to be confused with the severities of incidents
 * @param severities for incidents of which severities it holds; empty where that does not matter
 * @param what what is the case, with the figures
 * @param advice what to do, with the figures
 * @param example an instant at which it shows; {@code null} where time does not matter
 */
public record PolicyFinding(
        Check check,
        String path,
        Level level,
        Set<Severity> severities,
        String what,
        String advice,
        @Nullable Instant example) {
    /** Copies the severities. */
    public PolicyFinding {
        check = Required.value("finding check", check);
        path = Required.value("finding path", path);
        level = Required.value("finding level", level);
        severities = Collections.unmodifiableSet(new TreeSet<>(severities));
        what = Required.value("finding what", what);
        advice = Required.value("finding advice", advice);
    }

    /** A finding of the usual level, whatever the severity and the time. */
    static PolicyFinding of(Check check, String path, String what, String advice) {
        return new PolicyFinding(check, path, check.level(), Set.of(), what, advice, null);
    }

    PolicyFinding as(Level other) {
        return new PolicyFinding(check, path, other, severities, what, advice, example);
    }

    PolicyFinding atSeverities(Collection<Severity> some) {
        return new PolicyFinding(check, path, level, new TreeSet<>(some), what, advice, example);
    }

    PolicyFinding shownAt(Instant instant) {
        return new PolicyFinding(check, path, level, severities, what, advice, instant);
    }

    /**
     * An instant at which it shows, such as one at which an incident would have to be reported.
     *
     * @return the instant, or empty where time does not matter
     */
    public Optional<Instant> witness() {
        return Optional.ofNullable(example);
    }

    /** Three lines for a person: the setting with level, check and severities; what is the case; what to do. */
    @Override
    public String toString() {
        String at = severities.isEmpty()
                ? ""
                : ", severity "
                        + severities.stream()
                                .map(severity -> String.valueOf(severity.level()))
                                .collect(Collectors.joining(", "));
        return level + " " + path + " [" + check + ", " + check.source() + at + "]\n  " + what + "\n  -> " + advice;
    }

    /** How much a finding weighs. */
    public enum Level {
        /** What the policy says will not happen, whatever people do: a promise will be broken. */
        ERROR,
        /** It has no effect, or one that is probably not meant. */
        WARNING,
        /** It is good to know. */
        NOTE
    }
}
