package io.incidentengine.lint;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import java.time.Duration;

/** How long throttles can hold a message back that need not be proven to have arrived (S32). */
final class Throttles {
    private Throttles() {}

    /** The longer of both: until there is room again, and until the quiet hours are over. */
    static Duration of(DeliveryPolicy delivery, ChannelType channel, Severity severity) {
        Duration room = room(delivery, channel);
        Duration quiet = quiet(delivery, channel, severity);
        return quiet.compareTo(room) > 0 ? quiet : room;
    }

    private static Duration room(DeliveryPolicy delivery, ChannelType channel) {
        RateLimit limit = delivery.limits().get(channel);
        return limit == null ? Duration.ZERO : limit.window();
    }

    private static Duration quiet(DeliveryPolicy delivery, ChannelType channel, Severity severity) {
        QuietHours hours = delivery.quiet().get(channel);
        if (hours == null || hours.exempt().contains(severity)) {
            return Duration.ZERO;
        }
        Duration length = Duration.between(hours.from(), hours.to());
        return length.isNegative() ? length.plusDays(1) : length;
    }

    /** The setting that holds longer. */
    static String path(DeliveryPolicy delivery, ChannelType channel, Severity severity) {
        boolean quiet = quiet(delivery, channel, severity).compareTo(room(delivery, channel)) > 0;
        return (quiet ? "delivery.quiet." : "delivery.limits.") + channel;
    }
}
