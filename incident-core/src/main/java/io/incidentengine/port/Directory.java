package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Person;
import java.time.Instant;
import java.util.List;

/** Knows who an audience is at this moment: usually the host's own staff list. Implementations are thread-safe. */
@FunctionalInterface
public interface Directory {

    /**
     * Finds the people of an audience.
     *
     * <ol>
     *   <li>The people come in the order in which they should be tried.
     *   <li>Where nobody is known, the answer is empty: it is never {@code null}, and an audience of which the directory has
     *       never heard is no failure.
     *   <li>No clock is read: who is on call follows from {@code now}, and from its very instant on.
     *   <li>Each answer is a list of its own, which no later call changes; and what a caller does to it changes no later
     *       answer.
     *   <li>Several threads may ask at once.
     * </ol>
     *
     * <p>The engine asks when it sends, not when it decides, so the answer may change as the staff does. It does not ask for
     * {@link Audience#REPORTER}, as reporters are known to the incident. Who is found twice is told once. What is thrown, and
     * {@code null}, postpones the notification: it is asked again.
     *
     * @param audience the audience
     * @param incident the incident, as it is when it is sent: service, owner, severity
     * @param now the present: who is on call may change from hour to hour
     * @return the people, in the order in which they should be tried; empty if nobody is known
     */
    List<Person> find(Audience audience, Incident incident, Instant now);
}
