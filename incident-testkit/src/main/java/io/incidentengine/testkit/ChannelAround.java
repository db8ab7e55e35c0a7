package io.incidentengine.testkit;

import io.incidentengine.model.ChannelType;
import io.incidentengine.port.Channel;

/**
 * A channel around another that sends in its own way, and is like the other for the rest: for tests that listen in, or let
 * something happen while a message is on its way. As thread-safe as the channel inside and {@link #send}.
 */
public abstract class ChannelAround implements Channel {
    /** The channel inside. */
    protected final Channel channel;

    /**
     * Goes around a channel.
     *
     * @param channel the channel inside
     */
    protected ChannelAround(Channel channel) {
        this.channel = channel;
    }

    @Override
    public final ChannelType type() {
        return channel.type();
    }

    @Override
    public final Guarantee guarantee() {
        return channel.guarantee();
    }

    @Override
    public final int window() {
        return channel.window();
    }

    @Override
    public final boolean hasReceipts() {
        return channel.hasReceipts();
    }
}
