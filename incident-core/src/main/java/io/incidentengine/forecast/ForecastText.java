package io.incidentengine.forecast;

import io.incidentengine.forecast.Forecast.Outgoing;
import io.incidentengine.forecast.Forecast.Step;
import io.incidentengine.forecast.Forecast.Telling;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.ConfirmationLapsed;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.ProgressReminderFellDue;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.sla.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A forecast in words that a manager understands (S34). */
final class ForecastText {
    private static final String INDENT = "  ";
    private static final String NO_TIME = " ".repeat("2026-03-02 08:00:00".length());

    private final Wall wall;

    private ForecastText(Wall wall) {
        this.wall = wall;
    }

    static String of(Forecast forecast, ZoneId zone) {
        return new ForecastText(Wall.in(zone)).text(forecast);
    }

    private String text(Forecast forecast) {
        List<String> lines = new ArrayList<>();
        lines.add("What happens to incident " + forecast.incident() + " from " + wall.time(forecast.from())
                + " on if nobody acts, by policy " + forecast.policy() + ", times in " + wall.zone() + ":");
        forecast.steps().forEach(step -> add(step, lines));
        lines.add(INDENT + end(forecast));
        return String.join("\n", lines);
    }

    private String end(Forecast forecast) {
        Instant next = forecast.next();
        if (next != null) {
            return "It goes on at " + wall.time(next) + ".";
        }
        return forecast.steps().isEmpty() ? "Nothing." : "Then nothing more.";
    }

    private void add(Step step, List<String> lines) {
        List<String> happens = new ArrayList<>();
        for (TimelineEntry entry : step.entries()) {
            String words = words(entry.event());
            if (!words.isEmpty()) {
                happens.add(words);
            }
        }
        for (Telling telling : step.tellings()) {
            happens.add(told(telling.notification()));
            telling.messages().forEach(message -> happens.add(INDENT + message(message)));
            telling.failures().forEach(failure -> happens.add(INDENT + "but " + failure));
        }
        String time = wall.time(step.at());
        for (String line : happens) {
            lines.add(INDENT + time + INDENT + line);
            time = NO_TIME;
        }
    }

    private String told(Notification told) {
        return told.standsIn()
                        .map(fallback -> "without proof, fallback " + fallback.number() + ": ")
                        .orElse("told: ")
                + Phrases.named(told) + " by "
                + Phrases.and(told.rule().channels()) + " to "
                + Phrases.audiences(told.rule().to(), told.rule().cc())
                + told.dueBy().map(due -> ", to be proven by " + wall.time(due)).orElse("");
    }

    private String message(Outgoing message) {
        return message.channel() + " to " + Phrases.people(message.recipients())
                + message.heldUntil()
                        .map(until -> ", held back by quiet hours until " + wall.time(until))
                        .orElse("");
    }

    private String words(IncidentEvent event) {
        if (event instanceof VerdictReached reached) {
            return verdict(reached.verdict());
        } else if (event instanceof VerdictSuperseded superseded) {
            return "a verdict on the clock \"" + superseded.verdict().clock().milestone() + "\" is taken back";
        } else if (event instanceof RungFired fired) {
            return "the rung \"" + fired.rung() + "\" of the clock \""
                    + fired.clock().milestone() + "\" is reached"
                    + (fired.count() == 1 ? "" : ", for the time number " + fired.count());
        } else if (event instanceof ProgressFellDue due) {
            return "progress is due" + (due.recorded() ? "" : ", and nobody has recorded any");
        } else if (event instanceof ProgressReminderFellDue due) {
            return "the handler is to be reminded of the progress that is due at " + wall.time(due.due());
        } else if (event instanceof ConfirmationLapsed) {
            return "it counts as confirmed, as nobody has answered";
        } else if (event instanceof IncidentClosed) {
            return "it is closed, as nobody has answered";
        } else if (event instanceof ProofConcluded concluded) {
            return proof(concluded.outcome());
        }
        return event instanceof NotificationDecided ? "" : event.getClass().getSimpleName();
    }

    private String verdict(Verdict verdict) {
        return "the clock \"" + verdict.clock().milestone() + "\" is "
                + (verdict.isBreach() ? "late" : "met for good") + ", the deadline was "
                + wall.time(verdict.deadline());
    }

    private static String proof(ProofOutcome outcome) {
        String what = Phrases.named(outcome.notification());
        return switch (outcome.kind()) {
            case MISSED -> "nobody is proven to have been told of " + what + " in time";
            case EXHAUSTED -> "nothing is left to try for " + what;
            case ACKNOWLEDGED -> "somebody has acknowledged " + what;
        };
    }
}
