package io.incidentengine.escalation;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of notifications: when, about what, over which channels, to whom (R27–R32).
 *
 * @param name unique within the policy
 * @param kind what it is about
 * @param trigger when it applies
 * @param severities at which severities; empty for all
 * @param channels over which channels, all of them
 * @param to whom it is meant for
 * @param cc who gets a copy, over the same channels
 * @param reach how many of those whom it is meant for are told at once
 * @param within how soon it must be proven to have arrived, from what caused it; {@code null} if that is not required
 */
public record NotificationRule(
        String name,
        NotificationKind kind,
        Trigger trigger,
        Set<Severity> severities,
        Set<ChannelType> channels,
        List<Audience> to,
        List<Audience> cc,
        Reach reach,
        @Nullable Duration within) {

    /** Checks the name and copies the collections. */
    public NotificationRule {
        name = Text.name("notification rule", name);
        kind = Required.value("notification rule " + name + " kind", kind);
        trigger = Required.value("notification rule " + name + " trigger", trigger);
        severities = Collections.unmodifiableSet(
                new TreeSet<>(Required.all("notification rule " + name + " severities", severities)));
        channels = Collections.unmodifiableSet(
                new TreeSet<>(Required.all("notification rule " + name + " channels", channels)));
        to = Required.all("notification rule " + name + " to", to);
        cc = Required.all("notification rule " + name + " cc", cc);
        reach = Required.value("notification rule " + name + " reach", reach);
        within = within == null ? null : Time.positive("notification rule " + name + " within", within);
    }

    /**
     * Begins a rule.
     *
     * @param name unique within the policy
     * @param kind what it is about
     * @return a builder
     */
    public static Builder of(String name, NotificationKind kind) {
        return new Builder(name, kind);
    }

    /**
     * Tells whether the rule covers a severity.
     *
     * @param severity a severity
     * @return true if it does
     */
    public boolean covers(Severity severity) {
        return severities.isEmpty() || severities.contains(severity);
    }

    /**
     * How soon it must be proven to have arrived (S29).
     *
     * @return the time, or empty if that is not required
     */
    public Optional<Duration> obligation() {
        return Optional.ofNullable(within);
    }

    /**
     * The same rule as a fallback: over other channels, without copies, and without a proof of its own.
     *
     * @param over over which channels
     * @return a copy
     */
    public NotificationRule fallback(Set<ChannelType> over) {
        return new NotificationRule(name, kind, trigger, severities, over, to, List.of(), reach, null);
    }

    /** How many of an audience are told at once. */
    public enum Reach {
        /** All of them. */
        EVERYBODY,
        /** The first of each audience; the others one after the other, as fallbacks (S29). Those who get copies all do. */
        ONE_BY_ONE
    }

    /** Collects the parts of a rule; not thread-safe. The policy's builder checks the whole. */
    public static final class Builder {
        private final String name;
        private final NotificationKind kind;
        private Trigger trigger = Trigger.firstInScope();
        private final Set<Severity> severities = new TreeSet<>();
        private final Set<ChannelType> channels = new TreeSet<>();
        private final List<Audience> to = new ArrayList<>();
        private final List<Audience> cc = new ArrayList<>();
        private Reach reach = Reach.EVERYBODY;
        private @Nullable Duration within;

        private Builder(String name, NotificationKind kind) {
            this.name = Text.name("notification rule", name);
            this.kind = Required.value(part("kind"), kind);
        }

        private String part(String partName) {
            return "notification rule " + name + " " + partName;
        }

        /**
         * Sets when it applies. Default: {@link Trigger#firstInScope}.
         *
         * @param value the trigger
         * @return this builder
         */
        public Builder when(Trigger value) {
            trigger = Required.value(part("trigger"), value);
            return this;
        }

        /**
         * Restricts it to levels. Default: all.
         *
         * @param levels the severities' levels
         * @return this builder
         */
        public Builder atLevels(int... levels) {
            for (int level : Required.value(part("levels"), levels)) {
                severities.add(Severity.level(level));
            }
            return this;
        }

        /**
         * Adds channels; all of them are used. Default: none.
         *
         * @param values the channels
         * @return this builder
         */
        public Builder by(ChannelType... values) {
            channels.addAll(Required.all(part("channels"), values));
            return this;
        }

        /**
         * Adds audiences it is meant for. Default: none.
         *
         * @param audiences the audiences
         * @return this builder
         */
        public Builder to(Audience... audiences) {
            to.addAll(Required.all(part("to"), audiences));
            return this;
        }

        /**
         * Adds audiences that get a copy. Default: none.
         *
         * @param audiences the audiences
         * @return this builder
         */
        public Builder cc(Audience... audiences) {
            cc.addAll(Required.all(part("cc"), audiences));
            return this;
        }

        /**
         * Tells only the first of each audience that it is meant for, and the next one when there is no proof in time
         * (S29). Default: everybody at once.
         *
         * @return this builder
         */
        public Builder oneByOne() {
            reach = Reach.ONE_BY_ONE;
            return this;
        }

        /**
         * Sets how soon it must be proven to have arrived (S29). Default: not required.
         *
         * @param value how soon
         * @return this builder
         */
        public Builder within(Duration value) {
            within = Required.value(part("within"), value);
            return this;
        }

        /**
         * Finishes the rule.
         *
         * @return the rule
         * @throws io.incidentengine.model.InvalidInputException if a part is not of the form that is allowed
         */
        public NotificationRule build() {
            return new NotificationRule(name, kind, trigger, severities, channels, to, cc, reach, within);
        }
    }
}
