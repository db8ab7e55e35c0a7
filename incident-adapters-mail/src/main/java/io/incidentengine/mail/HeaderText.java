package io.incidentengine.mail;

import io.incidentengine.mail.ReceivedMail.Address;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Text;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What header fields mean; what is broken in them means as much as can be made out. */
final class HeaderText {
    /** From the beginning of a word on, so that a long one costs no more than its length. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^\\s<>@\"'(),;:])[^\\s<>@\"'(),;:]++@[^\\s<>@\"'(),;:]++");

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,900})>");
    private static final int MOST = 100;

    private HeaderText() {}

    /** With encoded words decoded (RFC 2047), on one line. */
    static String decoded(String field, int length) {
        try {
            return OneLine.of(MimeUtility.decodeText(field), length);
        } catch (UnsupportedEncodingException | RuntimeException broken) {
            return OneLine.of(field, length);
        }
    }

    /** The addresses of a field, only so many. */
    static List<Address> addresses(String field) {
        List<Address> addresses = new ArrayList<>();
        try {
            for (InternetAddress one : InternetAddress.parseHeader(field, false)) {
                String name = one.getPersonal();
                address(one.getAddress(), name == null ? "" : name).ifPresent(addresses::add);
            }
        } catch (AddressException | RuntimeException broken) {
            addresses.clear();
        }
        Matcher found = ADDRESS.matcher(field);
        while (addresses.isEmpty() && found.find()) {
            address(found.group(), "").ifPresent(addresses::add);
        }
        return addresses.size() > MOST ? addresses.subList(0, MOST) : addresses;
    }

    /** The address of a field that holds one and nothing that could be taken for another; else none. */
    static Optional<Address> only(String field) {
        String bare = QUOTED.matcher(field).replaceAll("");
        boolean odd = bare.indexOf('<') != bare.lastIndexOf('<')
                || bare.indexOf('>') != bare.lastIndexOf('>')
                || (bare.indexOf('<') >= 0) != (bare.indexOf('>') >= 0)
                || (bare.indexOf('>') >= 0
                        && !COMMENT.matcher(bare.substring(bare.indexOf('>') + 1))
                                .replaceAll("")
                                .isBlank());
        if (odd) {
            return Optional.empty();
        }
        try {
            InternetAddress[] all = InternetAddress.parseHeader(field, false);
            if (all.length != 1) {
                return Optional.empty();
            }
            String name = all[0].getPersonal();
            return address(all[0].getAddress(), name == null ? "" : name);
        } catch (AddressException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Address> address(@Nullable String address, String name) {
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(address, decoded(name, Text.NAME_LENGTH)));
        } catch (InvalidInputException odd) {
            return Optional.empty();
        }
    }

    /** The Message-IDs of a field, with their angle brackets, in order. */
    static List<String> ids(String field) {
        List<String> ids = new ArrayList<>();
        Matcher found = ID.matcher(field);
        while (found.find() && ids.size() < MOST) {
            ids.add("<" + Text.cleaned(found.group(1), Integer.MAX_VALUE) + ">");
        }
        return ids;
    }

    /** When the sender says that it was sent, if that is a time. */
    @Nullable
    static Instant time(String field) {
        try {
            return field.isEmpty() ? null : new MailDateFormat().parse(field).toInstant();
        } catch (ParseException | RuntimeException none) {
            return null;
        }
    }
}
