package io.incidentengine.testkit;

import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.Archive;
import io.incidentengine.port.ErasureResult;
import io.incidentengine.testkit.FaultyStore.Write;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The archive of a {@link FaultyStore}. */
final class FaultyArchive implements Archive {
    private final Archive archive;
    private final FaultyStore faults;

    FaultyArchive(Archive archive, FaultyStore faults) {
        this.archive = archive;
        this.faults = faults;
    }

    @Override
    public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
        return faults.write(Write.ERASE, () -> archive.erase(erasure, after, limit));
    }

    @Override
    public List<Incident> ended(Instant before, int limit) {
        return faults.read(() -> archive.ended(before, limit));
    }

    @Override
    public List<IncidentId> remove(List<Incident> incidents) {
        return faults.write(Write.REMOVE, () -> archive.remove(incidents));
    }

    @Override
    public List<IncidentId> restore(List<Change> changes) {
        return faults.write(Write.RESTORE, () -> archive.restore(changes));
    }
}
