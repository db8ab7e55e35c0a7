package io.incidentengine.incident;

import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;

/**
 * What is done so that the fault does not come back (R12).
 *
 * @param id unique within the incident
 * @param cause the cause that it removes
 * @param action what is done
 * @param state how far it is
 * @param owner who does it
 */
public record CorrectiveAction(String id, String cause, String action, State state, PersonId owner) {
    /** Checks all of it. */
    public CorrectiveAction {
        id = Text.name("corrective action id", id);
        cause = Text.reason("corrective action cause", cause);
        action = Text.reason("corrective action", action);
        state = Required.value("corrective action state", state);
        owner = Required.value("corrective action owner", owner);
    }

    /** How far a corrective action is. */
    public enum State {
        /** Agreed, not begun. */
        PLANNED,
        /** Begun. */
        UNDER_WAY,
        /** Done. */
        DONE,
        /** Given up. */
        DROPPED
    }
}
