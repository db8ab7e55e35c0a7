/**
 * Tests of service levels on virtual time, peers that are played, and parts that fail on demand. Start with {@link
 * io.incidentengine.testkit.Scenario}.
 */
@NullMarked
package io.incidentengine.testkit;

import org.jspecify.annotations.NullMarked;
