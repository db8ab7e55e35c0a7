package io.incidentengine.examples.replay;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages by what they are about, for whom, and over which channel. */
final class MessageTally {
    /**
     * A line of the table.
     *
     * @param kind what they are about
     * @param to for whom
     * @param cc who gets a copy
     */
    record Line(NotificationKind kind, List<Audience> to, List<Audience> cc) {
        static Line of(NotificationRule rule) {
            return new Line(rule.kind(), rule.to(), rule.cc());
        }
    }

    private final Map<Line, Map<ChannelType, Long>> sent = new LinkedHashMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private long notSent;

    /** With a line for each rule of a policy, in its order. */
    MessageTally(List<NotificationRule> rules) {
        rules.forEach(rule -> sent.putIfAbsent(Line.of(rule), new TreeMap<>()));
    }

    void add(NotificationRecord notification) {
        Map<ChannelType, Long> line =
                sent.computeIfAbsent(Line.of(notification.notification().rule()), any -> new TreeMap<>());
        for (Delivery delivery : notification.deliveries()) {
            if (delivery.state() == Delivery.State.SENT) {
                line.merge(delivery.message().channel(), 1L, Long::sum);
            } else {
                notSent++;
            }
        }
        notification.failures().forEach(failure -> failures.merge(failure, 1L, Long::sum));
    }

    /** The lines with at least one message, and how many went over each channel. */
    Map<Line, Map<ChannelType, Long>> lines() {
        Map<Line, Map<ChannelType, Long>> used = new LinkedHashMap<>(sent);
        used.values().removeIf(Map::isEmpty);
        return used;
    }

    long sentBy(ChannelType channel) {
        return sent.values().stream()
                .mapToLong(line -> line.getOrDefault(channel, 0L))
                .sum();
    }

    /** How many messages no channel took. */
    long notSent() {
        return notSent;
    }

    /** What went wrong before there was a message, and how often: nobody found, no address. */
    Map<String, Long> failures() {
        return failures;
    }
}
