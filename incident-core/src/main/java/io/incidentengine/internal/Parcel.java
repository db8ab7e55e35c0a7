package io.incidentengine.internal;

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
 * @param claims of what, in one lane; several if they are told as one
 * @param call makes it
 * @param whenStored what to do when the result is stored of all of them
 * @param latest when it is to be begun at the latest, for its lease
 * @param fresh until when it may wait for its turn: later than that, it may not be wanted any more
 */
record Parcel(
        List<Claim> claims,
        Supplier<@Nullable SendResult> call,
        Consumer<SendResult> whenStored,
        Instant latest,
        Instant fresh) {}
