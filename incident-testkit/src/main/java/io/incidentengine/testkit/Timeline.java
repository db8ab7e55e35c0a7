package io.incidentengine.testkit;

import static java.util.stream.Collectors.joining;

import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.simulation.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/** All that happened in a scenario, as plain text: what was done, what was sent, and what the clocks show. */
final class Timeline {
    /** The first line; a message that holds it carries the timeline. */
    static final String TITLE =
            "The whole timeline, times in UTC; '>' was sent and expected, '?' sent and not expected yet:";

    private final Run run;
    private final Instant start;
    private final Set<Sent> unexpected = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StringBuilder text = new StringBuilder(TITLE);

    private Timeline(Run run, Instant start) {
        this.run = run;
        this.start = start;
        unexpected.addAll(run.unexpected());
    }

    static String of(Run run, Instant start) {
        Timeline timeline = new Timeline(run, start);
        run.moments().forEach(timeline::moment);
        timeline.line(run.now(), "now");
        run.incidents().forEach(timeline::incident);
        return timeline.text.toString();
    }

    private void moment(Moment moment) {
        if (moment instanceof Moment.Recorded recorded) {
            TimelineEntry entry = recorded.entry();
            if (EventWords.isShown(entry.event())) {
                line(
                        entry.recorded(),
                        recorded.incident() + "  " + entry.actor().id() + ": " + EventWords.of(entry.event())
                                + (entry.effective().equals(entry.recorded())
                                        ? ""
                                        : ", effective " + entry.effective()));
            }
        } else if (moment instanceof Moment.Attempted attempted) {
            Sent sent = attempted.sent();
            line(
                    sent.at(),
                    sent.message().incident() + "    " + (unexpected.contains(sent) ? "? " : "> ") + words(sent));
        } else if (moment instanceof Moment.Told told) {
            line(told.at(), told.message().incident() + "    < " + words(told.message(), told.news()));
        } else if (moment instanceof Moment.Offered offered) {
            line(
                    offered.at(),
                    offered.offer().incident() + "    > problem management: "
                            + EventWords.words(offered.offer().ground()) + ended(offered.result()));
        } else if (moment instanceof Moment.Failed failed) {
            line(failed.at(), "! " + failed.what() + ": " + failed.cause());
        }
    }

    private void line(Instant at, String words) {
        Duration since = Duration.between(start, at);
        text.append(String.format(
                Locale.ROOT,
                "%n  +%s%02d:%02d:%02d  %-27s  %s",
                since.toDays() == 0 ? "" : since.toDays() + "d ",
                since.toHoursPart(),
                since.toMinutesPart(),
                since.toSecondsPart(),
                at,
                words));
    }

    /** A message in words: channel, people, what about, and how it ended if it was not accepted. */
    static String words(Sent sent) {
        return words(sent.message()) + ": " + about(sent) + ended(sent.result());
    }

    private static String words(Message message) {
        return noun(message.channel()) + " to "
                + message.recipients().stream().map(Timeline::name).collect(joining(", "));
    }

    private static String words(Message message, News news) {
        return words(message) + ": " + news.status().name().toLowerCase(Locale.ROOT)
                + news.by().map(person -> " by " + person).orElse("")
                + (news.detail().isEmpty() ? "" : ", " + news.detail());
    }

    private static String ended(SendResult result) {
        return result instanceof Accepted ? "" : " -> " + result;
    }

    private static String name(Recipient recipient) {
        return recipient.person().id() + (recipient.copy() ? " (cc)" : "");
    }

    static String about(Sent sent) {
        String clock = sent.notification().facts().get(Facts.MILESTONE);
        return sent.kind() + (clock == null ? "" : ", " + clock);
    }

    static String noun(ChannelType channel) {
        return channel.equals(ChannelType.PHONE) ? "call" : channel.name();
    }

    private void incident(IncidentId id) {
        Incident incident = run.engine().find(id).orElseThrow();
        text.append(String.format("%n%s is %s at %s", id, incident.status(), incident.severity()));
        incident.owner().ifPresent(owner -> text.append(", owned by ").append(owner));
        for (Explanation clock : run.engine().explain(id)) {
            clock.text(ZoneOffset.UTC).lines().forEach(line -> text.append(String.format("%n  %s", line)));
        }
        for (NotificationRecord record : run.engine().notifications(id)) {
            record.failures()
                    .forEach(failure -> text.append(String.format(
                            "%n  Not sent: %s, as %s", record.notification().kind(), failure)));
        }
    }
}
