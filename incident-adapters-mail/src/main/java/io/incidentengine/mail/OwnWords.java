package io.incidentengine.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the sender of an answer wrote anew: without what is quoted, who had written that, and the signature. */
final class OwnWords {
    /** From here on all is of others, as mail programs mark it that quote without {@code >}. */
    private static final Pattern OTHERS = Pattern.compile(
            "-{3,}\\s?(original message|ursprüngliche nachricht|original-nachricht|forwarded message"
                    + "|weitergeleitete nachricht|message d'origine)\\s?-{3,}|_{20,}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final List<String> WRITERS = List.of("from:", "von:", "de:");
    private static final List<String> TIMES = List.of("sent:", "gesendet:", "date:", "datum:", "envoyé:");

    /** How far a line that says who wrote may be wrapped, and how long it is at most. */
    private static final int WRAPPED = 3;

    private static final int LONGEST_ATTRIBUTION = 300;

    private OwnWords() {}

    /** The sender's own lines; empty if there are none. */
    static String of(String text) {
        List<String> own = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = line.strip();
            if (line.equals("-- ") || line.equals("--") || OTHERS.matcher(bare).matches() || beginsHeader(lines, i)) {
                break;
            }
            int attribution = attribution(lines, i);
            if (attribution > 0) {
                i += attribution - 1;
            } else if (!bare.startsWith(">")) {
                own.add(line.stripTrailing());
            }
        }
        return String.join("\n", own).strip();
    }

    /** The header of a mail, as some mail programs put it before what they quote. */
    private static boolean beginsHeader(List<String> lines, int at) {
        return startsWithAny(lines.get(at), WRITERS)
                && at + 1 < lines.size()
                && startsWithAny(lines.get(at + 1), TIMES);
    }

    private static boolean startsWithAny(String line, List<String> words) {
        String small = small(line);
        return words.stream().anyMatch(small::startsWith);
    }

    private static String small(String line) {
        return line.strip().replace("*", "").toLowerCase(Locale.ROOT);
    }

    /** How many lines say that somebody wrote what is quoted next; 0 if none do. */
    private static int attribution(List<String> lines, int at) {
        String first = small(lines.get(at));
        if (!(first.startsWith("on ") || first.startsWith("am ") || first.startsWith("le "))) {
            return 0;
        }
        StringBuilder whole = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + WRAPPED); i++) {
            whole.append(small(lines.get(i)));
            if (whole.length() > LONGEST_ATTRIBUTION) {
                return 0;
            }
            boolean ends = whole.length() > 0 && whole.charAt(whole.length() - 1) == ':';
            if (ends && isQuotedNext(lines, i + 1)) {
                return i - at + 1;
            }
            whole.append(' ');
        }
        return 0;
    }

    private static boolean isQuotedNext(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).strip().startsWith(">");
            }
        }
        return true;
    }
}
