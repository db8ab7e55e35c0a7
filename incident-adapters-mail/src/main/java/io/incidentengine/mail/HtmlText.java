package io.incidentengine.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a page of HTML, for mails that have no others. It goes through the page once, whatever is wrong with it, and
 * runs and fetches nothing.
 */
final class HtmlText {
    private static final Set<String> SILENT = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final Set<String> BREAKS = Set.of(
            "br",
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "blockquote");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("Uuml", "Ü"),
            Map.entry("szlig", "ß"),
            Map.entry("euro", "€"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("eacute", "é"),
            Map.entry("egrave", "è"),
            Map.entry("agrave", "à"));
    private static final int LONGEST_ENTITY = 10;
    private static final int DEEPEST_QUOTE = 20;

    private final String page;
    private final StringBuilder text = new StringBuilder();
    private boolean gap;
    private int quotes;

    private HtmlText(String page) {
        this.page = page;
    }

    /** The words, line by line; what was quoted begins with {@code >}. */
    static String of(String page) {
        HtmlText html = new HtmlText(page);
        html.read();
        return html.text.toString().strip();
    }

    private void read() {
        int i = 0;
        while (i < page.length()) {
            char c = page.charAt(i);
            if (c == '<') {
                i = tag(i);
            } else if (c == '&') {
                i = entity(i);
            } else {
                say(c);
                i++;
            }
        }
    }

    private void say(char c) {
        if (Character.isWhitespace(c) || c == '\u00a0') {
            gap = true;
            return;
        }
        boolean begins = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
        if (begins) {
            text.append("> ".repeat(quotes));
        } else if (gap) {
            text.append(' ');
        }
        gap = false;
        text.append(c);
    }

    private void breakLine() {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        gap = false;
    }

    /** Reads what begins with a {@code <}; gives the place behind it. */
    private int tag(int start) {
        if (page.startsWith("<!--", start)) {
            return behind("-->", start + 4);
        }
        int name = start + (page.startsWith("</", start) ? 2 : 1);
        int end = name;
        while (end < page.length() && Character.isLetterOrDigit(page.charAt(end))) {
            end++;
        }
        if (end == name && !page.startsWith("<!", start) && !page.startsWith("<?", start)) {
            say('<'); // no tag: a sign in a sentence
            return start + 1;
        }
        String tag = page.substring(name, Math.min(end, name + 20)).toLowerCase(Locale.ROOT);
        int behind = behind(">", end);
        boolean opens = name == start + 1;
        if (tag.equals("blockquote")) {
            quotes = Math.max(0, Math.min(DEEPEST_QUOTE, quotes + (opens ? 1 : -1)));
        }
        if (BREAKS.contains(tag)) {
            breakLine();
        } else if (tag.equals("td") || tag.equals("th")) {
            gap = true;
        }
        return opens && SILENT.contains(tag) ? silent(tag, behind) : behind;
    }

    /** What stands in it is for no reader; one that is never ended ends with the page, a head with its body. */
    private int silent(String tag, int from) {
        for (int i = page.indexOf('<', from); i >= 0; i = page.indexOf('<', i + 1)) {
            if (page.regionMatches(true, i + 1, "/" + tag, 0, tag.length() + 1)) {
                return behind(">", i);
            }
            if (tag.equals("head") && page.regionMatches(true, i + 1, "body", 0, 4)) {
                return i;
            }
        }
        return page.length();
    }

    private int behind(String end, int from) {
        int found = page.indexOf(end, from);
        return found < 0 ? page.length() : found + end.length();
    }

    private int entity(int start) {
        int end = start + 1;
        while (end < page.length() && end - start < LONGEST_ENTITY && page.charAt(end) != ';') {
            end++;
        }
        boolean ended = end < page.length() && page.charAt(end) == ';';
        String meaning = ended ? meaning(page.substring(start + 1, end)) : null;
        if (meaning == null) {
            say('&');
            return start + 1;
        }
        meaning.chars().forEach(c -> say((char) c));
        return end + 1;
    }

    @Nullable
    private static String meaning(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.get(name);
        }
        try {
            boolean hex = name.startsWith("#x") || name.startsWith("#X");
            int c = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(c) ? Character.toString(c) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
