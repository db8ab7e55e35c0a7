/**
 * What follows from a clock or from a fact: ladders of rungs, the hourly cadence and the notification rules, all of
 * them data. Start with {@link io.incidentengine.escalation.NotificationRule}.
 */
@NullMarked
package io.incidentengine.escalation;

import org.jspecify.annotations.NullMarked;
