package io.incidentengine.model;

/**
 * One way to reach a person: a channel and an address on it. The address is masked when printed.
 *
 * @param channel such as {@link ChannelType#EMAIL}
 * @param address a mail address, a phone number, an account; checked by the channel's adapter
 */
public record Contact(ChannelType channel, String address) {
    /** Checks that the channel is there, and the address as a {@linkplain Text#name name}. */
    public Contact {
        channel = Required.value("contact channel", channel);
        address = Text.name("contact address", address);
    }

    /**
     * A mail address.
     *
     * @param address such as {@code ann@example.org}
     * @return the contact
     */
    public static Contact email(String address) {
        return new Contact(ChannelType.EMAIL, address);
    }

    /**
     * A number that takes short messages.
     *
     * @param number such as {@code +49 170 5550100}
     * @return the contact
     */
    public static Contact sms(String number) {
        return new Contact(ChannelType.SMS, number);
    }

    /**
     * A number that can be called.
     *
     * @param number such as {@code +49 30 5550100}
     * @return the contact
     */
    public static Contact phone(String number) {
        return new Contact(ChannelType.PHONE, number);
    }

    /**
     * The address with all but its ends hidden, for logs.
     *
     * @return such as {@code a…n@example.org} or {@code …100}
     */
    public String masked() {
        int at = address.lastIndexOf('@');
        if (at > 0) {
            return at < 3
                    ? "…" + address.substring(at)
                    : first(address) + "…" + last(address.substring(0, at), 1) + address.substring(at);
        }
        return address.length() <= 6 ? "…" : "…" + last(address, 3);
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private static String last(String text, int count) {
        return text.substring(text.offsetByCodePoints(text.length(), -count));
    }

    @Override
    public String toString() {
        return channel + " " + masked();
    }
}
