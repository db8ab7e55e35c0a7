package io.incidentengine.sms;

import io.incidentengine.IncidentEngine;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.sms.SentMessages.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What was sent to which number, as the store knows it: for replies that come after a restart, or to another node. */
final class StoredMessages {
    /** The newest incidents that are open: who looks through more answers none of them in time. */
    private static final int INCIDENTS = 200;

    private final IncidentEngine engine;
    private final PhoneNumbers numbers;

    StoredMessages(IncidentEngine engine, PhoneNumbers numbers) {
        this.engine = engine;
        this.numbers = numbers;
    }

    private record Dated(Instant at, Sent sent) {}

    /** What may be acknowledged from a number, the last one first. */
    List<Sent> to(PhoneNumber number) {
        IncidentQuery open = IncidentQuery.of(IncidentFilter.where().open().build())
                .by(IncidentQuery.Order.NEWEST)
                .pagesOf(INCIDENTS);
        List<Dated> found = new ArrayList<>();
        engine.search(open).incidents().stream()
                .flatMap(incident -> engine.notifications(incident.id()).stream())
                .flatMap(told -> told.deliveries().stream())
                .filter(delivery -> delivery.message().channel().equals(ChannelType.SMS)
                        && delivery.message().proof() != null
                        && isTo(delivery.message(), number))
                .forEach(delivery -> attempts(delivery)
                        .max(Comparator.comparing(Attempt::at))
                        .ifPresent(last -> found.add(new Dated(last.at(), sent(delivery.message(), last)))));
        return found.stream()
                .sorted(Comparator.comparing(Dated::at).reversed())
                .map(Dated::sent)
                .toList();
    }

    private static Stream<Attempt> attempts(Delivery delivery) {
        return delivery.attempts().stream()
                .filter(attempt -> attempt.result() instanceof Accepted || attempt.result() instanceof Ambiguous);
    }

    /** As it was sent: alone, or as a part of another that was sent for several together. */
    private static Sent sent(Message message, Attempt last) {
        String key = last.bundle() == null ? message.key() : last.bundle();
        return Sent.of(key, message.recipients().get(0).person().id());
    }

    private boolean isTo(Message message, PhoneNumber number) {
        Recipient recipient = message.recipients().get(0);
        try {
            return numbers.parse(recipient.contact().address()).equals(number);
        } catch (InvalidInputException none) {
            return false;
        }
    }
}
