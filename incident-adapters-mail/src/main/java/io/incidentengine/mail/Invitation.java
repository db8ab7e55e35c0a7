package io.incidentengine.mail;

import io.incidentengine.notification.HtmlPage;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The line under a mail that says how to acknowledge it (S33). */
record Invitation(String line, @Nullable URI link) {
    static final Invitation NONE = new Invitation("", null);

    static Invitation of(Locale reader, boolean byAnswer, @Nullable URI link) {
        boolean german = reader.getLanguage().equals(Locale.GERMAN.getLanguage());
        if (byAnswer) {
            String open = link == null ? "" : german ? " oder öffnen Sie " : " or open ";
            return new Invitation(
                    (german
                                    ? "Um zu bestätigen, dass Sie dies gelesen haben, antworten Sie auf diese Mail"
                                    : "To acknowledge that you have read this, answer this mail")
                            + open,
                    link);
        }
        return link == null
                ? NONE
                : new Invitation(
                        german
                                ? "Um zu bestätigen, dass Sie dies gelesen haben, öffnen Sie "
                                : "To acknowledge that you have read this, open ",
                        link);
    }

    String under(String text) {
        return line.isEmpty() ? text : text.stripTrailing() + "\n\n-- \n" + line + (link == null ? "." : link) + "\n";
    }

    String underPage(String page) {
        if (line.isEmpty()) {
            return page;
        }
        String href = link == null
                ? "."
                : "<a style=\"color:inherit\" href=\"" + HtmlPage.escaped(link.toString()) + "\">"
                        + HtmlPage.escaped(shown(link)) + "</a>";
        String footer = "<p class=\"label\" style=\"max-width:600px;margin:12px auto 0;padding:0 16px;font-size:13px;"
                + "line-height:1.5;color:#5a6675;overflow-wrap:anywhere;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,"
                + "Arial,sans-serif\">" + HtmlPage.escaped(line) + href + "</p>\n";
        int end = page.lastIndexOf("</body>");
        return end < 0 ? page + footer : page.substring(0, end) + footer + page.substring(end);
    }

    private static String shown(URI link) {
        return link.getHost() == null ? link.toString() : link.getHost();
    }
}
