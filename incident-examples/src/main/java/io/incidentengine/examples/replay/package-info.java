/**
 * Replays a real incident log through the engine, on virtual time and without looking into its future.
 *
 * <p>{@link io.incidentengine.examples.replay.ReplayLog} is the program. {@link
 * io.incidentengine.examples.replay.EventLog} reads the log, {@link io.incidentengine.examples.replay.Chronicle} puts its
 * rows in the order in which they happened, {@link io.incidentengine.examples.replay.RowMapping} makes commands of them,
 * {@link io.incidentengine.examples.replay.LogPolicy} is the policy under which {@link
 * io.incidentengine.examples.replay.Replay} gives them to the engine, and {@link
 * io.incidentengine.examples.replay.Summary} tells what came of it. The form of the log is that of the "Incident
 * management process enriched event log" by Amaral, Fantinato and Peres (UCI Machine Learning Repository no. 498, CC BY
 * 4.0), of which an excerpt ships with this example.
 */
@NullMarked
package io.incidentengine.examples.replay;

import org.jspecify.annotations.NullMarked;
