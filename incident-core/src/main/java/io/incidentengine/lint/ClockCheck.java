package io.incidentengine.lint;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.PauseReason;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.PauseRule;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Clocks that never start, never stop, or stand still for ever (S7, S8). */
final class ClockCheck {
    private ClockCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        Occurrence occurrence = new Occurrence(subject.policy());
        boolean nobodyPauses =
                subject.policy().roles().mayGive(CommandType.PAUSE).isEmpty();
        List<PolicyFinding> findings = new ArrayList<>();
        for (Milestone milestone : subject.policy().milestones()) {
            String path = "milestones." + milestone.name();
            Optional<String> neverStarts = occurrence.missing(milestone);
            if (neverStarts.isPresent()) {
                findings.add(PolicyFinding.of(
                        Check.CLOCK_NEVER_STARTS,
                        path + ".startsOn",
                        "nothing can start it, so that none of its rungs is ever reached",
                        neverStarts.get() + ", or remove the milestone"));
                continue;
            }
            Set<Signal> stops = new TreeSet<>(milestone.stopsOn().keySet());
            stops.addAll(milestone.restartsOn());
            List<String> missing = stops.stream()
                    .flatMap(signal -> occurrence.missing(signal).stream())
                    .toList();
            if (missing.size() == stops.size()) {
                findings.add(PolicyFinding.of(
                        Check.CLOCK_NEVER_STOPS,
                        path + ".stopsOn",
                        "none of " + stops + " can come, so that only closing the incident can stop it",
                        missing.get(0) + ", or stop it on another signal"));
            }
            for (PauseRule pause : milestone.pauses()) {
                if (nobodyPauses) {
                    findings.add(PolicyFinding.of(
                            Check.PAUSE_WITHOUT_EFFECT,
                            pausedBy(milestone, pause.reason()),
                            "nobody may pause, so that it never stands still",
                            "let a role pause incidents (roles." + CommandType.PAUSE + "), or remove the reason"));
                } else if (pause.cap().isEmpty()) {
                    findings.add(uncapped(milestone, pause.reason()));
                }
            }
        }
        return findings;
    }

    private static PolicyFinding uncapped(Milestone milestone, PauseReason reason) {
        Duration shortest = milestone.targets().values().stream()
                .map(Target::amount)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return PolicyFinding.of(
                Check.PAUSE_WITHOUT_CAP,
                pausedBy(milestone, reason),
                "it stands still as long as nobody resumes it: a forgotten pause is never late, and nobody is told",
                "give it a cap, such as its shortest target: pausedBy(\"" + reason + "\", " + shortest + ")");
    }

    private static String pausedBy(Milestone milestone, PauseReason reason) {
        return "milestones." + milestone.name() + ".pausedBy." + reason;
    }
}
