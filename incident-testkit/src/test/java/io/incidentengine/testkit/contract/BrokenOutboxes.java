package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.OutboxTask.Expand;
import io.incidentengine.notification.OutboxTask.Send;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Ambiguous;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outboxes of which each breaks one promise. */
final class BrokenOutboxes {
    private BrokenOutboxes() {}

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<OutboxTask> plus(List<OutboxTask> tasks, Stream<? extends OutboxTask> more) {
        return Stream.concat(tasks.stream(), more).toList();
    }

    // --- the store that writes to it ---

    /** It shows what a report tells in a second step, for which it waits until somebody looks. */
    static final class IsWrittenLater extends OutboxAround {
        private final Set<IncidentId> written = ConcurrentHashMap.newKeySet();
        private final CountDownLatch looked = new CountDownLatch(1);

        @Override
        void reported(IncidentId id) {
            try {
                assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            written.add(id);
        }

        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            if (written.contains(incident)) {
                return outbox.journal(incident);
            }
            if (store.find(incident).isPresent()) {
                looked.countDown();
            }
            return List.of();
        }
    }

    // --- claim ---

    static final class EndsLeasesEarly extends OutboxAround {
        @Override
        public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now.plus(Time.GRAIN), limit, lease.minus(Time.GRAIN));
        }
    }

    static final class HandsOutTheYoungestFirst extends OutboxAround {
        @Override
        public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
            return reversed(outbox.claim(lane, now, limit, lease));
        }
    }

    /** It makes up a message as soon as it has seen the notification. */
    static final class SendsBeforeTheExpansion extends OutboxAround {
        private final List<OutboxTask> seen = new ArrayList<>();

        @Override
        public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<OutboxTask> tasks = outbox.claim(lane, now, limit, lease);
            if (lane.equals(Lane.of(ChannelType.EMAIL))) {
                List<OutboxTask> early = List.copyOf(seen);
                seen.clear();
                return plus(tasks, early.stream());
            }
            tasks.stream()
                    .filter(Expand.class::isInstance)
                    .map(task -> ((Expand) task).notification())
                    .forEach(notification -> seen.add(new Send(
                            OutboxTopic.message(
                                    notification.key(), notification.incident().toString(), "early"),
                            1)));
            return tasks;
        }
    }

    static final class BelievesInItsClock extends OutboxAround {
        @Override
        public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
            return now.isBefore(StoreTopic.T) ? List.of() : outbox.claim(lane, now, limit, lease);
        }
    }

    static final class HandsOutPhoneCallsInIdleLanes extends OutboxAround {
        @Override
        public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<OutboxTask> tasks = outbox.claim(lane, now, limit, lease);
            return tasks.isEmpty() ? outbox.claim(Lane.of(ChannelType.PHONE), now, limit, lease) : tasks;
        }
    }

    // --- expand ---

    static final class LosesFailures extends OutboxAround {
        @Override
        public boolean expand(String notification, List<Message> messages, List<String> failures, Instant now) {
            return outbox.expand(notification, messages, List.of(), now);
        }
    }

    static final class SaysItExpandedAgain extends OutboxAround {
        @Override
        public boolean expand(String notification, List<Message> messages, List<String> failures, Instant now) {
            outbox.expand(notification, messages, failures, now);
            return true;
        }
    }

    // --- settle ---

    static final class LosesLateNews extends OutboxAround {
        private final Set<String> done = new HashSet<>();

        @Override
        public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (done.contains(key)) {
                return false;
            }
            if (retryAt == null) {
                done.add(key);
            }
            return outbox.settle(key, result, now, retryAt);
        }
    }

    static final class RetriesWhatIsAmbiguous extends OutboxAround {
        @Override
        public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
            boolean forever = retryAt == null && result instanceof Ambiguous;
            return outbox.settle(key, result, now, forever ? now : retryAt);
        }
    }

    static final class RetriesLate extends OutboxAround {
        @Override
        public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
            return outbox.settle(key, result, now, retryAt == null ? null : retryAt.plus(Time.GRAIN));
        }
    }

    static final class SaysItSettledAgain extends OutboxAround {
        @Override
        public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
            outbox.settle(key, result, now, retryAt);
            return true;
        }
    }

    // --- postpone ---

    static final class PostponesTooLong extends OutboxAround {
        @Override
        public void postpone(String notification, String failure, Instant retryAt) {
            outbox.postpone(notification, failure, retryAt.plus(Time.GRAIN));
        }
    }

    /** It hands out a notification that was postponed, expanded or not. */
    static final class PostponesWhatIsExpanded extends OutboxAround {
        private final Map<String, OutboxTask> seen = new HashMap<>();
        private final List<OutboxTask> again = new ArrayList<>();
        private final Set<String> expanded = new HashSet<>();

        @Override
        public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<OutboxTask> tasks = outbox.claim(lane, now, limit, lease);
            return lane.equals(Lane.DIRECTORY) ? plus(tasks, again.stream()) : tasks;
        }

        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            List<NotificationRecord> journal = outbox.journal(incident);
            journal.forEach(record -> seen.put(record.notification().key(), new Expand(record.notification(), 1)));
            return journal;
        }

        @Override
        public boolean expand(String notification, List<Message> messages, List<String> failures, Instant now) {
            expanded.add(notification);
            return outbox.expand(notification, messages, failures, now);
        }

        @Override
        public void postpone(String notification, String failure, Instant retryAt) {
            outbox.postpone(notification, failure, retryAt);
            if (expanded.contains(notification)) {
                again.add(seen.get(notification));
            }
        }
    }

    // --- release ---

    static final class WaitsForTheLease extends OutboxAround {
        @Override
        public void release(String key, Instant retryAt) {
            // the lease will be over some day
        }
    }

    static final class CountsAReleaseAsAFailure extends OutboxAround {
        private final Set<String> notifications = new HashSet<>();

        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            List<NotificationRecord> journal = outbox.journal(incident);
            journal.forEach(record -> notifications.add(record.notification().key()));
            return journal;
        }

        @Override
        public void release(String key, Instant retryAt) {
            if (notifications.contains(key)) {
                outbox.postpone(key, "released", retryAt);
            } else {
                outbox.release(key, retryAt);
            }
        }
    }

    static final class ReleasesWhatIsDone extends OutboxAround {
        private final Map<String, OutboxTask> messages = new HashMap<>();
        private final Set<String> done = new HashSet<>();
        private final List<OutboxTask> again = new ArrayList<>();

        @Override
        public boolean expand(String notification, List<Message> sent, List<String> failures, Instant now) {
            sent.forEach(message -> messages.put(message.key(), new Send(message, 2)));
            return outbox.expand(notification, sent, failures, now);
        }

        @Override
        public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (retryAt == null) {
                done.add(key);
            }
            return outbox.settle(key, result, now, retryAt);
        }

        @Override
        public void release(String key, Instant retryAt) {
            outbox.release(key, retryAt);
            if (done.contains(key) && messages.containsKey(key)) {
                again.add(messages.get(key));
            }
        }

        @Override
        public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
            return plus(
                    outbox.claim(lane, now, limit, lease),
                    again.stream().filter(task -> task.lane().equals(lane)));
        }
    }

    // --- nextDue, offers ---

    static final class HidesProblemManagement extends OutboxAround {
        @Override
        public Map<Lane, Instant> nextDue() {
            Map<Lane, Instant> due = new HashMap<>(outbox.nextDue());
            due.remove(Lane.PROBLEM_MANAGEMENT);
            return due;
        }
    }

    static final class SaysThatNewIsDueNow extends OutboxAround {
        @Override
        public Map<Lane, Instant> nextDue() {
            Map<Lane, Instant> due = new HashMap<>(outbox.nextDue());
            due.replaceAll((lane, at) -> at.equals(Time.EARLIEST) ? StoreTopic.T : at);
            return due;
        }
    }

    static final class TurnsTheJournalRound extends OutboxAround {
        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            return reversed(outbox.journal(incident));
        }
    }

    static final class HidesOffers extends OutboxAround {
        @Override
        public List<OfferRecord> offers(IncidentId incident) {
            return List.of();
        }
    }
}
