package io.incidentengine.lint;

import io.incidentengine.oncall.OnCall;
import io.incidentengine.oncall.OnCallSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Schedules with gaps, and with one person who is always on call (S29, S31). */
final class OnCallCheck {
    private OnCallCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        List<PolicyFinding> findings = new ArrayList<>();
        for (OnCallSchedule schedule : subject.alone()) {
            gap(subject, schedule, findings);
        }
        for (OnCallSchedule schedule : subject.schedules()) {
            if (schedule.people().size() == 1) {
                findings.add(PolicyFinding.of(
                        Check.NEVER_RELIEVED,
                        "schedules." + schedule.name(),
                        "nobody but " + schedule.people().iterator().next() + " is ever on call",
                        "add a second person to the rotation, or a layer below it"));
            }
        }
        return findings;
    }

    private static void gap(Subject subject, OnCallSchedule schedule, List<PolicyFinding> findings) {
        List<OnCall> gaps = schedule.gaps(subject.from(), subject.to());
        if (!gaps.isEmpty()) {
            OnCall first = gaps.get(0);
            Duration sum = gaps.stream()
                    .map(gap -> Duration.between(gap.from(), gap.to()))
                    .reduce(Duration.ZERO, Duration::plus);
            findings.add(PolicyFinding.of(
                            Check.ON_CALL_GAP,
                            "schedules." + schedule.name(),
                            "nobody is on call from " + first.from() + " to " + first.to()
                                    + (gaps.size() == 1
                                            ? ""
                                            : ", the first of " + gaps.size() + " gaps, " + sum + " in all"),
                            "add a layer below that has somebody then, or an override")
                    .shownAt(first.from()));
        }
    }
}
