/**
 * The vocabulary of incident handling: who reports, who acts, how severe, over which channel. Start with
 * {@link io.incidentengine.model.Report}.
 */
@NullMarked
package io.incidentengine.model;

import org.jspecify.annotations.NullMarked;
