/**
 * SLA clocks as ledgers: an origin, a target and segments, from which every figure is derived. Start with
 * {@link io.incidentengine.sla.Milestone} and {@link io.incidentengine.sla.MilestoneClock}; for business hours with
 * {@link io.incidentengine.sla.BusinessCalendar}.
 */
@NullMarked
package io.incidentengine.sla;

import org.jspecify.annotations.NullMarked;
