package io.incidentengine.sms;

import io.incidentengine.model.Contact;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;

/**
 * A phone number in the form of E.164: a plus, the code of the country, and digits. Immutable; printed, all but the last three
 * digits are hidden.
 *
 * @param e164 such as {@code +4930555010}
 */
public record PhoneNumber(String e164) {
    /** So many digits has the longest number (E.164, 6.1). */
    private static final int LONGEST = 15;

    /**
     * Checks the form. What people write is read by {@link PhoneNumbers#parse}, which knows the numbering plans as well.
     *
     * @throws InvalidInputException if it is no plus with two to fifteen digits after it, of which the first is none of 0
     */
    public PhoneNumber {
        Required.value("phone number", e164);
        boolean known = e164.length() >= 3
                && e164.length() <= LONGEST + 1
                && e164.charAt(0) == '+'
                && e164.charAt(1) != '0'
                && e164.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        if (!known) {
            throw new InvalidInputException(
                    "phone number", masked(e164), "E.164: a plus and 2 to 15 digits, such as +4930555010");
        }
    }

    /**
     * The digits without the plus, as some protocols want them.
     *
     * @return such as {@code 4930555010}
     */
    public String digits() {
        return e164.substring(1);
    }

    /** Such as {@code …010}. */
    @Override
    public String toString() {
        return masked(e164);
    }

    /** What may be printed of a text that should be a number. */
    static String masked(String written) {
        String name = written.strip();
        return name.isEmpty() || name.length() > 200
                ? "…"
                : Contact.phone("+" + digitsOf(name)).masked();
    }

    private static String digitsOf(String written) {
        StringBuilder digits = new StringBuilder("0");
        written.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
