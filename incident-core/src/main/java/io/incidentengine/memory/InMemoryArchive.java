package io.incidentengine.memory;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Eraser;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.port.Archive;
import io.incidentengine.port.ErasureResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The archive of an {@link InMemoryStore}, under the same locks and the same latch. */
final class InMemoryArchive implements Archive {
    private static final Comparator<Incident> LONGEST_AGO = Comparator.comparing(
                    (Incident incident) -> incident.trace().recordedAt())
            .thenComparing(incident -> incident.id().value());

    private final InMemoryStore store;
    private final NavigableSet<IncidentId> ids;
    private final Map<IncidentId, Row> rows;
    private final InMemoryOutbox outbox;
    private final Object latch;

    InMemoryArchive(
            InMemoryStore store,
            NavigableSet<IncidentId> ids,
            Map<IncidentId, Row> rows,
            InMemoryOutbox outbox,
            Object latch) {
        this.store = store;
        this.ids = ids;
        this.rows = rows;
        this.outbox = outbox;
        this.latch = latch;
    }

    /** What became of an incident. */
    private enum Outcome {
        SAME,
        ERASED,
        KEPT
    }

    @Override
    public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
        positive(limit);
        NavigableSet<IncidentId> behind = after == null ? ids : ids.tailSet(after, false);
        int erased = 0;
        List<IncidentId> kept = new ArrayList<>();
        IncidentId last = null;
        for (IncidentId id : behind.stream().limit(limit).toList()) {
            Outcome outcome = store.alone(id, row -> row == null ? Outcome.SAME : erase(row, erasure));
            erased += outcome == Outcome.ERASED ? 1 : 0;
            if (outcome == Outcome.KEPT) {
                kept.add(id);
            }
            last = id;
        }
        return new ErasureResult(erased, kept, last, last != null && ids.higher(last) != null);
    }

    private Outcome erase(Row row, Erasure erasure) {
        synchronized (latch) {
            List<TimelineEntry> was = row.timeline();
            Eraser eraser = outbox.reading(row.id(), erasure.eraser().having(DocumentForm.ENTRY, was));
            List<TimelineEntry> is = eraser.erase(DocumentForm.ENTRY, was);
            List<Runnable> edits = outbox.erasing(row.id(), eraser);
            if (is == was && edits.isEmpty()) {
                return Outcome.SAME;
            }
            if (!isOver(row.incident())) {
                return Outcome.KEPT;
            }
            edits.forEach(Runnable::run);
            store.replace(row, new Row(Incident.fold(row.id(), is), Past.beginning(is), row.wake(), row.deadline()));
            return Outcome.ERASED;
        }
    }

    private boolean isOver(Incident incident) {
        return !incident.isOpen() && !outbox.isBusyWith(incident.id());
    }

    @Override
    public List<Incident> ended(Instant before, int limit) {
        positive(limit);
        synchronized (latch) {
            return rows.values().stream()
                    .map(Row::incident)
                    .filter(incident -> incident.trace().recordedAt().isBefore(before) && isOver(incident))
                    .sorted(LONGEST_AGO)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<IncidentId> remove(List<Incident> incidents) {
        List<IncidentId> all = incidents.stream().map(Incident::id).distinct().toList();
        return store.together(all, () -> {
            List<IncidentId> removed = new ArrayList<>();
            synchronized (latch) {
                for (Incident incident : incidents) {
                    Row row = rows.get(incident.id());
                    if (row != null && row.incident().equals(incident) && isOver(incident)) {
                        store.remove(row);
                        outbox.remove(incident.id());
                        removed.add(incident.id());
                    }
                }
            }
            return removed;
        });
    }

    @Override
    public List<IncidentId> restore(List<Change> changes) {
        List<Row> all = changes.stream().map(Row::begin).toList();
        return store.alone(all, () -> {
            synchronized (latch) {
                return restoreAll(all);
            }
        });
    }

    private List<IncidentId> restoreAll(List<Row> all) {
        List<Row> restored = new ArrayList<>();
        try {
            for (Row row : all) {
                if (!rows.containsKey(row.id())) {
                    store.restore(row);
                    restored.add(row);
                }
            }
            return restored.stream().map(Row::id).toList();
        } catch (IllegalStateException refused) {
            restored.forEach(store::remove);
            throw refused;
        }
    }

    private static void positive(int limit) {
        if (limit < 1) {
            throw new InvalidInputException("limit", String.valueOf(limit), "1 and more");
        }
    }
}
