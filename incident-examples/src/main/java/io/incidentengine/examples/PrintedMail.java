package io.incidentengine.examples;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;

/** A channel is one method: this one prints what another would send. */
final class PrintedMail implements Channel {
    @Override
    public ChannelType type() {
        return ChannelType.EMAIL;
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
        System.out.println("e-mail: " + message.subject() + " " + message.recipients());
        return new SendResult.Accepted("");
    }
}
