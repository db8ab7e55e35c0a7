/**
 * What the engine asks of its surroundings: to be implemented by adapters. Start with
 * {@link io.incidentengine.port.IncidentStore}.
 */
@NullMarked
package io.incidentengine.port;

import org.jspecify.annotations.NullMarked;
