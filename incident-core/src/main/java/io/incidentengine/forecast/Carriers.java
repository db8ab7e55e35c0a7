package io.incidentengine.forecast;

import io.incidentengine.model.ChannelType;
import io.incidentengine.port.Channel;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Over which channels an engine can send.
 *
 * @param channels those that are configured
 * @param withReceipts those of them whose providers say later what became of a message (S29)
 */
public record Carriers(Set<ChannelType> channels, Set<ChannelType> withReceipts) {
    /** Copies the sets. */
    public Carriers {
        channels = Collections.unmodifiableSet(new TreeSet<>(channels));
        withReceipts = Collections.unmodifiableSet(new TreeSet<>(withReceipts));
    }

    /**
     * What some channels can do.
     *
     * @param channels the channels
     * @return their types
     */
    public static Carriers of(Collection<Channel> channels) {
        return new Carriers(
                channels.stream().map(Channel::type).collect(Collectors.toSet()),
                channels.stream()
                        .filter(Channel::hasReceipts)
                        .map(Channel::type)
                        .collect(Collectors.toSet()));
    }
}
