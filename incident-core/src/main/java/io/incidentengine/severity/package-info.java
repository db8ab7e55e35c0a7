/**
 * How an incident is classified, with the reason kept. Start with
 * {@link io.incidentengine.severity.SeverityPolicy}.
 */
@NullMarked
package io.incidentengine.severity;

import org.jspecify.annotations.NullMarked;
