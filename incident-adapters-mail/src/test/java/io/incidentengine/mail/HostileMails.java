package io.incidentengine.mail;

import io.incidentengine.model.IncidentId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Mails that nobody should send, and what must come of each. Always the same. */
final class HostileMails {
    /** What must come of a mail. */
    enum Fate {
        REPORTED,
        IGNORED,
        TURNED_AWAY
    }

    /** A mail, under a name that its first header line has too. */
    record Hostile(String name, byte[] bytes, Fate fate) {}

    private static final String FROM = "From: ann@customer.example\r\n";
    private static final int LARGE = Integer.getInteger("mail.large", 50_000_000);

    private final List<Hostile> mails = new ArrayList<>();
    private final Random random = new Random(4711);

    private HostileMails() {}

    static List<Hostile> all() {
        HostileMails all = new HostileMails();
        all.cut();
        all.charsets();
        all.encodings();
        all.structures();
        all.headers();
        all.senders();
        all.subjects();
        all.pages();
        all.machines();
        all.bounces();
        all.loops();
        all.threads();
        all.attachments();
        all.nothings();
        return all.mails;
    }

    private void add(String name, Fate fate, String header, String body) {
        add(name, fate, header, body.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String name, Fate fate, String header, byte[] body) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(("X-Case: " + name + "\r\n" + header + "\r\n").getBytes(StandardCharsets.UTF_8));
        mail.writeBytes(body);
        mails.add(new Hostile(name, mail.toByteArray(), fate));
    }

    private void reported(String name, String header, String body) {
        add(name, Fate.REPORTED, FROM + header, body);
    }

    private static String type(String type) {
        return "Content-Type: " + type + "\r\n";
    }

    /** A mail with all that one can have, ended in the middle of it. */
    private void cut() {
        String whole = "X-Case: %s\r\n" + FROM + "Subject: cut\r\n" + type("multipart/mixed; boundary=\"b\"")
                + "\r\n--b\r\n" + type("text/html; charset=utf-8") + "Content-Transfer-Encoding: quoted-printable\r\n"
                + "\r\n<p>Gr=C3=BC=C3=9Fe</p>\r\n--b\r\n" + type("image/png; name=a.png")
                + "Content-Transfer-Encoding: base64\r\n\r\nAAECAwQFBgc=\r\n--b--\r\n";
        for (int i = 1; i <= 20; i++) {
            String mail = whole.formatted("cut-" + i);
            String part = mail.substring(0, mail.length() * i / 21);
            Fate fate = part.contains("customer.example") ? Fate.REPORTED : Fate.TURNED_AWAY;
            mails.add(new Hostile("cut-" + i, part.getBytes(StandardCharsets.UTF_8), fate));
        }
    }

    private void charsets() {
        List<String> names = List.of(
                "utf-7",
                "utf-16",
                "utf-32",
                "x-none",
                "\"\"",
                "=",
                "utf-8; charset=latin1",
                "iso-2022-jp",
                "iso-2022-kr",
                "../../etc/passwd",
                "a".repeat(5_000),
                "us-ascii",
                "x-COMPOUND_TEXT",
                "%s%n",
                "ISO-8859-1''");
        for (String name : names) {
            byte[] body = new byte[500];
            random.nextBytes(body);
            add("charset-" + mails.size(), Fate.REPORTED, FROM + type("text/plain; charset=" + name), body);
        }
    }

    private void encodings() {
        List<String> bodies =
                List.of("====", "=ZZ=1=\r\n=", "AAA", "A=A=A=A", "\u00ff\u00fe", "begin 644 x\r\nM!!!!\r\n");
        for (String encoding :
                List.of("base64", "quoted-printable", "uuencode", "x-gzip", "binary", "base64, base64")) {
            for (String body : bodies.subList(0, 2)) {
                reported("encoding-" + mails.size(), "Content-Transfer-Encoding: " + encoding + "\r\n", body);
            }
        }
        reported(
                "encoded-multipart",
                type("multipart/mixed; boundary=b") + "Content-Transfer-Encoding: base64\r\n",
                "LS1iDQoNCmEKLS1iLS0=");
        reported("nul-bytes", "", "a\0b\0\0c");
    }

