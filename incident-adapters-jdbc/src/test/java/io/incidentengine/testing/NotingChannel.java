package io.incidentengine.testing;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A channel that takes everything at once, and notes when somebody was first told of an incident. Thread-safe. */
public final class NotingChannel implements Channel {
    private final ChannelType type;
    private final Map<IncidentId, Instant> first = new ConcurrentHashMap<>();

    /** One of a type that nobody was told anything over yet. */
    public NotingChannel(ChannelType type) {
        this.type = type;
    }

    /** When somebody was first told, for each incident of which somebody was. */
    public Map<IncidentId, Instant> first() {
        return Map.copyOf(first);
    }

    @Override
    public ChannelType type() {
        return type;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public boolean hasReceipts() {
        return false;
    }

    @Override
    public SendResult send(Message message) {
        first.putIfAbsent(message.incident(), Instant.now());
        return new SendResult.Accepted("");
    }
}
