package io.incidentengine.sms;

import java.io.StringWriter;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What Twilio is to do in a call (twilio.com/docs/voice/twiml). */
final class Twiml {
    /** How long to wait for a key after all is said. */
    private static final int SECONDS = 8;

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private Twiml() {}

    private interface Verbs {
        void write(XMLStreamWriter writer) throws XMLStreamException;
    }

    /** Says something. */
    static String say(Speaking speaking, String text, int times) {
        return response(writer -> say(writer, speaking, text, times));
    }

    /** Says something, and takes a key meanwhile and for some seconds afterwards; then says farewell. */
    static String ask(Speaking speaking, String text, int times, String address, String farewell) {
        return response(writer -> {
            writer.writeStartElement("Gather");
            writer.writeAttribute("input", "dtmf");
            writer.writeAttribute("numDigits", "1");
            writer.writeAttribute("finishOnKey", "");
            writer.writeAttribute("timeout", String.valueOf(SECONDS));
            writer.writeAttribute("action", address);
            writer.writeAttribute("method", "POST");
            say(writer, speaking, text, times);
            writer.writeEndElement();
            say(writer, speaking, farewell, 1);
        });
    }

    private static void say(XMLStreamWriter writer, Speaking speaking, String text, int times)
            throws XMLStreamException {
        writer.writeStartElement("Say");
        writer.writeAttribute("language", speaking.language());
        if (speaking.voice() != null) {
            writer.writeAttribute("voice", speaking.voice());
        }
        if (times > 1) {
            writer.writeAttribute("loop", String.valueOf(times));
        }
        writer.writeCharacters(writable(text));
        writer.writeEndElement();
    }

    private static String response(Verbs verbs) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter writer = WRITERS.createXMLStreamWriter(text);
            writer.writeStartElement("Response");
            verbs.write(writer);
            writer.writeEndElement();
            writer.close();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** XML knows no control characters and no halves of characters. */
    private static String writable(String text) {
        StringBuilder known = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean xml =
                    c == '\t' || c == '\n' || (c >= ' ' && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c > 0xFFFF;
            known.appendCodePoint(xml ? c : ' ');
        });
        return known.toString();
    }

    /** Cuts a text between its words, until what is made of it is no longer than allowed. */
    static String fitting(String text, int longest, UnaryOperator<String> made) {
        String cut = text;
        String whole = made.apply(cut);
        while (whole.length() > longest && !cut.isEmpty()) {
            int end = Math.max(0, cut.length() - Math.max(1, (whole.length() - longest) / 6));
            int word = cut.lastIndexOf(' ', end);
            cut = word > 0 ? cut.substring(0, word) : cut.substring(0, wholeCharacters(cut, end));
            whole = made.apply(cut);
        }
        return whole;
    }

    private static int wholeCharacters(String text, int end) {
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