    private void structures() {
        for (int depth : new int[] {9, 30, 300, 3_000}) {
            reported("nested-" + depth, type("multipart/mixed; boundary=b0"), nested(depth));
        }
        reported("rfc822-in-rfc822", type("message/rfc822"), (type("message/rfc822") + "\r\n").repeat(500) + "x");
        reported("no-boundary", type("multipart/mixed"), "--b\r\n\r\ntext\r\n--b--");
        reported("boundary-never-seen", type("multipart/mixed; boundary=never"), "text");
        reported("empty-boundary", type("multipart/mixed; boundary=\"\""), "--\r\n\r\ntext\r\n----");
        reported("long-boundary", type("multipart/mixed; boundary=" + "b".repeat(20_000)), "--" + "b".repeat(20_000));
        reported(
                "same-boundary",
                type("multipart/mixed; boundary=b"),
                ("--b\r\n" + type("multipart/mixed; boundary=b") + "\r\n").repeat(200));
        reported("many-parts", type("multipart/mixed; boundary=b"), "--b\r\n\r\nx\r\n".repeat(20_000) + "--b--");
        reported("no-parts", type("multipart/mixed; boundary=b"), "--b--");
        reported("endless-preamble", type("multipart/mixed; boundary=b"), "-".repeat(500_000));
        reported("type-without-slash", type("text"), "text");
        reported("type-of-nothing", type(";;;=;\"\""), "text");
        reported("many-types", type("text/plain") + type("text/html") + type("multipart/mixed; boundary=b"), "text");
        reported(
                "large",
                type("multipart/mixed; boundary=b"),
                "--b\r\n\r\nthe text\r\n--b\r\n" + type("image/png") + "\r\n"
                        + "x".repeat(76).concat("\r\n").repeat(LARGE / 78));
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("--b")
                    .append(i)
                    .append("\r\n")
                    .append(type("multipart/mixed; boundary=b" + (i + 1)))
                    .append("\r\n");
        }
        return mail.append("--b").append(depth).append("\r\n\r\ndeep").toString();
    }

    private void headers() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append("X-Bomb-").append(i).append(": x\r\n");
        }
        reported("many-headers", many.toString(), "text");
        reported("one-name-many-times", "X-Bomb: x\r\n".repeat(50_000), "text");
        reported("long-header", "X-Bomb: " + "x".repeat(1_000_000) + "\r\n", "text");
        reported("folded-header", "X-Bomb: x\r\n" + " x\r\n".repeat(100_000), "text");
        reported("many-recipients", "To: " + "a@x, ".repeat(50_000) + "b@x\r\n", "text");
        reported("nested-comments", "To: " + "(".repeat(50_000) + "\r\n", "text");
        reported("no-colons", "nothing\r\nat all\r\n", "text");
        reported("odd-names", "\u0001\u0002: x\r\n: x\r\n :x\r\nX\u00e9: x\r\n", "text");
        reported("many-references", "References: " + "<a@x> ".repeat(20_000) + "\r\n", "text");
        reported("no-empty-line", "Subject: x", "");
        reported("bare-line-ends", "Subject: x\rX-Other: y\nX-Third: z\r\n", "text");
        add("many-from", Fate.TURNED_AWAY, FROM + FROM + "From: bob@x\r\n", "text");
        reported("many-ids", "Message-ID: <one@x>\r\nMessage-ID: <two@x>\r\n", "text");
        reported("long-id", "Message-ID: <" + "a".repeat(5_000) + "@x>\r\n", "text");
        reported("odd-id", "Message-ID: no brackets \u0001 \u00e4 at all\r\n", "text");
        reported("empty-id", "Message-ID: <>\r\n", "text");
        reported("odd-date", "Date: the day before yesterday\r\n", "text");
        reported("far-date", "Date: Mon, 32 Foo 99999 99:99:99 +9999\r\n", "text");
    }

    private void senders() {
        List<String> nobody = List.of(
                "",
                "From: \r\n",
                "From: <>\r\n",
                "From: <@a,@b:ann@customer.example>\r\n",
                "From: @@@\r\n",
                "From: undisclosed-recipients:;\r\n",
                "From: Ann\r\n",
                "From: ann@customer.example, eve@x\r\n",
                "From: ann@customer.example@evil.example\r\n",
                "From: <ann@customer.example> eve@x\r\n",
                "From: ann@customer.example <eve@x\r\n",
                "From: " + "a".repeat(500) + "@customer.example\r\n");
        nobody.forEach(from -> add("nobody-" + mails.size(), Fate.TURNED_AWAY, from, "text"));
        List<String> somebody = List.of(
                "From: \"unclosed <ann@customer.example>\r\n",
                "From: ann@customer.example (((comment)\r\n",
                "From: =?x?Q?y?= <ann@customer.example>\r\n",
                "From: a\u0007b <ann@customer.example>\r\n",
                "From: J\u00fcrgen <ann@customer.example>\r\n",
                "From:\r\n ann@customer.example\r\n");
        somebody.forEach(from -> add("somebody-" + mails.size(), Fate.REPORTED, from, "text"));
        add("other-domain", Fate.TURNED_AWAY, "From: ann@customer.example.evil.example\r\n", "text");
    }

    private void subjects() {
        List<String> subjects = List.of(
                "x".repeat(100_000),
                "=?utf-8?Q?" + "=C3".repeat(1_000) + "?=",
                "=?utf-8?B?////?= ".repeat(5_000),
                "=?utf-8?Q?a=0D=0ABcc:_evil@x?=",
                "=?utf-8?Q?=00=07?=",
                "\u202e\u200b\u2028",
                "=?",
                "=?utf-8?X?y?=",
                "Re: " + "(".repeat(5_000),
                "Re: [#../../etc/passwd]",
                "Re: (" + "a".repeat(300) + ")",
                "Re: [#]",
                "Re: ( )",
                "Re: ".repeat(20_000),
                "=?iso-2022-jp?B?GyRC?=");
        subjects.forEach(subject -> reported("subject-" + mails.size(), "Subject: " + subject + "\r\n", "text"));
    }

    private void pages() {
        List<String> pages = List.of(
                "<div>".repeat(200_000),
                "<".repeat(500_000),
                "&".repeat(500_000),
                "<blockquote>".repeat(50_000) + "x",
                "<!--".repeat(50_000),
                "<script>".repeat(50_000),
                "<p title=\"" + "x".repeat(500_000),
                "&#x110000;&#-1;&#;",
                "<style>" + "x".repeat(10_000),
                "<p>\u0000\u0007\ud800</p>");
        pages.forEach(page -> reported("page-" + mails.size(), type("text/html; charset=utf-8"), page));
    }

    private void machines() {
        List<String> headers = List.of(
                "Auto-Submitted: auto-replied\r\n",
                "auto-submitted:AUTO-GENERATED\r\n",
                "Return-Path: <>\r\n",
                "Return-Path: <>\r\nSubject: Automatic reply: you are away\r\n",
                type("multipart/report; report-type=disposition-notification; boundary=b"));
        headers.forEach(header -> add("machine-" + mails.size(), Fate.IGNORED, FROM + header, "Yes, confirmed."));
        List.of("Precedence: Bulk\r\n", "Precedence: junk (x)\r\n", "List-Id: x\r\n")
                .forEach(header -> add("many-" + mails.size(), Fate.TURNED_AWAY, FROM + header, "Yes, confirmed."));
        List.of(
                        "X-Auto-Response-Suppress: OOF\r\n",
                        "Subject: Automatic reply: you are away\r\n",
                        "Subject: Out of Office: x\r\n")
                .forEach(header -> reported("person-" + mails.size(), header, "Yes, confirmed."));
    }

    private void bounces() {
        String real = Written.DESK.messageId(IncidentId.of("none"), "none");
        String forged = real.replace(".", ".x");
        List<String> bodies = List.of(
                Written.report("ann@x", "failed", "<other@x>"),
                Written.report("ann@x", "failed", forged),
                Written.report("ann@x", "delayed", real),
                Written.report("ann@x", "", real),
                Written.report("ann@x", "exploded", real),
                "--b\nContent-Type: message/delivery-status\n\n\n\n\n--b--",
                "--b\nContent-Type: message/delivery-status\n\n" + "Action: failed\n\n".repeat(20_000),
                "--b\nContent-Type: message/delivery-status\n\n\u0000\u0001\u0002",
                "--b\nContent-Type: text/plain\n\nnothing else");
        for (String body : bodies) {
            String name = "bounce-" + mails.size();
            mails.add(new Hostile(
                    name, Written.bounce(name + "@x").with("X-Case", name).saying(body), Fate.IGNORED));
        }
    }

    private void loops() {
        String ours = Written.DESK.messageId(IncidentId.of("7"), "some message");
        add("our-address", Fate.IGNORED, "From: " + Written.DESK.address() + "\r\n", "text");
        add("our-address-in-capitals", Fate.IGNORED, "From: Desk <INCIDENTS@EXAMPLE.ORG>\r\n", "text");
        add("our-mail", Fate.IGNORED, FROM + "Message-ID: " + ours + "\r\n", "text");
        add(
                "other-engine",
                Fate.IGNORED,
                FROM + "Auto-Submitted: auto-generated\r\nSubject: New incident (8)\r\n",
                "text");
        add("round-and-round", Fate.IGNORED, FROM + "Received: from a by b\r\n".repeat(60), "text");
        add("received-bomb", Fate.IGNORED, FROM + "Received: from a by b\r\n".repeat(5_000), "text");
    }

    private void threads() {
        String real = Written.DESK.messageId(IncidentId.of("gone"), "some message");
        reported("thread-of-nothing", "In-Reply-To: " + real + "\r\n", "Yes");
        reported("thread-forged", "In-Reply-To: " + real.replace(".", ".A") + "\r\n", "Yes");
        reported("thread-garbage", "In-Reply-To: <<<>>> <a b> <\r\nReferences: >>><\r\n", "Yes");
        reported("thread-odd-name", "In-Reply-To: <=FF=.=GG.===@example.org>\r\n", "Yes");
    }

    private void attachments() {
        List<String> names = List.of(
                "\"../../etc/passwd\"",
                "\"a\u0007b\"",
                "a".repeat(10_000),
                "\"=?utf-8?B?////?=\"",
                "\"unclosed",
                "\"\"");
        for (String name : names) {
            reported(
                    "attachment-" + mails.size(),
                    type("multipart/mixed; boundary=b"),
                    "--b\r\nContent-Disposition: attachment; filename=" + name + "\r\n\r\nx\r\n--b--");
        }
        reported(
                "attachment-in-pieces",
                type("multipart/mixed; boundary=b"),
                "--b\r\nContent-Disposition: attachment; filename*0*=utf-8''%; filename*9*=%zz\r\n\r\nx\r\n--b--");
    }

    private void nothings() {
        mails.add(new Hostile("line-end", "\r\n".getBytes(StandardCharsets.UTF_8), Fate.TURNED_AWAY));
        for (int i = 0; i < 5; i++) {
            byte[] noise = new byte[64_000];
            random.nextBytes(noise);
            mails.add(new Hostile("noise-" + i, noise, Fate.TURNED_AWAY));
        }
    }
}
