package io.incidentengine.testkit.chaos;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask.Expand;
import io.incidentengine.notification.OutboxTask.Send;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.testkit.contract.OutboxAround;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outboxes with one bug each. */
final class PlantedOutboxes {
    private PlantedOutboxes() {}

    /** What is put back though it was expanded it hands out once more, and keeps what comes of it beside the first. */
    static final class ExpandsAgain extends OutboxAround {
        private final Set<String> expanded = new HashSet<>();
        private final Map<String, Claim> again = new HashMap<>();
        private final Map<String, List<Delivery>> twins = new HashMap<>();

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<Claim> claims = outbox.claim(lane, now, limit, lease);
            if (lane.equals(Lane.DIRECTORY) && !again.isEmpty()) {
                claims = Stream.concat(claims.stream(), List.copyOf(again.values()).stream())
                        .toList();
                again.clear();
            }
            return claims;
        }

        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            if (expanded.add(claim.key())) {
                return outbox.expand(claim, messages, failures, now, check);
            }
            twins.put(
                    claim.key(),
                    messages.stream()
                            .map(message -> new Delivery(message, Delivery.State.QUEUED, List.of()))
                            .toList());
            return true;
        }

        @Override
        public void release(Claim claim, Instant retryAt) {
            outbox.release(claim, retryAt);
            if (expanded.contains(claim.key()) && claim.task() instanceof Expand) {
                again.put(claim.key(), claim);
            }
        }

        @Override
        public Map<Lane, Instant> nextDue() {
            Map<Lane, Instant> due = new HashMap<>(outbox.nextDue());
            if (!again.isEmpty()) {
                due.put(Lane.DIRECTORY, Instant.EPOCH);
            }
            return due;
        }

        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            return outbox.journal(incident).stream()
                    .map(record -> new NotificationRecord(
                            record.notification(),
                            record.expanded(),
                            Stream.concat(
                                            record.deliveries().stream(),
                                            twins
                                                    .getOrDefault(
                                                            record.notification()
                                                                    .key(),
                                                            List.of())
                                                    .stream())
                                    .toList(),
                            record.failures(),
                            record.outcomes()))
                    .toList();
        }
    }

    static final class ForgetsThatItWasSent extends OutboxAround {
        private final Set<String> forgotten = new HashSet<>();

        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (result instanceof Accepted && claim.task() instanceof Send && forgotten.add(claim.key())) {
                outbox.release(claim, now.plus(Duration.ofMinutes(1)));
                return true;
            }
            return super.settle(claim, result, now, retryAt);
        }
    }

    static final class HandsOutWhatAnotherHas extends OutboxAround {
        private final Map<String, Claim> out = new HashMap<>();

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<Claim> others = out.values().stream()
                    .filter(claim -> claim.task().lane().equals(lane))
                    .toList();
            if (!others.isEmpty()) {
                others.forEach(claim -> out.remove(claim.key()));
                return others;
            }
            List<Claim> claims = outbox.claim(lane, now, limit, lease);
            for (Claim claim : claims) {
                if (claim.task() instanceof Send) {
                    out.put(claim.key(), claim);
                }
            }
            return claims;
        }

        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            out.remove(claim.key());
            return super.settle(claim, result, now, retryAt);
        }
    }

    static final class KeepsLeasesForAYear extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now, limit, Duration.ofDays(365));
        }
    }

    static final class KeepsNewsTwice extends OutboxAround {
        private final List<News> twice = new ArrayList<>();

        @Override
        public News.Reception record(News news, Instant now) {
            News.Reception reception = outbox.record(news, now);
            if (reception == News.Reception.KNOWN) {
                twice.add(news);
            }
            return reception;
        }

        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            return mapped(
                    outbox.journal(incident),
                    delivery -> new Delivery(
                            delivery.message(),
                            delivery.state(),
                            delivery.attempts(),
                            Stream.concat(
                                            delivery.news().stream(),
                                            twice.stream().filter(delivery.news()::contains))
                                    .toList(),
                            delivery.by()));
        }
    }

    static final class KeepsNoAttemptThatIsTriedAgain extends OutboxAround {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (retryAt == null) {
                return super.settle(claim, result, now, null);
            }
            outbox.release(claim, retryAt);
            return true;
        }
    }

    static final class OverwritesAttempts extends OutboxAround {
        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            return mapped(outbox.journal(incident), delivery -> {
                List<Attempt> attempts = new ArrayList<>(delivery.attempts());
                Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
                attempts.replaceAll(was -> new Attempt(was.number(), last.at(), last.result(), was.bundle()));
                return new Delivery(delivery.message(), delivery.state(), attempts, delivery.news(), delivery.by());
            });
        }
    }
}
