package io.incidentengine.forecast;

import io.incidentengine.forecast.Forecast.Outgoing;
import io.incidentengine.forecast.Forecast.Telling;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Duty;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.Words;
import io.incidentengine.port.Addressees;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays what becomes of messages in a forecast: what can be sent is taken at once, and nothing more is heard of it. */
final class Postman {
    private static final Words UNWORDED = Words.of("forecast", "forecast");

    private final @Nullable Directory staff;
    private final Carriers carriers;
    private final DeliveryPolicy policy;
    private final int onRecord;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Integer, Integer> begun = new HashMap<>();
    private final Map<Audience, Integer> numbers = new LinkedHashMap<>();

    Postman(Known known) {
        staff = known.staff();
        carriers = known.carriers();
        policy = known.policy().delivery();
        onRecord = known.notifications().size();
    }

    /** A message that was sent for the notification of that number. */
    private record Sent(int number, Delivery delivery) {}

    /** What a notification comes to, and what is seen of that. */
    record Posted(NotificationRecord record, Telling telling) {}

    /** Finds the people, and sends. */
    Posted post(int number, NotificationRecord record, Incident incident, Instant at) {
        Notification told = record.notification();
        Addressees found = Addressees.of(told, incident, directory(told), policy.audiences(), at);
        List<Delivery> deliveries = new ArrayList<>();
        List<Outgoing> messages = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (ChannelType channel : told.rule().channels()) {
            for (List<Recipient> recipients : found.over(channel)) {
                Message message = new Message(
                        told.key() + "/" + channel + "/" + deliveries.size(),
                        told.key(),
                        told.incident(),
                        told.severity(),
                        channel,
                        recipients,
                        UNWORDED);
                Delivery delivery = sent(number, new Delivery(message, State.QUEUED, List.of()), at);
                deliveries.add(delivery);
                if (delivery.state() == State.SENT) {
                    messages.add(new Outgoing(channel, recipients, heldUntil(told, channel, recipients, at)));
                } else if (delivery.state() == State.REFUSED) {
                    missing.add(Rejected.withoutChannel(channel).reason());
                }
            }
        }
        List<String> failures = new ArrayList<>(found.failures());
        missing.stream().distinct().forEach(failures::add);
        boolean named = staff != null;
        return new Posted(
                new NotificationRecord(told, true, deliveries, failures, record.outcomes()),
                new Telling(at, told, named ? messages : List.of(), named ? failures : List.of()));
    }

    /** The same with all that waits sent now. */
    NotificationRecord resume(int number, NotificationRecord record, Instant at) {
        return new NotificationRecord(
                record.notification(),
                record.expanded(),
                record.deliveries().stream().map(one -> sent(number, one, at)).toList(),
                record.failures(),
                record.outcomes());
    }

    private Delivery sent(int number, Delivery delivery, Instant at) {
        Delivery tried = delivery.state() == State.QUEUED ? tried(number, delivery, at) : delivery;
        if (tried.state() == State.SENT) {
            sent.add(new Sent(number, tried));
        }
        return tried;
    }

    private Delivery tried(int number, Delivery delivery, Instant at) {
        Message message = delivery.message();
        for (int i = sent.size() - 1; i >= begun(number); i--) {
            Sent later = sent.get(i);
            if (later.number() > number && overtakes(later.delivery().message(), message)) {
                return new Delivery(message, State.SUPERSEDED, delivery.attempts(), delivery.news(), later.delivery());
            }
        }
        boolean isTaken = carriers.channels().contains(message.channel());
        SendResult result = isTaken ? new Accepted("", Grade.ACCEPTED) : Rejected.withoutChannel(message.channel());
        List<Attempt> attempts = new ArrayList<>(delivery.attempts());
        attempts.add(new Attempt(attempts.size() + 1, at, result));
        return new Delivery(message, isTaken ? State.SENT : State.REFUSED, attempts, delivery.news(), delivery.by());
    }

    /** How many messages had been sent when a notification was decided; all that overtake it come behind. */
    private int begun(int number) {
        return number <= onRecord ? 0 : begun.computeIfAbsent(number, any -> sent.size());
    }

    /** Tells whether all who would get an older message have been sent a later one over the same channel (S31). */
    private static boolean overtakes(Message later, Message older) {
        return later.channel().equals(older.channel()) && later.readers().containsAll(older.readers());
    }

    /** Tells whether the proof is looked at as soon as the messages of a notification are made. */
    static boolean isAlarming(NotificationRecord posted) {
        return posted.deliveries().isEmpty()
                || posted.deliveries().stream().anyMatch(one -> one.state() == State.REFUSED);
    }

    private @Nullable Instant heldUntil(
            Notification told, ChannelType channel, List<Recipient> recipients, Instant at) {
        QuietHours quiet = policy.quiet().get(channel);
        if (quiet == null) {
            return null;
        }
        Pace pace = new Pace(null, quiet, Duty.latest(told, policy, at));
        Pace.Turn turn = pace.turn(told.severity(), recipients.get(0).person().zone(), 1, List.of(), at);
        return turn instanceof Pace.Held held ? held.until() : null;
    }

    /** Where nobody is known, everybody is somebody who can be reached, and there is always another one. */
    private Directory directory(Notification told) {
        if (staff != null) {
            return staff;
        }
        int number = told.standsIn().map(fallback -> fallback.number()).orElse(0);
        Contact[] contacts = told.rule().channels().stream()
                .map(channel -> new Contact(channel, "somewhere"))
                .toArray(Contact[]::new);
        return (audience, incident, now) -> {
            int which = numbers.computeIfAbsent(audience, any -> numbers.size());
            return List.of(Person.of("somebody " + which + "/" + number, "somebody", contacts));
        };
    }
}
