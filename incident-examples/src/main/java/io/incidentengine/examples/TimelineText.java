package io.incidentengine.examples;

import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Recipient;
import io.incidentengine.simulation.Sent;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows one incident as a timeline that a manager can read: acts, messages, clocks. */
final class TimelineText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final String INDENT = " ".repeat(9);
    private static final int WIDTH = 110;

    private final StringBuilder text = new StringBuilder();
    private LocalDate day = LocalDate.MIN;
    private String minute = "";

    private TimelineText() {}

    static String of(Simulation simulation, IncidentId id) {
        TimelineText timeline = new TimelineText();
        Incident incident = simulation.engine().find(id).orElseThrow();
        timeline.text.append(id).append(": ").append(incident.report().title()).append('\n');
        timeline.text.append("Times are UTC. '>' is a message and whom it went to; '*' is the engine.\n");
        timeline.lines(simulation, id);
        timeline.clocks(simulation.engine().explain(id));
        return timeline.text.toString();
    }

    /** Acts by the time at which they were recorded, each followed by the messages of that moment. */
    private void lines(Simulation simulation, IncidentId id) {
        List<Sent> messages = new ArrayList<>(simulation.sent());
        for (TimelineEntry entry : simulation.engine().timeline(id)) {
            messagesBefore(entry.recorded(), messages);
            EventText.of(entry.event()).ifPresent(words -> line(entry.recorded(), who(entry.actor()) + words));
        }
        messagesBefore(Instant.MAX, messages);
    }

    private static String who(Actor actor) {
        if (actor.equals(Actor.ENGINE)) {
            return "* ";
        }
        return actor.id() + " ("
                + actor.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", ")) + ") ";
    }

    /** Messages of one notification share a line, if they go to the same people. */
    private void messagesBefore(Instant instant, List<Sent> messages) {
        Map<String, List<Sent>> together = new LinkedHashMap<>();
        while (!messages.isEmpty() && messages.get(0).at().isBefore(instant)) {
            Sent sent = messages.remove(0);
            together.computeIfAbsent(sent.notification().key(), any -> new ArrayList<>())
                    .add(sent);
        }
        together.values().forEach(this::messages);
    }

    private void messages(List<Sent> ofOneNotification) {
        Map<String, List<Recipient>> recipients = new LinkedHashMap<>();
        for (Sent sent : ofOneNotification) {
            recipients
                    .computeIfAbsent(sent.channel().name(), any -> new ArrayList<>())
                    .addAll(sent.message().recipients());
        }
        Map<String, List<String>> channels = new LinkedHashMap<>();
        recipients.forEach((channel, people) -> channels.computeIfAbsent(names(people), any -> new ArrayList<>())
                .add(channel));
        Sent first = ofOneNotification.get(0);
        channels.forEach((names, over) -> message(first, String.join(" and ", over), names));
    }

    private void message(Sent sent, String channels, String names) {
        String milestone = sent.notification().facts().get(Facts.MILESTONE);
        String about = milestone == null || sent.kind().name().startsWith(milestone) ? "" : ", " + milestone;
        line(sent.at(), "  > " + channels + " to " + names + ": " + sent.kind() + about);
    }

    private static String names(List<Recipient> recipients) {
        return recipients.stream()
                .map(recipient -> recipient.person().name() + (recipient.copy() ? " (cc)" : ""))
                .collect(Collectors.joining(", "));
    }

    private void line(Instant at, String words) {
        LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate();
        if (!date.equals(day)) {
            text.append('\n').append(DAY.format(date)).append('\n');
            day = date;
            minute = "";
        }
        String time = CLOCK.format(LocalTime.ofInstant(at, ZoneOffset.UTC));
        text.append(time.equals(minute) ? INDENT : "  " + time + "  ");
        minute = time;
        wrap(words);
    }

    private void wrap(String words) {
        int column = INDENT.length();
        String hanging = INDENT + (words.startsWith("  >") ? "      " : "    ");
        boolean first = true;
        for (String word : words.split(" ", -1)) {
            if (!first && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(hanging);
                column = hanging.length();
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
        text.append('\n');
    }

    /** What each clock came to, then how: the stretches that add up, with who began them and why. */
    private void clocks(List<Explanation> clocks) {
        text.append("\nClocks\n");
        for (Explanation clock : clocks) {
            List<Segment> segments = clock.clock().run().segments();
            Duration limit = segments.get(segments.size() - 1).limit();
            text.append(String.format(
                    Locale.ROOT,
                    "  %-22s limit %-8s took %-12s %s%n",
                    clock.clock().milestone(),
                    limit == null ? "none" : EventText.words(limit),
                    EventText.words(clock.clock().reading().elapsed()),
                    verdict(clock.clock().reading())));
        }
        text.append("\nHow they come to that\n");
        for (Explanation clock : clocks) {
            clock.text(ZoneOffset.UTC).lines().forEach(line -> wrapped("  " + line));
        }
    }

    private void wrapped(String line) {
        String rest = line;
        while (rest.length() > WIDTH) {
            int blank = rest.lastIndexOf(' ', WIDTH);
            text.append(rest, 0, blank).append('\n');
            rest = " ".repeat(27) + rest.substring(blank + 1);
        }
        text.append(rest).append('\n');
    }

    private static String verdict(Reading reading) {
        if (reading instanceof Reading.Breached breached) {
            return "BREACHED at " + breached.at() + ", "
                    + breached.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return reading.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
