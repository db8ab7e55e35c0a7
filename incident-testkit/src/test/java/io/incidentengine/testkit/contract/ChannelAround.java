package io.incidentengine.testkit.contract;

import io.incidentengine.model.ChannelType;
import io.incidentengine.port.Channel;

/** A channel around another that sends in its own way, and is like the other for the rest. */
abstract class ChannelAround implements Channel {
    final Channel channel;

    ChannelAround(Channel channel) {
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
    public final boolean hasReceipts() {
        return channel.hasReceipts();
    }
}
