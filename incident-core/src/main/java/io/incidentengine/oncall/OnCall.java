package io.incidentengine.oncall;

import io.incidentengine.model.PersonId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call in a stretch of time: one person, or nobody.
 *
 * @param who the person; {@code null} in a gap
 * @param from the first instant
 * @param to the first instant that is not in it
 */
public record OnCall(@Nullable PersonId who, Instant from, Instant to) {

    /**
     * The person on call.
     *
     * @return the person, or empty in a gap
     */
    public Optional<PersonId> person() {
        return Optional.ofNullable(who);
    }

    /**
     * Tells whether nobody is on call.
     *
     * @return true if so
     */
    public boolean isGap() {
        return who == null;
    }

    boolean isSameAs(OnCall other) {
        return Objects.equals(who, other.who);
    }

    OnCall within(Term borders) {
        Term part = new Term(from, to).within(borders.from(), borders.to());
        return new OnCall(who, part.from(), part.to());
    }

    @Override
    public String toString() {
        return (who == null ? "nobody" : who) + " from " + from + " to " + to;
    }
}
