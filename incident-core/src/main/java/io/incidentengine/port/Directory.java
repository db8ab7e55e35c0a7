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
     *   <li>The engine asks when it sends, not when it decides, so the answer may change from call to call.
     *   <li>Reporters are known to the incident: the engine does not ask for {@link Audience#REPORTER}.
     *   <li>What is thrown postpones the notification; it is asked again.
     * </ol>
     *
     * @param audience the audience
     * @param incident the incident, as it is when it is sent: service, owner, severity
     * @param now the present: who is on call may change from hour to hour
     * @return the people, in the order in which they should be tried; empty if nobody is known
     */
    List<Person> find(Audience audience, Incident incident, Instant now);
}
