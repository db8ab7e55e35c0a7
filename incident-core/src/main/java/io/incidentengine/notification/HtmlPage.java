package io.incidentengine.notification;

import java.util.List;

/**
 * The text of a message as a page of HTML that needs nothing from elsewhere: a heading, a table of facts, quotes. Styles
 * that matter stand at the elements, as some readers drop style sheets; the sheet adds the dark colours and narrow screens.
 * Whoever puts more on such a page, such as a {@link io.incidentengine.port.Wording} or a channel, finds here how text is escaped.
 */
public final class HtmlPage {
    private static final String SHEET = """
            :root { color-scheme: light dark; supported-color-schemes: light dark; }
            @media (prefers-color-scheme: dark) {
              .page { background: #14171c !important; }
              .card { background: #1e232b !important; border-color: #39414d !important; }
              .head, .text, .value { color: #e8ebf0 !important; }
              .label, .quote { color: #a9b3c1 !important; }
              .fact td { border-color: #39414d !important; }
              .quote { border-color: #56606f !important; }
            }
            @media (max-width: 480px) {
              .page { padding: 0 !important; }
              .card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
              .inner { padding: 20px 16px !important; }
              .head { font-size: 19px !important; }
            }
            """;

    private static final List<String> COLOURS = List.of("#c62828", "#d97706", "#2563a8");

    private static final int LONGEST_LABEL = 40;

    private final StringBuilder html = new StringBuilder(4096);

    private HtmlPage() {}

    /** The page; the gravest levels have colours of their own. */
    static String of(String subject, String text, int level) {
        HtmlPage page = new HtmlPage();
        page.head(escaped(subject), COLOURS.get(Math.min(level, COLOURS.size()) - 1));
        for (String paragraph : text.split("\n{2,}")) {
            page.paragraph(paragraph.lines().toList());
        }
        return page.html.append("</div>\n</div>\n</div>\n</body>\n</html>\n").toString();
    }

    private void head(String subject, String colour) {
        html.append("<!DOCTYPE html>\n<html>\n<head>\n");
        html.append("<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.append("<title>").append(subject).append("</title>\n<style>\n").append(SHEET);
        html.append("</style>\n</head>\n<body class=\"page\" style=\"margin:0;padding:24px 12px;background:#eef1f5;");
        html.append("font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">\n");
        html.append("<div class=\"page\" style=\"background:#eef1f5\">\n");
        html.append("<div class=\"card\" style=\"max-width:600px;margin:0 auto;background:#ffffff;");
        html.append("border:1px solid #d5dbe3;border-top:5px solid ").append(colour);
        html.append(" !important;border-radius:8px\">\n<div class=\"inner\" style=\"padding:24px 28px\">\n");
        html.append("<h1 class=\"head\" dir=\"auto\" style=\"margin:0 0 16px;font-size:21px;line-height:1.3;");
        html.append("color:#1a2028;overflow-wrap:anywhere\">").append(subject).append("</h1>\n");
    }

    private void paragraph(List<String> lines) {
        if (lines.stream().allMatch(line -> line.startsWith(">"))) {
            quote(lines);
        } else if (lines.size() > 1 && lines.stream().allMatch(HtmlPage::isFact)) {
            table(lines);
        } else {
            html.append("<p class=\"text\" dir=\"auto\" style=\"margin:0 0 14px;font-size:16px;line-height:1.5;");
            html.append("color:#2b333d;overflow-wrap:anywhere\">");
            html.append(escaped(String.join("\n", lines)).replace("\n", "<br>\n"))
                    .append("</p>\n");
        }
    }

    private void quote(List<String> lines) {
        html.append("<blockquote class=\"quote\" dir=\"auto\" style=\"margin:0 0 16px;padding:2px 0 2px 14px;");
        html.append("border-left:3px solid #b9c3cf;font-size:16px;line-height:1.5;color:#4a5563;");
        html.append("overflow-wrap:anywhere\">");
        List<String> quoted =
                lines.stream().map(line -> escaped(line.substring(1).strip())).toList();
        html.append(String.join("<br>\n", quoted)).append("</blockquote>\n");
    }

    private static boolean isFact(String line) {
        int colon = line.indexOf(": ");
        return colon > 0 && colon <= LONGEST_LABEL && colon + 2 < line.length();
    }

    private void table(List<String> lines) {
        html.append("<table role=\"presentation\" style=\"width:100%;margin:0 0 16px;border-collapse:collapse;");
        html.append("font-size:15px;line-height:1.45\">\n");
        for (String line : lines) {
            int colon = line.indexOf(": ");
            html.append("<tr class=\"fact\"><td class=\"label\" style=\"padding:7px 16px 7px 0;color:#5a6675;");
            html.append("vertical-align:top;border-bottom:1px solid #e3e8ee;width:30%\">");
            html.append(escaped(line.substring(0, colon)));
            html.append("</td><td class=\"value\" dir=\"auto\" style=\"padding:7px 0;color:#1a2028;");
            html.append("vertical-align:top;border-bottom:1px solid #e3e8ee;overflow-wrap:anywhere\">");
            html.append(escaped(line.substring(colon + 2))).append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    /**
     * Escapes text, so that on a page it is shown as it is, between tags and in a quoted attribute alike.
     *
     * @param text any text
     * @return the text without markup; its line ends are left
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
