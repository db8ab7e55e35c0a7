package io.incidentengine.forecast;

import io.incidentengine.forecast.Reason.Outgone;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Says why nobody was told, in a sentence or two (S34). */
final class WhyNotText {
    private final Wall wall;
    private final WhyNot why;

    private WhyNotText(Wall wall, WhyNot why) {
        this.wall = wall;
        this.why = why;
    }

    static String of(WhyNot why, ZoneId zone) {
        WhyNotText text = new WhyNotText(Wall.in(zone), why);
        return text.policy(why.reason());
    }

    private String policy(Reason reason) {
        if (reason instanceof Reason.NoRule) {
            return "No rule of the policy tells that.";
        } else if (reason instanceof Reason.OtherAudience other) {
            return "Rule " + other.rule() + " is for " + Phrases.and(other.audiences()) + " only.";
        } else if (reason instanceof Reason.OtherChannel other) {
            return "Rule " + other.rule() + " goes over " + Phrases.and(other.channels()) + " only.";
        } else if (reason instanceof Reason.OtherSeverity other) {
            return "Rule " + other.rule() + " is for " + Phrases.and(other.severities())
                    + " only, and the incident was at " + other.severity() + ".";
        } else if (reason instanceof Reason.IncidentOver over) {
            IncidentId into = over.into();
            return "Incident " + why.incident()
                    + (into == null ? " is " + over.status() + "." : " was merged into incident " + into + ".");
        }
        return trigger(reason);
    }

    private String trigger(Reason reason) {
        if (reason instanceof Reason.NoClock no) {
            return "The clock \"" + Phrases.and(no.clocks()) + "\" has not started, or has no target at this severity.";
        } else if (reason instanceof Reason.ClockStopped stopped) {
            return "The clock \"" + stopped.clock() + "\" was stopped at " + wall.time(stopped.at()) + ", before.";
        } else if (reason instanceof Reason.ClockPaused paused) {
            return "The clock \"" + paused.clock() + "\" stands still since " + wall.time(paused.since())
                    + (paused.reasons().isEmpty() ? "" : ", " + Phrases.and(paused.reasons())) + "."
                    + next(paused.next());
        } else if (reason instanceof Reason.CadenceEnded ended) {
            return "Progress is told no more since the service was recovered at " + wall.time(ended.recovered()) + ".";
        } else if (reason instanceof Reason.NotYet notYet) {
            return "It is told when " + notYet.awaits() + ", and that has not happened." + next(notYet.next());
        } else if (reason instanceof Reason.ToldOtherwise told) {
            return "In its place " + told.key() + " was told, decided at " + wall.time(told.at()) + ".";
        } else if (reason instanceof Reason.NotNeeded not) {
            return "It would have stood in for " + not.notification() + ", which was proven over " + not.channel()
                    + " at " + wall.time(not.at()) + ".";
        } else if (reason instanceof Reason.DecidedElsewhere elsewhere) {
            return elsewhere.notification()
                    + " was decided before the incident was brought here; what became of it is not known here.";
        }
        return people(reason);
    }

    private String next(@Nullable Instant next) {
        return next == null ? " Somebody has to act before." : " If nobody acts it is at " + wall.time(next) + ".";
    }

    private String people(Reason reason) {
        if (reason instanceof Reason.Overtaken overtaken) {
            return "A later message reached the same people before: " + overtaken.by() + ".";
        } else if (reason instanceof Reason.AcknowledgedMeanwhile meanwhile) {
            PersonId person = meanwhile.person();
            return "It was acknowledged at " + wall.time(meanwhile.at()) + (person == null ? "" : " by " + person)
                    + ", and so was not tried again.";
        } else if (reason instanceof Reason.NobodyFound nobody) {
            return "It was decided, but the directory knew nobody for the audience " + nobody.audience() + ".";
        } else if (reason instanceof Reason.NoAddress no) {
            return "It was decided, but there is no address for " + no.channel() + " of " + Phrases.and(no.people())
                    + ".";
        } else if (reason instanceof Reason.NoChannel no) {
            return "It was decided, but the engine has no channel for " + no.channel() + ".";
        } else if (reason instanceof Reason.Waiting waiting) {
            return "It was decided, and waits: " + hold(waiting.hold()) + until(waiting) + ".";
        }
        return sending(reason);
    }

    private String until(Reason.Waiting waiting) {
        Instant until = waiting.until();
        if (until == null) {
            return "";
        }
        return ", until " + wall.time(until)
                + switch (waiting.hold()) {
                    case DIRECTORY, QUIET_HOURS -> "";
                    case LIMIT -> " at least";
                    case TURN -> " at the latest";
                };
    }

    private static String hold(Reason.Hold hold) {
        return switch (hold) {
            case DIRECTORY -> "the directory could not say who the people are, and is asked again";
            case QUIET_HOURS -> "its readers are not to be disturbed";
            case LIMIT -> "enough has gone to the same people of late";
            case TURN -> "its turn has not come";
        };
    }

    private String sending(Reason reason) {
        if (reason instanceof Reason.Failing failing) {
            return tried(failing.attempts(), failing.channel(), failing.result()) + " It is tried again at "
                    + wall.time(failing.next()) + ".";
        } else if (reason instanceof Reason.Failed failed) {
            return tried(failed.attempts(), failed.channel(), failed.result()) + " That was at "
                    + wall.time(failed.at()) + ", and it is not tried again.";
        } else if (reason instanceof Reason.Bounced bounced) {
            return sent(bounced.message()) + " It did not arrive, as was said at " + wall.time(bounced.at())
                    + (bounced.detail().isEmpty() ? "." : ": " + bounced.detail() + ".");
        } else if (reason instanceof Reason.Unproven unproven) {
            return sent(unproven.message()) + " It is " + words(unproven.known()) + ", and not yet "
                    + words(unproven.wanted()) + ".";
        } else if (reason instanceof Reason.Sent sent) {
            return sent(sent.message()) + " It is " + words(sent.known()) + ".";
        }
        throw new IllegalStateException("No words for " + reason);
    }

    private static String tried(int attempts, ChannelType channel, SendResult result) {
        return "It was tried over " + channel + (attempts == 1 ? "" : " " + attempts + " times") + ", and "
                + said(result);
    }

    private static String said(SendResult result) {
        if (result instanceof SendResult.Rejected rejected) {
            return "refused: " + rejected.reason() + ".";
        } else if (result instanceof SendResult.RetryLater later) {
            return "could not be done: " + later.reason() + ".";
        } else if (result instanceof SendResult.Ambiguous ambiguous) {
            return "nobody knows whether it was sent: " + ambiguous.reason() + ".";
        }
        return "was taken.";
    }

    private String sent(Outgone message) {
        String late = message.at().isAfter(why.at()) ? " only" : "";
        return "It was sent over " + message.channel() + late + " at " + wall.time(message.at()) + " to "
                + Phrases.people(message.recipients()) + (message.together() ? ", together with others." : ".");
    }

    private static String words(Grade grade) {
        return switch (grade) {
            case ACCEPTED -> "taken by the provider";
            case DELIVERED -> "delivered";
            case ACKNOWLEDGED -> "acknowledged";
        };
    }
}
