/**
 * The ports in memory: for tests, simulations and hosts that need no durability. Start with
 * {@link io.incidentengine.memory.InMemoryStore}.
 */
@NullMarked
package io.incidentengine.memory;

import org.jspecify.annotations.NullMarked;
