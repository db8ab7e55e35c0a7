/**
 * What decisions, whole lives and open incidents cost. {@code docs/benchmarks.md} has the command lines and the figures.
 */
@NullMarked
package io.incidentengine.benchmarks;

import org.jspecify.annotations.NullMarked;
