package io.incidentengine.simulation;

import io.incidentengine.model.ChannelType;
import io.incidentengine.simulation.Outcome.Load;
import java.time.Duration;

/** Counts what one person is sent. */
final class PersonTally {
    private static final Duration WEEK = Duration.ofDays(7);

    private long messages;
    private long messagesAtNight;
    private long calls;
    private long callsAtNight;
    private long week = -1;
    private long callsInWeek;
    private long callsInWorstWeek;

    /** Counts one more; they come in the order of time. */
    void sent(ChannelType channel, Duration sinceBegin, boolean isNight) {
        if (!channel.equals(ChannelType.PHONE)) {
            messages++;
            messagesAtNight += isNight ? 1 : 0;
            return;
        }
        calls++;
        callsAtNight += isNight ? 1 : 0;
        long thisWeek = sinceBegin.dividedBy(WEEK);
        callsInWeek = thisWeek == week ? callsInWeek + 1 : 1;
        week = thisWeek;
        callsInWorstWeek = Math.max(callsInWorstWeek, callsInWeek);
    }

    Load load() {
        return new Load(messages, messagesAtNight, calls, callsAtNight, callsInWorstWeek);
    }
}
