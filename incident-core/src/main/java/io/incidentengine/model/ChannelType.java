package io.incidentengine.model;

/**
 * A way to tell somebody something. E-mail, SMS and phone are constants; a host may add its own.
 *
 * @param name such as {@code e-mail}
 */
public record ChannelType(String name) implements Comparable<ChannelType> {
    /** Electronic mail: one message to all, with to and cc. */
    public static final ChannelType EMAIL = new ChannelType("e-mail");

    /** Short messages: one per person. */
    public static final ChannelType SMS = new ChannelType("SMS");

    /** Phone calls: one per person. */
    public static final ChannelType PHONE = new ChannelType("phone");

    /** Checks the name. */
    public ChannelType {
        name = Text.name("channel", name);
    }

    /**
     * A channel by its name.
     *
     * @param name such as {@code chat}
     * @return the channel type
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static ChannelType named(String name) {
        return new ChannelType(name);
    }

    /**
     * Tells whether one message goes to all recipients together, as e-mail does, or one to each.
     *
     * @return true for e-mail
     */
    public boolean isShared() {
        return equals(EMAIL);
    }

    @Override
    public int compareTo(ChannelType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
