package io.incidentengine.mail;

import io.incidentengine.model.Contact;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was received (R2), tamed: whatever its sender wrote, each part has the length and the characters that the
 * engine takes. Immutable, and free of any mail library.
 *
 * <p>Who sent it is what the mail says, which anybody can write; see {@link MailIntake} for what that is worth. What is
 * printed shows no subject and no body, and masks addresses.
 *
 * @param id what makes it known again: its Message-ID as it came, with the angle brackets; a digest where there is none, or
 *     where it is longer than a {@linkplain Text#name name}
 * @param envelope who wrote to whom, about what, and when
 * @param references the Message-IDs of mails that it answers, the nearest first (RFC 5322, 3.6.4)
 * @param received when the mail server took it in; not after it was read, even if the clocks say so
 * @param content what it says
 * @param headers the first header lines, by their names in small letters
 * @param kind whether a person wrote it
 */
public record ReceivedMail(
        String id,
        Envelope envelope,
        List<String> references,
        Instant received,
        Content content,
        Map<String, List<String>> headers,
        Kind kind) {

    /** How much is kept of a text, in UTF-16 units; the mail in the mailbox has the rest. */
    public static final int TEXT_LENGTH = 100_000;

    /** How much is kept of a header line, in UTF-16 units. */
    public static final int HEADER_LENGTH = 1_000;

    /** Checks the id as a name, and copies the collections. */
    public ReceivedMail {
        id = Text.name("id of a mail", id);
        envelope = Required.value("envelope of a mail", envelope);
        references = List.copyOf(references);
        received = Required.value("time of a mail", received);
        content = Required.value("content of a mail", content);
        headers = Map.copyOf(headers);
        kind = Required.value("kind of a mail", kind);
    }

    /**
     * Who sent it.
     *
     * @return the only address of From, of Sender where there is no From; empty if there is none, or several
     */
    public Optional<Address> from() {
        return Optional.ofNullable(envelope.sender());
    }

    /**
     * A header line.
     *
     * @param name its name, in whatever letters
     * @return the value of the first with that name, decoded, on one line; empty if there is none
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * The report that it makes unless somebody says otherwise (R3): the subject is the title, the text the details, the
     * sender the reporter; attachments and Message-ID are features; it was reported when the mail server took it in.
     *
     * @param service the service that is affected
     * @return a report to be finished
     */
    public Report.Builder report(String service) {
        Report.Builder report = Report.of(service, envelope.title())
                .origin(Origin.EMAIL)
                .details(content.text())
                .reportedAt(received)
                .feature("message-id", id);
        from().ifPresent(address -> report.reporter(address.person()));
        if (!content.attachments().isEmpty()) {
            report.feature("attachments", content.listed());
        }
        return report;
    }

    @Override
    public String toString() {
        return "ReceivedMail[" + Masked.text(id) + " from "
                + from().map(Address::toString).orElse("nobody") + " at " + received + ", " + kind + ", " + content
                + "]";
    }

    /**
     * An address with the name beside it; masked when printed.
     *
     * @param address such as {@code ann@example.org}, in small letters
     * @param name how its owner is called; may be empty
     */
    public record Address(String address, String name) {
        /** Checks the address as a name, and puts it in small letters. */
        public Address {
            address = Text.name("address", address).toLowerCase(Locale.ROOT);
            name = Required.value("name beside an address", name);
        }

        /**
         * What follows the last {@code @}.
         *
         * @return the domain; empty if there is none
         */
        public String domain() {
            return address.substring(address.lastIndexOf('@') + 1);
        }

        /**
         * The owner, as somebody whom the host does not know: by an id made of the address, so that it is the same for all
         * mails, and no address is seen where ids are.
         *
         * @return a person with this one contact
         */
        public Person person() {
            return Person.of(
                    "mail-" + Digest.of(address).substring(0, 24),
                    name.isEmpty() ? address : name,
                    Contact.email(address));
        }

        @Override
        public String toString() {
            return Contact.email(address).masked();
        }
    }

    /**
     * Who wrote to whom, about what, and when; hidden when printed.
     *
     * @param sender the first address of From, else of Sender; {@code null} if there is none
     * @param to to whom
     * @param cc to whom in copy
     * @param subject on one line; may be empty
     * @param sent when, as the sender says; {@code null} if it is not said
     */
    public record Envelope(
            @Nullable Address sender,
            List<Address> to,
            List<Address> cc,
            String subject,
            @Nullable Instant sent) {
        /** Copies the lists. */
        public Envelope {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
            subject = Required.value("subject of a mail", subject);
        }

        /** The subject as a title, which is never empty. */
        String title() {
            return subject.isEmpty() ? "(no subject)" : subject;
        }

        @Override
        public String toString() {
            return "Envelope[from " + sender + ", " + to.size() + " to, " + cc.size() + " cc]";
        }
    }

    /**
     * What a mail says; hidden when printed.
     *
     * @param text as plain text, made of the HTML where there is no other
     * @param attachments what else is in it, in order
     * @param size how large the whole mail is, in bytes
     * @param cut whether there is more than was read, of the text or of the mail
     */
    public record Content(String text, List<Attachment> attachments, long size, boolean cut) {
        /** Checks the text as prose, and copies the list. */
        public Content {
            text = Text.prose("text of a mail", text);
            attachments = List.copyOf(attachments);
        }

        String listed() {
            StringBuilder listed = new StringBuilder();
            attachments.forEach(one -> listed.append(one).append('\n'));
            return listed.toString().strip();
        }

        @Override
        public String toString() {
            return size + " bytes, " + attachments.size() + " attachments" + (cut ? ", cut" : "");
        }
    }

    /**
     * Something that is in a mail beside its text.
     *
     * @param name its file name; empty if it has none
     * @param type such as {@code image/png}
     * @param size its bytes as far as they were read
     */
    public record Attachment(String name, String type, long size) {
        @Override
        public String toString() {
            return (name.isEmpty() ? "without a name" : name) + " (" + type + ", " + size + " bytes)";
        }
    }

    /** Whether a person wrote it. */
    public sealed interface Kind {
        /** As far as can be told, a person did. */
        record Ordinary() implements Kind {}

        /**
         * A machine did: it is no report and no answer (RFC 3834).
         *
         * @param why what shows that
         */
        record Automatic(String why) implements Kind {}

        /**
         * It went to many (a list, bulk mail); whether a person wrote it, a person should look.
         *
         * @param why what shows that
         */
        record Bulk(String why) implements Kind {}

        /**
         * A mail system tells what became of a mail of ours, or of somebody else (RFC 3464).
         *
         * @param about the Message-ID of that mail; empty if it is not said
         * @param outcomes what became of it, for each recipient that is named
         */
        record Bounce(String about, List<Outcome> outcomes) implements Kind {
            /** Copies the list. */
            public Bounce {
                outcomes = List.copyOf(outcomes);
            }

            @Override
            public String toString() {
                return "Bounce" + outcomes;
            }
        }

        /**
         * It comes from this system itself, or goes round and round.
         *
         * @param why what shows that
         */
        record Loop(String why) implements Kind {}
    }

    /**
     * What became of a mail for one of its recipients; the address is masked when printed.
     *
     * @param recipient the final recipient's address in small letters; empty if it is not said
     * @param original the address that we had sent it to, if it is said; else the final recipient's
     * @param action such as {@code failed}, {@code delayed}, {@code delivered}, in small letters
     * @param detail status and diagnosis, with addresses masked
     */
    public record Outcome(String recipient, String original, String action, String detail) {
        /** Whether it is about what was sent to an address, however it was passed on. */
        boolean isOf(String address) {
            return recipient.equalsIgnoreCase(address) || original.equalsIgnoreCase(address);
        }

        @Override
        public String toString() {
            return Masked.text(recipient) + " " + action;
        }
    }
}
