package io.incidentengine.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers as people and providers write them, by the numbering plans of libphonenumber. Immutable and
 * thread-safe.
 *
 * <p>A number is taken when its length is possible in its country. Whether its range is in use is not asked: numbering plans grow
 * faster than libraries are renewed, and an alarm that is not sent is worse than one that a provider refuses.
 */
public final class PhoneNumbers {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String ALLOWED = "a number with its country, such as +49 30 555010";

    private final @Nullable String region;

    private PhoneNumbers(@Nullable String region) {
        this.region = region;
    }

    /**
     * Reads numbers that bear the code of their country.
     *
     * @return a reader without a home
     */
    public static PhoneNumbers international() {
        return new PhoneNumbers(null);
    }

    /**
     * Reads numbers as they are written in a country; those with a plus are of any country.
     *
     * @param region the country by its two letters of ISO 3166, such as {@code DE}
     * @return a reader at home there
     * @throws InvalidInputException if no numbering plan of such a country is known
     */
    public static PhoneNumbers of(String region) {
        String known = Required.value("region of phone numbers", region).strip().toUpperCase(Locale.ROOT);
        if (!PLANS.getSupportedRegions().contains(known)) {
            throw new InvalidInputException("region of phone numbers", region, "a country of ISO 3166, such as DE");
        }
        return new PhoneNumbers(known);
    }

    /**
     * Reads a number as people write it.
     *
     * @param written such as {@code +49 (30) 555-010}, or where there is a home, {@code 030 555010}
     * @return the number
     * @throws InvalidInputException if it is none, or bears an extension, which E.164 does not; the error shows its last digits
     *     at most
     */
    public PhoneNumber parse(String written) {
        Required.value("phone number", written);
        try {
            Phonenumber.PhoneNumber number = PLANS.parse(written, region);
            if (number.hasExtension()) {
                throw new InvalidInputException(
                        "phone number", PhoneNumber.masked(written) + " with an extension", "a number of its own");
            }
            ValidationResult possible = PLANS.isPossibleNumberWithReason(number);
            if (possible != ValidationResult.IS_POSSIBLE) {
                throw new InvalidInputException("phone number", masked(written, possible.name()), ALLOWED);
            }
            return new PhoneNumber(PLANS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException none) {
            throw new InvalidInputException(
                    "phone number", masked(written, none.getErrorType().name()), ALLOWED);
        }
    }

    /**
     * Reads a number as providers write it: mostly with its country, with a plus or without one.
     *
     * @param written such as {@code 4930555010}
     * @return the number, or empty for what is none, such as a name or a short code
     */
    public Optional<PhoneNumber> ofProvider(String written) {
        String number = Required.value("phone number", written).strip();
        if (number.isEmpty() || !number.chars().allMatch(c -> c == '+' || (c >= '0' && c <= '9'))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    number.startsWith("+")
                            ? parse(number)
                            : number.startsWith("00")
                                    ? parse("+" + number.substring(2))
                                    : number.startsWith("0") ? parse(number) : parse("+" + number));
        } catch (InvalidInputException none) {
            return Optional.empty();
        }
    }

    private static String masked(String written, String why) {
        return PhoneNumber.masked(written) + " (" + why.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }
}
