package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;

/** Reads places in JSON as they are configured. */
final class Places {
    private Places() {}

    /**
     * Reads one.
     *
     * @throws InvalidInputException if it is none
     */
    static JsonPointer parse(String what, String written) {
        try {
            return JsonPointer.compile(Required.value(what, written));
        } catch (IllegalArgumentException none) {
            throw new InvalidInputException(what, written, "a JSON pointer (RFC 6901), such as /messages/0/id");
        }
    }
}
