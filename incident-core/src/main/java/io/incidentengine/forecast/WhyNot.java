package io.incidentengine.forecast;

import io.incidentengine.model.IncidentId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Why nobody was told what was expected (S34): the first condition that failed, of the thing that came closest to it.
 *
 * @param incident the incident
 * @param expected what was expected
 * @param at as of when it is answered
 * @param reason the condition, or that it was sent
 */
public record WhyNot(IncidentId incident, Expected expected, Instant at, Reason reason) {
    /** From the first condition to the last. */
    private static final List<Class<? extends Reason>> CHAIN = List.of(
            Reason.NoRule.class,
            Reason.OtherAudience.class,
            Reason.OtherChannel.class,
            Reason.OtherSeverity.class,
            Reason.IncidentOver.class,
            Reason.NoClock.class,
            Reason.ClockStopped.class,
            Reason.ClockPaused.class,
            Reason.CadenceEnded.class,
            Reason.NotYet.class,
            Reason.ToldOtherwise.class,
            Reason.NotNeeded.class,
            Reason.DecidedElsewhere.class,
            Reason.Overtaken.class,
            Reason.AcknowledgedMeanwhile.class,
            Reason.NobodyFound.class,
            Reason.NoAddress.class,
            Reason.NoChannel.class,
            Reason.Waiting.class,
            Reason.Failing.class,
            Reason.Failed.class,
            Reason.Bounced.class,
            Reason.Unproven.class,
            Reason.Sent.class);

    static boolean hasPlace(Class<?> reason) {
        return CHAIN.contains(reason);
    }

    /** How many conditions held. */
    static int held(Reason reason) {
        return CHAIN.indexOf(reason.getClass());
    }

    /**
     * Tells whether it was sent, whether or not it is proven to have arrived.
     *
     * @return true if a provider took it by then
     */
    public boolean wasSent() {
        Reason.Outgone message = null;
        if (reason instanceof Reason.Sent sent) {
            message = sent.message();
        } else if (reason instanceof Reason.Unproven unproven) {
            message = unproven.message();
        } else if (reason instanceof Reason.Bounced bounced) {
            message = bounced.message();
        }
        return message != null && !message.at().isAfter(at);
    }

    /**
     * Says it in a sentence or two.
     *
     * @param zone the zone in which times are shown
     * @return one line
     */
    public String text(ZoneId zone) {
        return WhyNotText.of(this, zone);
    }
}
