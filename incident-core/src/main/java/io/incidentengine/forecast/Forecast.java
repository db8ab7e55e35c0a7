package io.incidentengine.forecast;

import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an incident if nobody acts (S34): nobody does anything to it, nobody acknowledges, and no receipt comes;
 * providers take whatever they are given, at once. It is made by the functions that decide when time has come, and so is
 * exactly what then happens.
 *
 * <p>Not foreseen is what depends on other incidents: that messages for the same people are told together, or wait for those
 * of others (S32).
 *
 * @param incident the incident
 * @param policy the policy that it is pinned to
 * @param from the present
 * @param horizon how far it looks
 * @param named whether people were known
 * @param steps what happens, in order of time; each has an instant of its own
 * @param next when the first thing happens behind the horizon; {@code null} if nothing ever does
 */
public record Forecast(
        IncidentId incident,
        PolicyRef policy,
        Instant from,
        Horizon horizon,
        boolean named,
        List<Step> steps,
        @Nullable Instant next) {
    /** Copies the list. */
    public Forecast {
        steps = List.copyOf(steps);
    }

    /**
     * When it goes on behind the horizon.
     *
     * @return the instant of the first thing that happens there, or empty if nothing ever does
     */
    public Optional<Instant> goesOnAt() {
        return Optional.ofNullable(next);
    }

    /**
     * All that is told, in order of time.
     *
     * @return what all steps tell
     */
    public List<Telling> tellings() {
        return steps.stream().flatMap(step -> step.tellings().stream()).toList();
    }

    /**
     * Says it in words that a manager understands: a title, and lines for each step.
     *
     * @param zone the zone in which times are shown
     * @return several lines, without an end of line at the end
     */
    public String text(ZoneId zone) {
        return ForecastText.of(this, zone);
    }

    /**
     * What happens at one instant.
     *
     * @param at when
     * @param entries what goes on the timeline
     * @param tellings what is told, fallbacks too, which are on no timeline (S29)
     */
    public record Step(Instant at, List<TimelineEntry> entries, List<Telling> tellings) {
        /** Copies the lists. */
        public Step {
            entries = List.copyOf(entries);
            tellings = List.copyOf(tellings);
        }

        /** Tells whether nothing happens. */
        boolean isNothing() {
            return entries.isEmpty() && tellings.isEmpty();
        }
    }

    /**
     * Somebody is told something.
     *
     * @param at when
     * @param notification what, to which audiences, over which channels, and by when it must be proven
     * @param messages what goes out; empty if no people were known
     * @param failures why somebody is not told: nobody found, no usable address, no such channel; empty if no people were
     *     known
     */
    public record Telling(Instant at, Notification notification, List<Outgoing> messages, List<String> failures) {
        /** Copies the lists. */
        public Telling {
            messages = List.copyOf(messages);
            failures = List.copyOf(failures);
        }
    }

    /**
     * A message.
     *
     * @param channel over which channel
     * @param recipients whom it goes to
     * @param until until when quiet hours hold it back; {@code null} if they do not
     */
    public record Outgoing(
            ChannelType channel,
            List<Recipient> recipients,
            @Nullable Instant until) {
        /** Copies the recipients. */
        public Outgoing {
            recipients = List.copyOf(recipients);
        }

        /**
         * Until when quiet hours hold it back (S32).
         *
         * @return the instant, or empty if they do not
         */
        public Optional<Instant> heldUntil() {
            return Optional.ofNullable(until);
        }
    }
}
