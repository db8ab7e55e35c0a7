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
import org.jspecify.annotations.Nullable;

/** Tells what persons write from what machines do (RFC 3834), by the header; by the subject only where that says nothing. */
final class Kinds {
    /** Mail that has come further than this goes round (RFC 5321, 6.3). */
    private static final int LONGEST_WAY = 50;

    private static final int MOST_OUTCOMES = 100;

    private static final Set<String> MACHINES = Set.of("bulk", "junk", "list", "auto_reply");
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
        if (parts.status().isPresent()) {
            return bounce(parts.status().get(), parts.returned(), references);
        }
        return automatic(fields).<Kind>map(Kind.Automatic::new).orElseGet(Kind.Ordinary::new);
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

    private static Optional<String> automatic(Fields fields) {
        String submitted = word(fields.first("auto-submitted"));
        if (!submitted.isEmpty() && !submitted.equals("no")) {
            return Optional.of("Auto-Submitted: " + Masked.text(submitted));
        }
        String precedence = word(fields.first("precedence"));
        if (MACHINES.contains(precedence)) {
            return Optional.of("Precedence: " + precedence);
        }
        for (String name : List.of("list-id", "x-auto-response-suppress", "x-autoreply", "x-autorespond")) {
            if (fields.has(name)) {
                return Optional.of("it has a header " + name);
            }
        }
        if (fields.first("return-path").equals("<>")) {
            return Optional.of("nobody is to be answered");
        }
        if (word(fields.first("content-type")).equals("multipart/report")) {
            return Optional.of("it is the report of a mail system");
        }
        String subject =
                HeaderText.decoded(fields.first("subject"), Text.NAME_LENGTH).toLowerCase(Locale.ROOT);
        return SUBJECTS.stream().anyMatch(subject::startsWith)
                ? Optional.of("its subject is that of a machine")
                : Optional.empty();
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

    private static Outcome outcome(Fields block) {
        String named = block.has("final-recipient") ? "final-recipient" : "original-recipient";
        String recipient = block.first(named);
        String address = recipient.substring(recipient.indexOf(';') + 1);
        return new Outcome(
                OneLine.of(address, Text.NAME_LENGTH).toLowerCase(Locale.ROOT),
                word(block.first("action")),
                Masked.text(block.first("status") + " " + block.first("diagnostic-code"))
                        .strip());
    }
}
