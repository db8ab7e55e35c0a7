package io.incidentengine.testkit.contract;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.News;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Outboxes of which each breaks a promise about what is told together. */
final class BrokenBundles {
    private BrokenBundles() {}

    static final class TellsTheOldestBeginnings extends OutboxAround {
        @Override
        public List<Instant> begun(Claim claim, Instant since, int count) {
            List<Instant> all = new ArrayList<>(outbox.begun(claim, since, 100));
            Collections.reverse(all);
            return all.subList(0, Math.min(count, all.size()));
        }
    }

    /** It bundles what is due, as if it were claimed, whoever it is for. */
    static final class BundlesWhateverIsDue extends OutboxAround {
        @Override
        public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
            List<Claim> own = outbox.bundle(claim, now, limit, lease);
            Lane lane = claim.task().lane();
            List<Claim> all = new ArrayList<>(own);
            all.addAll(outbox.claim(lane, now, limit, lease));
            return all;
        }
    }

    static final class BundlesForWhoeverComes extends OutboxAround {
        @Override
        public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
            List<Claim> own = outbox.bundle(claim, now, limit, lease);
            return own.isEmpty() ? outbox.claim(claim.task().lane(), now, limit, lease) : own;
        }
    }

    /** It knows nothing of what it has bundled. */
    static final class ForgetsBundles extends OutboxAround {
        @Override
        public News.Reception record(News news, Instant now) {
            boolean known = news.about() instanceof News.Key key && key.key().contains("/and ");
            return known ? News.Reception.UNKNOWN : outbox.record(news, now);
        }
    }

    static final class BundlesOneAlone extends OutboxAround {
        @Override
        public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
            List<Claim> others = outbox.bundle(claim, now, limit, lease);
            return others.isEmpty() ? List.of(claim) : others;
        }
    }
}
