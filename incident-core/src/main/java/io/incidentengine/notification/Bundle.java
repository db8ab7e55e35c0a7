package io.incidentengine.notification;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.NotificationKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages for the same people that are sent as one, so that a storm of incidents rings once (S32).
 *
 * @param messages the messages, two or more; the one that was claimed first, then those that wait longest
 */
public record Bundle(List<Message> messages) {
    /** Copies the list. */
    public Bundle {
        messages = List.copyOf(messages);
    }

    /**
     * The key under which they are sent: the same for the same messages in the same order.
     *
     * @param keys the keys of the messages
     * @return unique among the keys of messages
     */
    public static String key(List<String> keys) {
        int others = keys.size() - 1;
        return keys.get(0) + "/and " + others + "/"
                + Integer.toHexString(keys.subList(1, keys.size()).hashCode());
    }

    /**
     * The message that speaks for all: the gravest, of those that waited longest.
     *
     * @return one of the messages
     */
    public Message first() {
        return messages.stream().min(Comparator.comparing(Message::severity)).orElseThrow();
    }

    /**
     * What is to be worded: that so many messages came at once, and which one is the gravest.
     *
     * @param title the title of the incident that the {@linkplain #first first} is about
     * @param service the service that it affects
     * @param now the present
     * @return a notification of the kind {@link NotificationKind#BUNDLE}
     */
    public Notification notification(String title, String service, Instant now) {
        Message first = first();
        Map<String, String> facts = new TreeMap<>();
        facts.put(Facts.TITLE, title);
        facts.put(Facts.SERVICE, service);
        facts.put(Facts.COUNT, String.valueOf(messages.size()));
        facts.put(Facts.MESSAGES, messages.stream().map(Message::subject).collect(Collectors.joining("\n")));
        NotificationRule rule = NotificationRule.of("bundle", NotificationKind.BUNDLE)
                .by(first.channel())
                .build();
        return new Notification(key(), first.incident(), rule, first.severity(), now, facts);
    }

    private String key() {
        return key(messages.stream().map(Message::key).toList());
    }

    /**
     * The one message in their place.
     *
     * @param words what it says
     * @return a message about the incident of the {@linkplain #first first}, which proves as much as the most demanding of them
     *     asks for
     */
    public Message whole(Words words) {
        Message first = first();
        return new Message(
                key(),
                first.notification(),
                first.incident(),
                first.severity(),
                first.channel(),
                first.recipients(),
                words,
                first.pace(),
                proof());
    }

    private @Nullable Grade proof() {
        return messages.stream()
                .map(Message::proof)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
