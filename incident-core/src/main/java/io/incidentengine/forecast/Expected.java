package io.incidentengine.forecast;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Notification;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody expected to be told. Each part narrows it.
 *
 * @param kind about what; {@code null} for anything
 * @param rule by which rule of the policy; {@code null} for any
 * @param rung when which rung of a clock was reached; {@code null} for any
 * @param milestone the clock of the rung; {@code null} for any, and without a rung any rung of the clock
 * @param audience to whom; {@code null} for anybody
 * @param channel over which channel; {@code null} for any
 * @param by until when; {@code null} for the present
 */
public record Expected(
        @Nullable NotificationKind kind,
        @Nullable String rule,
        @Nullable String rung,
        @Nullable String milestone,
        @Nullable Audience audience,
        @Nullable ChannelType channel,
        @Nullable Instant by) {
    private static final Expected ANYTHING = new Expected(null, null, null, null, null, null, null);

    /** Truncates the instant to the grain. */
    public Expected {
        by = by == null ? null : Time.instant("expected by", by);
    }

    /**
     * Anything at all.
     *
     * @return what is to be narrowed
     */
    public static Expected anything() {
        return ANYTHING;
    }

    /**
     * Something of a kind.
     *
     * @param kind what it is about
     * @return what was expected
     */
    public static Expected of(NotificationKind kind) {
        return new Expected(Required.value("expected kind", kind), null, null, null, null, null, null);
    }

    /**
     * What a rule of the policy tells.
     *
     * @param rule the rule's name, such as {@code R28}
     * @return what was expected
     */
    public static Expected ofRule(String rule) {
        return new Expected(null, Required.value("expected rule", rule), null, null, null, null, null);
    }

    /**
     * What a rung of a clock tells.
     *
     * @param milestone the clock
     * @param rung the rung's name, such as {@code overdue}
     * @return what was expected
     */
    public static Expected atRung(String milestone, String rung) {
        return new Expected(
                null,
                null,
                Required.value("expected rung", rung),
                Required.value("expected milestone", milestone),
                null,
                null,
                null);
    }

    /**
     * The same to an audience.
     *
     * @param value the audience, whether it is meant for it or gets a copy
     * @return a copy
     */
    public Expected to(Audience value) {
        return new Expected(kind, rule, rung, milestone, Required.value("expected audience", value), channel, by);
    }

    /**
     * The same over a channel.
     *
     * @param value the channel
     * @return a copy
     */
    public Expected over(ChannelType value) {
        return new Expected(kind, rule, rung, milestone, audience, Required.value("expected channel", value), by);
    }

    /**
     * The same until an instant.
     *
     * @param value the instant, not before the report; the present, if it is still ahead. An instant of an earlier cycle asks
     *     about that, one before a migration by the policy of then
     * @return a copy
     */
    public Expected by(Instant value) {
        return new Expected(kind, rule, rung, milestone, audience, channel, Required.value("expected by", value));
    }

    /** Tells whether a rule is about that, whoever is told over whichever channel. */
    boolean isAbout(NotificationRule candidate) {
        boolean isOnRung = !isOfClock()
                || (candidate.trigger() instanceof Trigger.OnRung on
                        && (rung == null || on.rung().equals(rung))
                        && (milestone == null || on.milestones().contains(milestone)));
        return isOnRung
                && (kind == null || kind.equals(candidate.kind()))
                && (rule == null || rule.equals(candidate.name()));
    }

    /** Tells whether a notification is about that, whoever is told over whichever channel. */
    boolean isAbout(Notification told) {
        return isAbout(told.rule())
                && (!isOfClock()
                        || told.step()
                                .filter(step -> rung == null || step.rung().equals(rung))
                                .filter(step -> milestone == null
                                        || step.clock().milestone().equals(milestone))
                                .isPresent());
    }

    private boolean isOfClock() {
        return rung != null || milestone != null;
    }

    boolean isOver(NotificationRule candidate) {
        return channel == null || candidate.channels().contains(channel);
    }

    boolean isTo(NotificationRule candidate) {
        return audience == null
                || candidate.to().contains(audience)
                || candidate.cc().contains(audience);
    }

    /** The clocks by which a rule could have come to tell it. */
    List<String> clocks(Trigger.OnRung trigger) {
        return milestone == null ? List.copyOf(trigger.milestones()) : List.of(milestone);
    }
}
