package io.incidentengine.testkit.contract;

import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.News;
import io.incidentengine.port.Archive;
import io.incidentengine.port.ErasureResult;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stores of which each breaks a promise about what is over. */
final class BrokenArchives {
    private BrokenArchives() {}

    /** A store that is its own archive. */
    abstract static class OwnArchive extends StoreAround implements Archive {
        @Override
        public Archive archive() {
            return this;
        }

        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            return store.archive().erase(erasure, after, limit);
        }

        @Override
        public List<Incident> ended(Instant before, int limit) {
            return store.archive().ended(before, limit);
        }

        @Override
        public List<IncidentId> remove(List<Incident> incidents) {
            return store.archive().remove(incidents);
        }

        @Override
        public List<IncidentId> restore(List<Change> changes) {
            return store.archive().restore(changes);
        }

        final List<Incident> all() {
            return store.search(IncidentQuery.all()).incidents();
        }

        final ErasureResult keeping(ErasureResult result, Predicate<Incident> named) {
            List<IncidentId> kept = result.kept().stream()
                    .filter(id -> named.test(store.find(id).orElseThrow()))
                    .toList();
            return new ErasureResult(result.erased(), kept, result.last(), result.more());
        }
    }

    static final class LooksAtOneMore extends OwnArchive {
        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            return super.erase(erasure, after, limit + 1);
        }
    }

    static final class LeavesTheTimeline extends OwnArchive {
        private final Map<IncidentId, List<TimelineEntry>> timelines = new HashMap<>();

        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            all().forEach(incident -> timelines.put(incident.id(), timeline(incident.id())));
            return super.erase(erasure, after, limit);
        }

        @Override
        public List<TimelineEntry> timeline(IncidentId id) {
            return timelines.getOrDefault(id, store.timeline(id));
        }
    }

    static final class LeavesTheState extends OwnArchive {
        private final Map<IncidentId, Incident> states = new HashMap<>();

        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            all().stream()
                    .filter(incident -> !incident.handling().lessons().isEmpty())
                    .forEach(incident -> states.put(incident.id(), incident));
            return super.erase(erasure, after, limit);
        }

        @Override
        public Optional<Incident> find(IncidentId id) {
            return Optional.ofNullable(states.get(id)).or(() -> store.find(id));
        }
    }

    static final class NamesNothingThatIsOpen extends OwnArchive {
        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            return keeping(super.erase(erasure, after, limit), incident -> !incident.isOpen());
        }
    }

    static final class NamesNothingThatWaits extends OwnArchive {
        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            return keeping(super.erase(erasure, after, limit), Incident::isOpen);
        }
    }

    static final class TakesNewsOfTheErased extends OwnArchive {
        private boolean erased;

        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            erased = true;
            return super.erase(erasure, after, limit);
        }

        @Override
        public Outbox outbox() {
            return new OutboxAround(store) {
                @Override
                public News.Reception record(News news, Instant now) {
                    News.Reception reception = outbox.record(news, now);
                    return erased ? News.Reception.RECORDED : reception;
                }
            };
        }
    }

    static final class CountsWhatDoesNotChange extends OwnArchive {
        @Override
        public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
            ErasureResult result = super.erase(erasure, after, limit);
            int erased = result.kept().isEmpty() ? Math.max(1, result.erased()) : result.erased();
            return new ErasureResult(erased, result.kept(), result.last(), result.more());
        }
    }

    static final class ListsWhatWaits extends OwnArchive {
        @Override
        public List<Incident> ended(Instant before, int limit) {
            return all().stream()
                    .filter(incident ->
                            !incident.isOpen() && incident.trace().recordedAt().isBefore(before))
                    .sorted(Comparator.comparing(
                            (Incident incident) -> incident.trace().recordedAt()))
                    .limit(limit)
                    .toList();
        }
    }

    static final class ListsInTheOrderOfIds extends OwnArchive {
        @Override
        public List<Incident> ended(Instant before, int limit) {
            return super.ended(before, 100).stream()
                    .sorted(Comparator.comparing(incident -> incident.id().value()))
                    .limit(limit)
                    .toList();
        }
    }

    static final class RemovesTheStateAlone extends OwnArchive {
        private final Map<IncidentId, List<TimelineEntry>> timelines = new HashMap<>();

        @Override
        public List<IncidentId> remove(List<Incident> incidents) {
            incidents.forEach(incident -> timelines.put(incident.id(), timeline(incident.id())));
            return super.remove(incidents);
        }

        @Override
        public List<TimelineEntry> timeline(IncidentId id) {
            return store.find(id).isPresent() ? store.timeline(id) : timelines.getOrDefault(id, List.of());
        }
    }

    static final class SaysThatTheOpenIsRemoved extends OwnArchive {
        @Override
        public List<IncidentId> remove(List<Incident> incidents) {
            List<IncidentId> removed = new ArrayList<>(super.remove(incidents));
            incidents.stream().filter(Incident::isOpen).map(Incident::id).forEach(removed::add);
            return removed;
        }
    }

    static final class RemovesWhatHasChanged extends OwnArchive {
        @Override
        public List<IncidentId> remove(List<Incident> incidents) {
            return super.remove(incidents.stream()
                    .flatMap(incident -> store.find(incident.id()).stream())
                    .toList());
        }
    }

    static final class RemovesTheSameFault extends OwnArchive {
        @Override
        public List<IncidentId> remove(List<Incident> incidents) {
            List<Incident> same = super.ended(Time.LATEST, 100).stream()
                    .filter(other -> incidents.stream().anyMatch(one -> isSameFault(one, other)))
                    .toList();
            List<IncidentId> removed = super.remove(incidents);
            super.remove(same);
            return removed;
        }

        private static boolean isSameFault(Incident one, Incident other) {
            return !Collections.disjoint(
                    one.registration().keys(), other.registration().keys());
        }
    }

    static final class LosesTheWakeUp extends OwnArchive {
        @Override
        public List<IncidentId> restore(List<Change> changes) {
            return store.archive()
                    .restore(changes.stream()
                            .map(change -> new Change(
                                    change.incident(),
                                    change.entries(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    null,
                                    change.deadline()))
                            .toList());
        }
    }

    static final class SaysThatWhatIsHereIsNew extends OwnArchive {
        @Override
        public List<IncidentId> restore(List<Change> changes) {
            store.archive().restore(changes);
            return changes.stream().map(change -> change.incident().id()).toList();
        }
    }

    static final class RestoresOneByOne extends OwnArchive {
        @Override
        public List<IncidentId> restore(List<Change> changes) {
            return changes.stream()
                    .flatMap(change -> store.archive().restore(List.of(change)).stream())
                    .toList();
        }
    }
}
