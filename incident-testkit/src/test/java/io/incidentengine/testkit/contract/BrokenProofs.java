package io.incidentengine.testkit.contract;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask.Expand;
import io.incidentengine.notification.OutboxTask.Send;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Outboxes of which each breaks a promise about the proof of notifications, or about news. */
final class BrokenProofs {
    private BrokenProofs() {}

    /** It never hands out the proofs that were put to sleep. */
    abstract static class Sleeper extends OutboxAround {
        private final Set<String> asleep = new HashSet<>();

        final void sleep(String notification) {
            asleep.add(OutboxTopic.proof(notification));
        }

        final void sleep(Claim claim) {
            if (claim.task() instanceof Send send) {
                sleep(send.message().notification());
            } else if (claim.task() instanceof Expand expand) {
                sleep(expand.notification().key());
            }
        }

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now, limit, lease).stream()
                    .filter(claim -> !asleep.contains(claim.key()))
                    .toList();
        }
    }

    static final class SleepsWhenNobodyIsFound extends Sleeper {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            if (messages.isEmpty()) {
                sleep(claim);
            }
            return outbox.expand(claim, messages, failures, now, check);
        }
    }

    static final class LooksAtWhatIsProven extends OutboxAround {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            List<Message> unproven = messages.stream()
                    .map(message -> OutboxTopic.proving(message, null))
                    .toList();
            return outbox.expand(claim, unproven, failures, now, check);
        }
    }

    static final class LooksWheneverItIsExpanded extends OutboxAround {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            return outbox.expand(claim, messages, failures, now, null);
        }
    }

    static final class SleepsWhenAMessageIsRefused extends Sleeper {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (retryAt == null && !(result instanceof Accepted)) {
                sleep(claim);
            }
            return super.settle(claim, result, now, retryAt);
        }
    }

    static final class SleepsWhenAKeyIsPressed extends Sleeper {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (result instanceof Accepted accepted && accepted.grade() == Grade.ACKNOWLEDGED) {
                sleep(claim);
            }
            return super.settle(claim, result, now, retryAt);
        }
    }

    static final class SleepsWhenThereIsNews extends Sleeper {
        @Override
        public News.Reception record(News news, Instant now) {
            if (news.about() instanceof News.Key about) {
                sleep(about.key().replaceAll("/[a-z]+$", ""));
            }
            return outbox.record(news, now);
        }
    }

    static final class WakesForOldNews extends OutboxAround {
        @Override
        public News.Reception record(News news, Instant now) {
            News.Reception reception = outbox.record(news, now);
            if (reception == News.Reception.LATE) {
                for (Claim claim : outbox.claim(Lane.PROOF, Time.LATEST, 100, OutboxTopic.LEASE)) {
                    outbox.release(claim, now);
                }
            }
            return reception;
        }
    }

    static final class LosesFallbacks extends OutboxAround {
        @Override
        public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
            return outbox.prove(claim, List.of(), now, check);
        }
    }

    static final class RefusesKnownFallbacks extends OutboxAround {
        private final Set<String> known = new HashSet<>();

        @Override
        public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
            for (Notification fallback : fallbacks) {
                if (!known.add(fallback.key())) {
                    throw new IllegalStateException("duplicate key " + fallback.key());
                }
            }
            return outbox.prove(claim, fallbacks, now, check);
        }
    }

    static final class LooksLate extends OutboxAround {
        @Override
        public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
            return outbox.prove(claim, fallbacks, now, check == null ? null : check.plus(Time.GRAIN));
        }
    }

    static final class LooksWithoutNews extends OutboxAround {
        @Override
        public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
            return outbox.prove(claim, fallbacks, now, check == null ? now.plus(Duration.ofDays(1)) : check);
        }
    }

    static final class OverwritesNews extends OutboxAround {
        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            return mapped(
                    outbox.journal(incident),
                    delivery -> new Delivery(
                            delivery.message(),
                            delivery.state(),
                            delivery.attempts(),
                            delivery.news().isEmpty()
                                    ? List.of()
                                    : List.of(
                                            delivery.news().get(delivery.news().size() - 1)),
                            delivery.by()));
        }
    }

    static final class SaysThatAllNewsIsNew extends OutboxAround {
        @Override
        public News.Reception record(News news, Instant now) {
            News.Reception reception = outbox.record(news, now);
            return reception == News.Reception.KNOWN ? News.Reception.RECORDED : reception;
        }
    }

    static final class ThrowsOnNewsOfNobody extends OutboxAround {
        @Override
        public News.Reception record(News news, Instant now) {
            News.Reception reception = outbox.record(news, now);
            if (reception == News.Reception.UNKNOWN) {
                throw new IllegalArgumentException("There is no message " + news.about());
            }
            return reception;
        }
    }
}
