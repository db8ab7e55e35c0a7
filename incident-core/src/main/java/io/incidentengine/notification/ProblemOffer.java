package io.incidentengine.notification;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.ProblemGround;
import java.time.Instant;

/**
 * An incident that is offered or handed over to problem management; it takes the same road as a notification (R8, S26).
 *
 * @param key unique and stable
 * @param incident the incident
 * @param ground why it belongs there
 * @param evidence what shows that
 * @param at when what caused it took effect
 */
public record ProblemOffer(String key, IncidentId incident, ProblemGround ground, String evidence, Instant at) {}
