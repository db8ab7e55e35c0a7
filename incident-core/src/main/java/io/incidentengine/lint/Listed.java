package io.incidentengine.lint;

import java.util.Collection;
import java.util.List;

/** Lists things as a sentence does. */
final class Listed {
    private Listed() {}

    /** Such as {@code R28, R32 and R20 call}. */
    static String and(Collection<?> things) {
        List<String> words = things.stream().map(String::valueOf).toList();
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
