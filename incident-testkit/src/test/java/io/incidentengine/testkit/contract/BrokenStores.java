package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.ChangeResult.Committed;
import io.incidentengine.port.IncidentCursor;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentQuery.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stores of which each breaks a promise about all methods, or about listing. */
final class BrokenStores {
    private BrokenStores() {}

    static final class LosesOffers extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            return pretend(
                    id,
                    decision,
                    change -> new Change(
                            change.incident(),
                            change.entries(),
                            change.notifications(),
                            List.of(),
                            change.outcomes(),
                            change.next(),
                            change.deadline()));
        }
    }

    static final class ShowsTheStateOfTheReport extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            List<TimelineEntry> timeline = store.timeline(id);
            if (!timeline.isEmpty()) {
                try {
                    decision.decide(Incident.fold(id, timeline.subList(0, 1)), Siblings.NONE);
                } catch (RuntimeException retried) {
                    // as things are now, it may be possible
                }
            }
            return store.change(id, decision);
        }
    }

    static final class LosesWhatTwoThreadsChange extends StoreAround {
        private final Map<IncidentId, Thread> last = new ConcurrentHashMap<>();

        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            Thread before = last.put(id, Thread.currentThread());
            return before == null || before.equals(Thread.currentThread())
                    ? store.change(id, decision)
                    : new Committed(decision.decide(store.find(id).orElseThrow(), Siblings.NONE));
        }
    }

    static final class WrapsWhatIsThrown extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            try {
                return store.change(id, decision);
            } catch (RuntimeException failure) {
                throw new IllegalStateException("The transaction failed", failure);
            }
        }
    }

    static final class PutsOffWhatFailed extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            try {
                return store.change(id, decision);
            } catch (RuntimeException failure) {
                store.change(
                        id, (incident, siblings) -> new Change(incident, List.of(), List.of(), List.of(), Time.LATEST));
                throw failure;
            }
        }
    }

    static final class StoresTheFirstOfTwoResults extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            AtomicReference<Change> last = new AtomicReference<>();
            ChangeResult result = store.change(id, (incident, siblings) -> {
                Change first = decision.decide(incident, siblings);
                last.set(decision.decide(incident, siblings));
                return first;
            });
            return result instanceof Committed ? new Committed(last.get()) : result;
        }
    }

    static final class IgnoresChangesWithoutEntries extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            AtomicReference<Change> decided = new AtomicReference<>();
            try {
                return store.change(id, (incident, siblings) -> {
                    decided.set(decision.decide(incident, siblings));
                    if (decided.get().entries().isEmpty()) {
                        throw new Abort();
                    }
                    return decided.get();
                });
            } catch (Abort nothing) {
                return new Committed(decided.get());
            }
        }
    }

    static final class RoundsWhatIsLongAgo extends StoreAround {
        @Override
        public Optional<Instant> nextDue() {
            return store.nextDue().map(due -> due.isBefore(Instant.EPOCH) ? due.truncatedTo(ChronoUnit.SECONDS) : due);
        }
    }

    static final class ComparesIdsWithoutCase extends StoreAround {
        @Override
        public Optional<Incident> find(IncidentId id) {
            return store.find(IncidentId.of(id.value().toLowerCase(Locale.ROOT)))
                    .or(() -> store.find(id));
        }
    }

    static final class ListsAllStatuses extends StoreAround {
        @Override
        public IncidentPage search(IncidentQuery query) {
            return store.search(with(query, Set.of(), query.filter().since()));
        }
    }

    static final class ListsWhatIsLongOver extends StoreAround {
        @Override
        public IncidentPage search(IncidentQuery query) {
            return store.search(with(query, query.filter().statuses(), null));
        }
    }

    private static IncidentQuery with(IncidentQuery query, Set<IncidentStatus> statuses, @Nullable Instant since) {
        IncidentFilter all = query.filter();
        IncidentFilter other = new IncidentFilter(
                statuses,
                all.open(),
                all.severities(),
                all.services(),
                all.owner(),
                all.assignee(),
                all.reporter(),
                all.key(),
                all.title(),
                all.reported(),
                since,
                all.due());
        return new IncidentQuery(other, query.order(), query.behind(), query.limit());
    }

    static final class ListsInOneOrder extends StoreAround {
        @Override
        public IncidentPage search(IncidentQuery query) {
            return store.search(query.order() == Order.NEWEST && query.behind() == null ? query.by(Order.ID) : query);
        }
    }

    static final class BeginsAtThePlaceBefore extends StoreAround {
        @Override
        public IncidentPage search(IncidentQuery query) {
            return store.search(query.by(query.order()));
        }
    }

    static final class AlwaysSaysThatThereIsMore extends StoreAround {
        @Override
        public IncidentPage search(IncidentQuery query) {
            IncidentPage page = store.search(query);
            List<Incident> incidents = page.incidents();
            return page.next().isPresent() || incidents.isEmpty()
                    ? page
                    : new IncidentPage(
                            incidents,
                            IncidentCursor.behind(
                                    incidents.get(incidents.size() - 1).id()));
        }
    }
}
