/**
 * Deterministic chaos: engines, one store and one seed; whatever may happen happens, and after each step everything that
 * always holds is checked. Start with {@link io.incidentengine.testkit.chaos.Chaos}.
 */
@NullMarked
package io.incidentengine.testkit.chaos;

import org.jspecify.annotations.NullMarked;
