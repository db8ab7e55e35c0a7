package io.incidentengine.testkit;

import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.model.Actor;
import io.incidentengine.model.PauseReason;
import io.incidentengine.policy.IncidentPolicy;

/**
 * What people do to an incident every day, as short verbs: now, and everything that is due at once happens with it. Who
 * does it holds a role that the role table in force names for it; {@link #does(Actor, IncidentCommand)} takes another.
 *
 * <p>All of them throw what the engine throws if it refuses: an {@link io.incidentengine.model.IncidentException}.
 *
 * @param <S> what the verbs can be chained on
 */
public sealed interface Verbs<S> permits Scenario, ScenarioIncident {

    /**
     * Does something as somebody.
     *
     * @param actor who does it
     * @param command what is done
     * @return this
     */
    S does(Actor actor, IncidentCommand command);

    /**
     * Does something as somebody who may.
     *
     * @param command what is done
     * @return this
     */
    S does(IncidentCommand command);

    /**
     * An engineer begins to handle it, and becomes the owner if there is none yet.
     *
     * @return this
     */
    default S responds() {
        return does(new Respond());
    }

    /**
     * The service is back.
     *
     * @return this
     */
    default S recovers() {
        return does(new Recover(""));
    }

    /**
     * An engineer resolves it; the cause is found and removed. A major incident may need an approved solution before.
     *
     * @return this
     */
    default S resolves() {
        return does(new Resolve("resolved", RootCause.IDENTIFIED, ""));
    }

    /**
     * The first reporter confirms the resolution; an engineer does, if nobody but a machine reported or the policy does
     * not let reporters confirm.
     *
     * @return this
     */
    S confirms();

    /**
     * An engineer closes what is confirmed.
     *
     * @return this
     */
    default S closes() {
        return does(new Close(""));
    }

    /**
     * An engineer transfers it to developers.
     *
     * @return this
     */
    default S transfers() {
        return does(new Transfer("developers", "transferred"));
    }

    /**
     * A developer hands it back.
     *
     * @return this
     */
    default S handsBack() {
        return does(new HandBack("handed back"));
    }

    /**
     * The incident manager moves it to another policy (S15).
     *
     * @param policy one that is or was in force: {@link Scenario#publishes}
     * @return this
     */
    S migratesTo(IncidentPolicy policy);

    /**
     * It waits from now on.
     *
     * @param reason for what; one that some milestone of the policy honours
     * @return this
     */
    default S pauses(PauseReason reason) {
        return does(new Pause(reason, ""));
    }

    /**
     * It waits no more.
     *
     * @param reason for what it had waited
     * @return this
     */
    default S resumes(PauseReason reason) {
        return does(new Resume(reason, ""));
    }
}
