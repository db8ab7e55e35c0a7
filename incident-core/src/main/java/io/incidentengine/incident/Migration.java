package io.incidentengine.incident;

import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What moving an incident to another policy changes, or would change (S15).
 *
 * @param from the policy so far
 * @param to the policy from then on
 * @param before what the clocks show under the policy so far
 * @param after what they show under the other
 * @param change the change, with what would be told at once and the next instant at which it wants attention
 */
public record Migration(
        PolicyRef from, PolicyRef to, List<ClockReading> before, List<ClockReading> after, Change change) {
    /** Copies the lists. */
    public Migration {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static Migration of(Incident incident, IncidentPolicy old, IncidentPolicy target, Change change, Instant now) {
        return new Migration(
                old.ref(),
                target.ref(),
                Clocks.readings(incident, old, now),
                Clocks.readings(change.incident(), target, now),
                change);
    }

    /**
     * The clocks that show something else than before, in words.
     *
     * @return a line for each, such as {@code recovery: Running[…] -> Breached[…]}; empty if nothing differs
     */
    public List<String> differences() {
        List<String> lines = new ArrayList<>();
        for (ClockReading was : before) {
            String is = after.stream()
                    .filter(reading -> reading.run().key().equals(was.run().key()))
                    .map(reading -> reading.reading().toString())
                    .findFirst()
                    .orElse("no such clock");
            if (!is.equals(was.reading().toString())) {
                lines.add(was.milestone() + ": " + was.reading() + " -> " + is);
            }
        }
        for (ClockReading is : after) {
            if (before.stream().noneMatch(was -> was.run().key().equals(is.run().key()))) {
                lines.add(is.milestone() + ": no such clock -> " + is.reading());
            }
        }
        return lines;
    }
}
