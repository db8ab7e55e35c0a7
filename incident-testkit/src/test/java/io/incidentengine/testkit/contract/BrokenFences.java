package io.incidentengine.testkit.contract;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outboxes of which each lets somebody through who comes back too late, or mistakes who that is. */
final class BrokenFences {
    private BrokenFences() {}

    /** It knows which claim of a task is the latest. */
    abstract static class OutboxWithMemory extends OutboxAround {
        private final Map<String, Claim> latest = new HashMap<>();

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            List<Claim> claims = outbox.claim(lane, now, limit, lease);
            claims.forEach(claim -> latest.put(claim.key(), claim));
            return claims;
        }

        final Claim latest(Claim claim) {
            return latest.getOrDefault(claim.key(), claim);
        }
    }

    /** Its tokens grow smaller; those of the outbox inside are the same without the sign. */
    static final class CountsDown extends OutboxAround {
        private static Claim turned(Claim claim) {
            return new Claim(claim.task(), -claim.token(), claim.since());
        }

        @Override
        public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
            return outbox.claim(lane, now, limit, lease).stream()
                    .map(CountsDown::turned)
                    .toList();
        }

        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            return outbox.expand(turned(claim), messages, failures, now, check);
        }

        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            return super.settle(turned(claim), result, now, retryAt);
        }

        @Override
        public List<Boolean> counts(List<Claim> claims) {
            return outbox.counts(claims.stream().map(CountsDown::turned).toList());
        }

        @Override
        public List<Instant> begun(Claim claim, Instant since, int count) {
            return outbox.begun(turned(claim), since, count);
        }

        @Override
        public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
            return outbox.bundle(turned(claim), now, limit, lease).stream()
                    .map(CountsDown::turned)
                    .toList();
        }

        @Override
        public void postpone(Claim claim, String failure, Instant retryAt) {
            outbox.postpone(turned(claim), failure, retryAt);
        }

        @Override
        public void release(Claim claim, Instant retryAt) {
            outbox.release(turned(claim), retryAt);
        }

        @Override
        public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
            return outbox.prove(turned(claim), fallbacks, now, check);
        }
    }

    static final class ExpandsForWhoeverComes extends OutboxWithMemory {
        @Override
        public boolean expand(
                Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
            return outbox.expand(latest(claim), messages, failures, now, check);
        }
    }

    static final class SettlesForWhoeverComes extends OutboxWithMemory {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            return super.settle(latest(claim), result, now, retryAt);
        }
    }

    static final class DoubtsLateSuccess extends OutboxWithMemory {
        @Override
        protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
            boolean doubted = result instanceof Accepted && !claim.equals(latest(claim));
            return super.settle(claim, doubted ? new Ambiguous("too late") : result, now, retryAt);
        }
    }

    static final class PostponesForWhoeverComes extends OutboxWithMemory {
        @Override
        public void postpone(Claim claim, String failure, Instant retryAt) {
            outbox.postpone(latest(claim), failure, retryAt);
        }
    }

    static final class ReleasesForWhoeverComes extends OutboxWithMemory {
        @Override
        public void release(Claim claim, Instant retryAt) {
            outbox.release(latest(claim), retryAt);
        }
    }

    static final class CountsForWhoeverComes extends OutboxWithMemory {
        @Override
        public List<Boolean> counts(List<Claim> claims) {
            return outbox.counts(claims.stream().map(this::latest).toList());
        }
    }

    /** It does not see what became of a message while somebody had it. */
    static final class CountsWhatIsDone extends OutboxWithMemory {
        @Override
        public List<Boolean> counts(List<Claim> claims) {
            return claims.stream().map(claim -> claim.equals(latest(claim))).toList();
        }
    }

    static final class RefusesWhatIsNotKnown extends OutboxWithMemory {
        @Override
        public List<Boolean> counts(List<Claim> claims) {
            claims.forEach(claim -> outbox.begun(claim, Instant.EPOCH, 1));
            return outbox.counts(claims);
        }
    }

    static final class ReleasesWhatCounts extends OutboxAround {
        @Override
        public List<Boolean> counts(List<Claim> claims) {
            List<Boolean> counts = outbox.counts(claims);
            claims.stream()
                    .filter(claim -> counts.get(claims.indexOf(claim)))
                    .forEach(claim -> outbox.release(claim, claim.since()));
            return counts;
        }
    }

    static final class ProvesForWhoeverComes extends OutboxWithMemory {
        @Override
        public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
            return outbox.prove(latest(claim), fallbacks, now, check);
        }
    }

    /** It takes in what somebody decided who had not seen the latest news. */
    static final class ForgetsNewsOfALook extends OutboxWithMemory {
        @Override
        public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
            if (outbox.prove(claim, fallbacks, now, check)) {
                return true;
            }
            if (!claim.equals(latest(claim))) {
                return false;
            }
            claim(Lane.PROOF, now, 1, OutboxTopic.LEASE);
            return outbox.prove(latest(claim), fallbacks, now, check);
        }
    }
}
