package io.incidentengine.testkit;

import static java.util.stream.Collectors.toSet;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Change;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.port.EngineListener;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Sent;
import io.incidentengine.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run of a scenario, from its start on: the simulation, what happened in it, and what was expected of that. */
final class Run {
    private final FoundPeople people;
    private final RingingPhone phone = RingingPhone.tellingAtOnce();
    private final Mailbox mailbox = Mailbox.withoutReceipts();
    private final Map<ChannelType, Channel> channels = new LinkedHashMap<>();
    private final Simulation simulation;
    private final Map<String, Notification> decided = new HashMap<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<Sent> unexpected = new ArrayList<>();
    private final List<IncidentId> incidents = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();
    private @Nullable IncidentId latest;

    private record Reaction(ChannelType channel, Audience to, Duration after, Consumer<Sent> what) {}

    Run(Scenario.Builder settings) {
        Crew crew = new Crew(settings.policy);
        people = new FoundPeople(settings.directory == null ? crew.staff() : settings.directory);
        Simulation.Builder builder = Simulation.of(settings.policy)
                .startingAt(settings.start)
                .staff(people)
                .listener(new Recorder());
        crew.channels().forEach(type -> channels.put(type, ScriptedChannel.of(type)));
        List.of(phone, mailbox).forEach(peer -> channels.put(peer.type(), peer));
        settings.channels.forEach(channel -> channels.put(channel.type(), channel));
        channels.values().forEach(builder::channel);
        if (settings.problemManagement != null) {
            builder.problemManagement(settings.problemManagement);
        }
        simulation = builder.build();
        Stage stage = Stage.in(simulation, (message, news) -> moments.add(new Moment.Told(now(), message, news)));
        for (Channel channel : channels.values()) {
            if (channel instanceof Peer peer) {
                peer.plays(stage);
            }
        }
    }

    RingingPhone phone() {
        return own(phone);
    }

    Mailbox mailbox() {
        return own(mailbox);
    }

    private <P extends Peer> P own(P peer) {
        if (channels.get(peer.type()) != peer) {
            throw new IllegalStateException("This scenario was given a channel of its own for " + peer.type()
                    + "; allowed: that one, which the test knows");
        }
        return peer;
    }

    Simulation simulation() {
        return simulation;
    }

    IncidentEngine engine() {
        return simulation.engine();
    }

    Instant now() {
        return simulation.now();
    }

    List<Moment> moments() {
        return moments;
    }

    /** All incidents, in the order in which they were reported. */
    List<IncidentId> incidents() {
        return incidents;
    }

    Optional<IncidentId> latest() {
        return Optional.ofNullable(latest);
    }

    IncidentId reported(IncidentId id) {
        latest = id;
        return id;
    }

    void whenTold(ChannelType channel, Audience to, Duration after, Consumer<Sent> what) {
        reactions.add(new Reaction(channel, to, after, what));
    }

    /** What was sent, and not expected yet, in order of time. */
    List<Sent> unexpected() {
        return unexpected;
    }

    /** Takes the earliest of these messages that was not expected before. */
    Optional<Sent> take(Predicate<Sent> which) {
        for (int i = 0; i < unexpected.size(); i++) {
            if (which.test(unexpected.get(i))) {
                return Optional.of(unexpected.remove(i));
            }
        }
        return Optional.empty();
    }

    /** The last of these messages that was sent, expected or not. */
    Optional<Sent> last(Predicate<Sent> which) {
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (moments.get(i) instanceof Moment.Attempted attempted && which.test(attempted.sent())) {
                return Optional.of(attempted.sent());
            }
        }
        return Optional.empty();
    }

    /** Whether a message was meant for an audience, and one of its people got it. */
    boolean reached(Audience audience, Sent sent) {
        boolean meant = sent.notification().rule().to().contains(audience)
                || sent.notification().rule().cc().contains(audience);
        return meant && ids(audience, sent.message().incident()).stream().anyMatch(sent.people()::contains);
    }

    /** The ids of the people whom an incident's messages for an audience could reach. */
    Set<String> ids(Audience audience, IncidentId incident) {
        if (!audience.equals(Audience.REPORTER)) {
            return people.found(audience, incident);
        }
        return engine().find(incident).orElseThrow().people().reporters().stream()
                .map(reporter -> reporter.id().value())
                .collect(toSet());
    }

    private final class Recorder implements EngineListener {
        @Override
        public void changed(Change change) {
            IncidentId id = change.incident().id();
            if (change.isNew()) {
                incidents.add(id);
            }
            change.notifications().forEach(notification -> decided.put(notification.key(), notification));
            change.entries().forEach(entry -> moments.add(new Moment.Recorded(id, entry)));
        }

        @Override
        public void attempted(Message message, SendResult result) {
            Sent sent = new Sent(now(), notification(message), message, result);
            moments.add(new Moment.Attempted(sent));
            unexpected.add(sent);
            for (Reaction reaction : reactions) {
                if (sent.channel().equals(reaction.channel()) && reached(reaction.to(), sent)) {
                    simulation.at(
                            now().plus(reaction.after()),
                            then -> reaction.what().accept(sent));
                }
            }
        }

        /** What a message came of. What stands in for another notification is in the journal alone. */
        private Notification notification(Message message) {
            return decided.computeIfAbsent(
                    message.notification(),
                    key -> engine().notifications(message.incident()).stream()
                            .map(NotificationRecord::notification)
                            .filter(notification -> notification.key().equals(key))
                            .findFirst()
                            .orElseThrow());
        }

        @Override
        public void offered(ProblemOffer offer, SendResult result) {
            moments.add(new Moment.Offered(now(), offer, result));
        }

        @Override
        public void failed(String what, RuntimeException cause) {
            moments.add(new Moment.Failed(now(), what, cause));
        }
    }
}
