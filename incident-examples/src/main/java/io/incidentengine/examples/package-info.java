/** Runnable examples, one idea each. */
@NullMarked
package io.incidentengine.examples;

import org.jspecify.annotations.NullMarked;
