package io.incidentengine.port;

import io.incidentengine.model.IncidentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the erasure of a person has come.
 *
 * @param erased how many incidents were changed
 * @param kept the incidents that name the person and stay as they are for now, as they are open, something about them waits,
 *     or a store cannot read what it holds of them and says so in its log; in the order of their ids
 * @param last the last incident that was looked at, behind which the next call begins; {@code null} if there was none
 * @param more whether there are incidents behind it
 */
public record ErasureResult(
        int erased, List<IncidentId> kept, @Nullable IncidentId last, boolean more) {
    /** Copies the list. */
    public ErasureResult {
        kept = List.copyOf(kept);
    }
}
