package io.incidentengine.sms;

import io.incidentengine.model.Required;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that goes over the connection of one gateway. Apart from that, so that this can say that the library is missing. */
final class SmppTraffic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);

    private final SmppBinding binding;
    private final SmppSending sending;
    private final SmppInbox inbox;
    private volatile @Nullable SmsIntake intake;
    private volatile boolean closed;

    SmppTraffic(SmppServer server, SmppSending.Form form, InstantSource time) {
        SentParts parts = new SentParts();
        this.inbox = new SmppInbox(parts, time);
        this.binding = new SmppBinding(server, inbox);
        this.sending = new SmppSending(binding, parts, this::tell, form);
    }

    SendResult send(Sms sms) {
        return closed ? new RetryLater("the gateway is closed", Duration.ZERO) : sending.send(sms);
    }

    void receiveInto(SmsIntake value) {
        intake = Required.value("intake of an SMPP gateway", value);
        inbox.into(value);
        binding.keep();
    }

    /** A message is none the worse for a receipt that cannot be stored. */
    private void tell(News news) {
        SmsIntake known = intake;
        if (known != null) {
            try {
                News.Reception unused = known.receipt(news);
            } catch (RuntimeException failure) {
                LOG.warn("A receipt that came early is lost: {}", Failures.described(failure));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        binding.close();
    }
}
