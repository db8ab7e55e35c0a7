package io.incidentengine.mail;

import io.incidentengine.mail.ReceivedMail.Address;
import io.incidentengine.mail.ReceivedMail.Kind;
import io.incidentengine.mail.ReceivedMail.Outcome;
import io.incidentengine.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what persons write from what machines do (RFC 3834), by the header; by the subject only of mail systems. */
final class Kinds {
    /** Mail that has come further than this goes round (RFC 5321, 6.3). */
    private static final int LONGEST_WAY = 50;

    private static final int MOST_OUTCOMES = 100;

    private static final Set<String> LISTS = Set.of("bulk", "junk", "list");
    private static final Set<String> KNOWN = Set.of("auto-generated", "auto-replied", "auto-notified");
    private static final Set<String> SYSTEMS = Set.of("mailer-daemon", "postmaster");
    private static final Pattern OF_DELIVERIES =
            Pattern.compile("report-type\\s{0,9}=\\s{0,9}\"?delivery-status\\b", Pattern.CASE_INSENSITIVE);
    private static final List<String> SUBJECTS = List.of(
            "automatic reply:",
            "auto-reply:",
            "autoreply:",
            "out of office:",
            "automatische antwort:",
            "abwesenheitsnotiz:",
            "undelivered mail returned to sender",
            "undeliverable:",
            "unzustellbar:",
            "mail delivery failed",
            "delivery status notification",
            "returned mail:",
            "failure notice");

    private Kinds() {}

    static Kind of(Fields fields, Parts parts, List<String> references, @Nullable Address from, MailIdentity identity) {
        Optional<String> loop = loop(fields, from, identity);
        if (loop.isPresent()) {
            return new Kind.Loop(loop.get());
        }
        if (parts.status().isPresent() && (isReportOfDeliveries(fields) || hasNobodyToAnswer(fields))) {
            return bounce(parts.status().get(), parts.returned(), references);
        }
        return automatic(fields, from)
                .<Kind>map(Kind.Automatic::new)
                .or(() -> list(fields).map(Kind.Bulk::new))
                .orElseGet(Kind.Ordinary::new);
    }

    /** Who passes on what came back, in a mail of his own, bounces nothing. */
    private static boolean isReportOfDeliveries(Fields fields) {
        String type = fields.first("content-type");
        return word(type).equals("multipart/report")
                && OF_DELIVERIES.matcher(type).find();
    }

    private static boolean hasNobodyToAnswer(Fields fields) {
        return fields.first("return-path").equals("<>");
    }

    /** What many get; a person may have written it all the same. */
    private static Optional<String> list(Fields fields) {
        String precedence = word(fields.first("precedence"));
        if (LISTS.contains(precedence)) {
            return Optional.of("Precedence: " + precedence);
        }
        return fields.has("list-id") ? Optional.of("it has a header list-id") : Optional.empty();
    }

    private static Optional<String> loop(Fields fields, @Nullable Address from, MailIdentity identity) {
        if (from != null && from.address().equalsIgnoreCase(identity.address())) {
            return Optional.of("it comes from our own address");
        }
        if (identity.incidentOf(MailReader.messageId(fields)).isPresent()) {
            return Optional.of("it is a mail of ours");
        }
        return fields.all("received").size() > LONGEST_WAY
                ? Optional.of("it came through more than " + LONGEST_WAY + " servers")
                : Optional.empty();
    }

    private static Optional<String> automatic(Fields fields, @Nullable Address from) {
        String submitted = word(fields.first("auto-submitted"));
        if (!submitted.isEmpty() && !submitted.equals("no")) {
            return Optional.of("Auto-Submitted: " + (KNOWN.contains(submitted) ? submitted : "another value than no"));
        }
        if (word(fields.first("precedence")).equals("auto_reply")) {
            return Optional.of("Precedence: auto_reply");
        }
        for (String name : List.of("x-autoreply", "x-autorespond")) {
            if (fields.has(name)) {
                return Optional.of("it has a header " + name);
            }
        }
        if (hasNobodyToAnswer(fields)) {
            return Optional.of("nobody is to be answered");
        }
        if (word(fields.first("content-type")).equals("multipart/report")) {
            return Optional.of("it is the report of a mail system");
        }
        String subject =
                HeaderText.decoded(fields.first("subject"), Text.NAME_LENGTH).toLowerCase(Locale.ROOT);
        return isSystem(from) && SUBJECTS.stream().anyMatch(subject::startsWith)
                ? Optional.of("its subject is that of a machine")
                : Optional.empty();
    }

    private static boolean isSystem(@Nullable Address from) {
        return from != null
                && SYSTEMS.contains(from.address()
                        .substring(0, from.address().lastIndexOf('@'))
                        .toLowerCase(Locale.ROOT));
    }

    /** What stands before parameters and comments. */
    private static String word(String field) {
        return OneLine.of(field.split("[;(]", 2)[0], 100).toLowerCase(Locale.ROOT);
    }

    private static Kind bounce(byte[] status, Optional<byte[]> returned, List<String> references) {
        List<Fields> blocks = Fields.blocks(status, MOST_OUTCOMES);
        String about =
                returned.map(bytes -> MailReader.messageId(Fields.of(bytes))).orElse("");
        if (about.isEmpty()) {
            about = references.isEmpty() ? "" : references.get(0);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Fields block : blocks) {
            if (block.has("action")) {
                outcomes.add(outcome(block));
            }
        }
        return new Kind.Bounce(about, outcomes);
    }

    private static String address(Fields block, String name) {
        String recipient = block.first(name);
        String address = recipient.substring(recipient.indexOf(';') + 1).strip();
        return OneLine.of(address, Text.NAME_LENGTH).toLowerCase(Locale.ROOT);
    }

    private static Outcome outcome(Fields block) {
        String last = address(block, "final-recipient");
        String first = address(block, "original-recipient");
        return new Outcome(
                last.isEmpty() ? first : last,
                first.isEmpty() ? last : first,
                word(block.first("action")),
                Masked.text(block.first("status") + " " + block.first("diagnostic-code"))
                        .strip());
    }
}
