/**
 * Virtual time: sixty days in milliseconds, stepping from one due instant to the next. Start with
 * {@link io.incidentengine.simulation.Simulation}.
 */
@NullMarked
package io.incidentengine.simulation;

import org.jspecify.annotations.NullMarked;
