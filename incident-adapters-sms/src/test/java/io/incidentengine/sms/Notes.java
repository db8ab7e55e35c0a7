package io.incidentengine.sms;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.port.Channel;
import java.util.ArrayList;
import java.util.List;

/** Takes all messages, and notes them. */
final class Notes implements SmsGateway {
    final List<Sms> sent = new ArrayList<>();
    int closed;

    @Override
    public Channel.Guarantee guarantee() {
        return Channel.Guarantee.IDEMPOTENT;
    }

    @Override
    public boolean hasReceipts() {
        return false;
    }

    @Override
    public int window() {
        return 7;
    }

    @Override
    public SendResult send(Sms one) {
        sent.add(one);
        return new Accepted("ref");
    }

    @Override
    public void close() {
        closed++;
    }
}
