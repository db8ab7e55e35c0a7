/**
 * The engine's inside: not exported, and free to change.
 */
@NullMarked
package io.incidentengine.internal;

import org.jspecify.annotations.NullMarked;
