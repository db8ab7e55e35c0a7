package io.incidentengine.document;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds whole words, or several in a row, in upper or lower case; of those that begin at one place, the longest. */
final class WordSearch {
    /** These are written without blanks between words: any of their characters may be the end of one. */
    private static final Set<UnicodeScript> UNSPACED = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private final List<String> words;

    WordSearch(Collection<String> words) {
        this.words = words.stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The text with something else for each word; itself if there is none. */
    String blank(String text, String blank) {
        StringBuilder blanked = new StringBuilder(0);
        int kept = 0;
        for (int i = 0; i < text.length(); ) {
            int length = lengthAt(text, i);
            if (length == 0) {
                i++;
            } else {
                blanked.append(text, kept, i).append(blank);
                i += length;
                kept = i;
            }
        }
        return kept == 0 ? text : blanked.append(text, kept, text.length()).toString();
    }

    private int lengthAt(String text, int at) {
        for (String word : words) {
            if (text.regionMatches(true, at, word, 0, word.length())
                    && isEdge(text, at)
                    && isEdge(text, at + word.length())) {
                return word.length();
            }
        }
        return 0;
    }

    /** Tells whether no word goes on here. */
    private static boolean isEdge(String text, int at) {
        return at == 0 || at == text.length() || !(joins(text.codePointBefore(at)) && joins(text.codePointAt(at)));
    }

    private static boolean joins(int c) {
        int type = Character.getType(c);
        return (Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK)
                && !UNSPACED.contains(UnicodeScript.of(c));
    }
}
