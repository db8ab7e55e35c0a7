package io.incidentengine.examples.replay;

import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one incident, for a comparison with {@code recount.py --incidents} line by line.
 *
 * @param incident its number in the log
 * @param priority the last one
 * @param minutesToRespond from the report to the first response; empty if there was none
 * @param minutesToResolve from the report to the first resolution; empty if there was none
 * @param closing the verdict of the clock from opened to closed: met, breached, reclassified or running
 * @param closingOnWeekdays the same where weekends do not count
 */
record IncidentLine(
        String incident,
        int priority,
        String minutesToRespond,
        String minutesToResolve,
        String closing,
        String closingOnWeekdays) {
    static final String HEADER = "incident,priority,minutes to respond,minutes to resolve,closing,closing on weekdays";

    static IncidentLine of(String number, Course course) {
        return new IncidentLine(
                number,
                course.incident().severity().level(),
                minutes(course, Responded.class),
                minutes(course, IncidentResolved.class),
                verdict(course.verdict(LogPolicy.CLOSING)),
                verdict(course.verdict(LogPolicy.CLOSING_ON_WEEKDAYS)));
    }

    private static String minutes(Course course, Class<? extends IncidentEvent> event) {
        return course.until(event).map(Duration::toMinutes).map(String::valueOf).orElse("");
    }

    private static String verdict(Optional<Verdict> verdict) {
        if (verdict.isEmpty()) {
            return "running";
        }
        return verdict.get()
                .cause()
                .map(cause -> cause == BreachCause.RECLASSIFIED ? "reclassified" : "breached")
                .orElse("met");
    }

    String csv() {
        return String.join(
                ",",
                incident,
                String.valueOf(priority),
                minutesToRespond,
                minutesToResolve,
                closing,
                closingOnWeekdays);
    }
}
