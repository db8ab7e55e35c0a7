package io.incidentengine.internal;

import io.incidentengine.internal.Claimed.Task;
import io.incidentengine.internal.Claimed.Told;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that is ready to be made: all that is to be done before the peer is called is done.
 *
 * @param task of what
 * @param claims its claim and those of others in its lane, if they are told as one
 * @param told whom it tells; empty if it is no message
 * @param call makes it
 * @param whenStored what to do when the result is stored of all of them
 * @param fresh until when it may wait for its turn: later than that, it may not be wanted any more
 */
record Parcel(
        Task task,
        List<Claim> claims,
        List<Told> told,
        Supplier<@Nullable SendResult> call,
        Consumer<SendResult> whenStored,
        Instant fresh) {
    /** When it is to be begun at the latest, for its lease. */
    Instant latest() {
        return task.latest();
    }
}
