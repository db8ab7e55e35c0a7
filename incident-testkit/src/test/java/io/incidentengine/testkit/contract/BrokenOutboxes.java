package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
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

    private static List<Claim> plus(List<Claim> claims, Stream<Claim> more) {
        return Stream.concat(claims.stream(), more).toList();
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

    /** As in a character set of three bytes. */
    static final class KnowsTheFirstPlaneOnly extends OutboxAround {
        @Override
        public List<NotificationRecord> journal(IncidentId incident) {
            return mapped(
                    outbox.journal(incident),
                    delivery -> new Delivery(
                            delivery.message(),
                            delivery.state(),
                            delivery.attempts(),
                            delivery.news().stream()
                                    .map(KnowsTheFirstPlaneOnly::cut)
                                    .toList(),
                            delivery.by()));
        }

        private static News cut(News news) {
            String detail = news.detail().replaceAll("[^\\x{0}-\\x{FFFF}]", "?");
            return new News(news.about(), news.status(), news.at(), news.sequence(), news.person(), detail);
        }
    }

    // --- claim ---

    static final class EndsLeasesEarly extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now.plus(Time.GRAIN), limit, lease.minus(Time.GRAIN));
        }
    }

    static final class HandsOutTheYoungestFirst extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return reversed(outbox.claim(lane, now, limit, lease));
        }
    }

    /** It makes up a message as soon as it has seen the notification. */
    static final class SendsBeforeTheExpansion extends OutboxAround {
        private final List<Claim> seen = new ArrayList<>();

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<Claim> claims = outbox.claim(lane, now, limit, lease);
            if (lane.equals(Lane.of(ChannelType.EMAIL))) {
                List<Claim> early = List.copyOf(seen);
                seen.clear();
                return plus(claims, early.stream());
            }
            for (Claim claim : claims) {
                if (claim.task() instanceof Expand expand && !now.isBefore(StoreTopic.T)) {
                    String incident = expand.notification().incident().toString();
                    seen.add(new Claim(new Send(OutboxTopic.message(claim.key(), incident, "early"), 1), 1, now));
                }
            }
            return claims;
        }
    }

    /** A clock that is wrong by a day or more it does not believe. */
    static final class BelievesInItsClock extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            boolean tooEarly = now.isBefore(StoreTopic.T) && now.isAfter(StoreTopic.T.minus(Duration.ofDays(1)));
            return tooEarly ? List.of() : outbox.claim(lane, now, limit, lease);
        }
    }

    /** It looks for pairs. */
    static final class HandsOutTwoWhereThreeAreDue extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now, limit == 3 ? 2 : limit, lease);
        }
    }

    static final class HandsOutPhoneCallsInIdleLanes extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<Claim> tasks = outbox.claim(lane, now, limit, lease);
            return tasks.isEmpty() ? outbox.claim(Lane.of(ChannelType.PHONE), now, limit, lease) : tasks;
        }
    }

    // --- expand ---

    static final class LosesFailures extends OutboxAround {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            return outbox.expand(claim, messages, List.of(), now, check);
        }
    }

    static final class SaysItExpandedAgain extends OutboxAround {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            outbox.expand(claim, messages, failures, now, check);
            return true;
        }
    }

    static final class SaysThatAllWaitSinceNow extends OutboxAround {
        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now, limit, lease).stream()
                    .map(claim -> new Claim(claim.task(), claim.token(), now))
                    .toList();
        }
    }

    // --- settle ---

    static final class LosesLateNews extends OutboxAround {
        private final Set<String> done = new HashSet<>();

        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (done.contains(claim.key())) {
                return false;
            }
            if (retryAt == null) {
                done.add(claim.key());
            }
            return super.settle(claim, result, now, retryAt);
        }
    }

    static final class RetriesWhatIsAmbiguous extends OutboxAround {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            boolean forever = retryAt == null && result instanceof Ambiguous;
            return super.settle(claim, result, now, forever ? now : retryAt);
        }
    }

    static final class RetriesLate extends OutboxAround {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            return super.settle(claim, result, now, retryAt == null ? null : retryAt.plus(Time.GRAIN));
        }
    }

    static final class SaysItSettledAgain extends OutboxAround {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            super.settle(claim, result, now, retryAt);
            return true;
        }
    }

    static final class SettlesTheLastFirst extends OutboxAround {
        @Override
        public List<Boolean> settle(List<Ended> ended) {
            List<Ended> backwards = new ArrayList<>(ended);
            Collections.reverse(backwards);
            List<Boolean> settled = new ArrayList<>(outbox.settle(backwards));
            Collections.reverse(settled);
            return settled;
        }
    }

    static final class SettlesOneByOne extends OutboxAround {
        @Override
        public List<Boolean> settle(List<Ended> ended) {
            return ended.stream()
                    .map(each -> outbox.settle(List.of(each)).get(0))
                    .toList();
        }
    }

    static final class SettlesAHundredAtMost extends OutboxAround {
        @Override
        public List<Boolean> settle(List<Ended> ended) {
            int settled = Math.min(100, ended.size());
            List<Boolean> answers = new ArrayList<>(outbox.settle(ended.subList(0, settled)));
            answers.addAll(Collections.nCopies(ended.size() - settled, true));
            return answers;
        }
    }

    static final class AnswersForTheFirst extends OutboxAround {
        @Override
        public List<Boolean> settle(List<Ended> ended) {
            List<Boolean> answers = outbox.settle(ended);
            return answers.isEmpty() ? answers : Collections.nCopies(answers.size(), answers.get(0));
        }
    }

    // --- postpone ---

    static final class PostponesTooLong extends OutboxAround {
        @Override
        public void postpone(Claim claim, String failure, Instant retryAt) {
            outbox.postpone(claim, failure, retryAt.plus(Time.GRAIN));
        }
    }

    /** It hands out a notification that was postponed, expanded or not. */
    static final class PostponesWhatIsExpanded extends OutboxAround {
        private final List<Claim> again = new ArrayList<>();
        private final Set<String> expanded = new HashSet<>();

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<Claim> tasks = outbox.claim(lane, now, limit, lease);
            return lane.equals(Lane.DIRECTORY) ? plus(tasks, again.stream()) : tasks;
        }

        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            expanded.add(claim.key());
            return outbox.expand(claim, messages, failures, now, check);
        }

        @Override
        public void postpone(Claim claim, String failure, Instant retryAt) {
            outbox.postpone(claim, failure, retryAt);
            if (expanded.contains(claim.key())) {
                again.add(claim);
            }
        }
    }

    // --- release ---

    static final class WaitsForTheLease extends OutboxAround {
        @Override
        public void release(Claim claim, Instant retryAt) {
            // the lease will be over some day
        }
    }

    static final class CountsAReleaseAsAFailure extends OutboxAround {
        @Override
        public void release(Claim claim, Instant retryAt) {
            if (claim.task() instanceof Expand) {
                outbox.postpone(claim, "released", retryAt);
            } else {
                outbox.release(claim, retryAt);
            }
        }
    }

    static final class ReleasesWhatIsDone extends OutboxAround {
        private final Set<String> done = new HashSet<>();
        private final List<Claim> again = new ArrayList<>();

        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            if (retryAt == null) {
                done.add(claim.key());
            }
            return super.settle(claim, result, now, retryAt);
        }

        @Override
        public void release(Claim claim, Instant retryAt) {
            outbox.release(claim, retryAt);
            if (done.contains(claim.key()) && claim.task() instanceof Send) {
                again.add(claim);
            }
        }

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return plus(
                    outbox.claim(lane, now, limit, lease),
                    again.stream().filter(claim -> claim.task().lane().equals(lane)));
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
