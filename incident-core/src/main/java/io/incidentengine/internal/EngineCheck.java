package io.incidentengine.internal;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.port.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what is wrong with the parts that an engine is given. */
public final class EngineCheck {
    private EngineCheck() {}

    /**
     * Sorts channels by their types.
     *
     * @param channels the channels
     * @param problems takes what is wrong with them
     * @return those that can be used
     */
    public static Map<ChannelType, Channel> byType(List<Channel> channels, List<Problem> problems) {
        Map<ChannelType, Channel> byType = new TreeMap<>();
        for (Channel channel : channels) {
            if (channel.type() == null) {
                problems.add(new Problem(
                        "channel", channel.getClass().getName() + " has no type; allowed: always the same type"));
            } else if (byType.putIfAbsent(channel.type(), channel) != null) {
                problems.add(
                        new Problem("channel", "there are two for " + channel.type() + "; allowed: one of each type"));
            } else if (channel.window() < 1 || channel.window() > Channel.WIDEST_WINDOW) {
                problems.add(new Problem(
                        "channel",
                        channel.type() + " has a window of " + channel.window() + "; allowed: 1 to "
                                + Channel.WIDEST_WINDOW));
            }
        }
        return byType;
    }

    /**
     * Checks a duration.
     *
     * @param setting its name
     * @param value what it is
     * @param problems takes what is wrong with it
     */
    public static void positive(String setting, Duration value, List<Problem> problems) {
        if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
            problems.add(new Problem(setting, value + "; allowed: more than zero, at most a day"));
        }
    }
}
