package io.incidentengine.sms;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** TwiML as an XML parser reads it. */
final class Said {
    private Said() {}

    static Document parsed(String twiml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(twiml)));
        } catch (Exception broken) {
            throw new AssertionError("no XML: " + twiml, broken);
        }
    }

    static String text(String twiml) {
        return parsed(twiml).getDocumentElement().getTextContent();
    }

    static Element first(String twiml, String verb) {
        return (Element) parsed(twiml).getElementsByTagName(verb).item(0);
    }
}
