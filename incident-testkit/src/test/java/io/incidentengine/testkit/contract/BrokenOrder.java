package io.incidentengine.testkit.contract;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask.Expand;
import io.incidentengine.notification.OutboxTask.Send;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outboxes of which each breaks a promise about the order of messages, or about sending one again. */
final class BrokenOrder {
    private BrokenOrder() {}

    private static Stream<Delivery> deliveries(OutboxAround of, IncidentId incident) {
        return of.outbox.journal(incident).stream().flatMap(record -> record.deliveries().stream());
    }

    /** It hands out messages that were superseded, if it is told of them. */
    abstract static class Reviver extends OutboxAround {
        private final List<Claim> revived = new ArrayList<>();

        final void revive(IncidentId incident) {
            deliveries(this, incident)
                    .filter(delivery -> delivery.state() == State.SUPERSEDED)
                    .forEach(delivery -> revived.add(new Claim(new Send(delivery.message(), 1), 1, OutboxTopic.T)));
        }

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return Stream.concat(
                            outbox.claim(lane, now, limit, lease).stream(),
                            revived.stream().filter(claim -> claim.task().lane().equals(lane)))
                    .toList();
        }
    }

    static final class SendsWhatIsMadeTooLate extends Reviver {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            boolean expanded = outbox.expand(claim, messages, failures, now, check);
            messages.forEach(message -> revive(message.incident()));
            return expanded;
        }
    }

    static final class TakesFallbacksForNew extends Reviver {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            boolean expanded = outbox.expand(claim, messages, failures, now, check);
            if (claim.task() instanceof Expand expand
                    && expand.notification().standsIn().isPresent()) {
                revive(expand.notification().incident());
            }
            return expanded;
        }
    }

    static final class SendsWhatIsOvertaken extends Reviver {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            boolean settled = super.settle(claim, result, now, retryAt);
            if (claim.task() instanceof Send send) {
                revive(send.message().incident());
            }
            return settled;
        }
    }

    /** A message that was sent supersedes all that wait about the incident, whoever they are for. */
    static final class SupersedesEverything extends OutboxAround {
        private final Set<Message> superseded = new HashSet<>();

        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            boolean settled = super.settle(claim, result, now, retryAt);
            if (result instanceof Accepted && claim.task() instanceof Send send) {
                deliveries(this, send.message().incident())
                        .filter(delivery -> delivery.state() == State.QUEUED)
                        .forEach(delivery -> superseded.add(delivery.message()));
            }
            return settled;
        }

        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            return mapped(
                    outbox.journal(incident),
                    delivery -> superseded.contains(delivery.message())
                            ? new Delivery(delivery.message(), State.SUPERSEDED, delivery.attempts())
                            : delivery);
        }

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now, limit, lease).stream()
                    .filter(claim -> !(claim.task() instanceof Send send && superseded.contains(send.message())))
                    .toList();
        }
    }

    static final class CountsOn extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now, limit, lease).stream()
                    .map(this::countedOn)
                    .toList();
        }

        private Claim countedOn(Claim claim) {
            if (!(claim.task() instanceof Send send)) {
                return claim;
            }
            int attempts = deliveries(this, send.message().incident())
                    .filter(delivery -> delivery.message().equals(send.message()))
                    .mapToInt(delivery -> delivery.attempts().size())
                    .sum();
            return new Claim(new Send(send.message(), attempts + 1), claim.token(), claim.since());
        }
    }

    static final class SaysThatAllIsSentAgain extends OutboxAround {
        @Override
        public boolean sendAgain(String message, Instant now) {
            outbox.sendAgain(message, now);
            return true;
        }
    }

    static final class ListsTheLatestFirst extends OutboxAround {
        @Override
        public List<Delivery> givenUp(@Nullable String after, int limit) {
            List<Delivery> all = new ArrayList<>(outbox.givenUp(after, limit));
            Collections.reverse(all);
            return all;
        }
    }
}
