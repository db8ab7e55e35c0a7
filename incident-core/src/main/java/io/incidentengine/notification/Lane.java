package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Required;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A queue of its own in the outbox, one for each peer that the engine calls: what waits for one peer never waits behind
 * what another is asked to do.
 *
 * @param name stable, fit for a column: {@code channel e-mail}
 */
public record Lane(String name) implements Comparable<Lane> {
    /** Notifications whose recipients are to be found. */
    public static final Lane DIRECTORY = new Lane("directory");

    /** Notifications of which proof is wanted. Nobody outside is asked. */
    public static final Lane PROOF = new Lane("proof");

    /** Offers to problem management. */
    public static final Lane PROBLEM_MANAGEMENT = new Lane("problem management");

    private static final Map<ChannelType, Lane> OF_USUAL_CHANNELS = Stream.of(
                    ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Lane::named));

    /** Refuses a missing name. */
    public Lane {
        name = Required.value("lane", name);
    }

    /**
     * The lane of a channel.
     *
     * @param channel the channel's type
     * @return the lane in which its messages wait
     */
    public static Lane of(ChannelType channel) {
        Lane usual = OF_USUAL_CHANNELS.get(channel);
        return usual == null ? named(channel) : usual;
    }

    private static Lane named(ChannelType channel) {
        return new Lane("channel " + channel.name());
    }

    @Override
    public int compareTo(Lane other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
