package io.incidentengine.mail;

import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which words an answer is understood (S13, S33). Only those at its beginning count; whatever is not understood goes on
 * record as it is, for a person to read. Immutable and thread-safe.
 *
 * @param confirming with which a reporter confirms that it is solved, such as {@code it works}
 * @param rejecting with which a reporter says that it is not
 * @param doubting which take the certainty of a confirmation if they follow in its first line, such as {@code but}
 * @param acknowledging which say no more than that a message was read; only where nothing else is said
 */
public record AnswerWords(
        List<String> confirming, List<String> rejecting, List<String> doubting, List<String> acknowledging) {

    /** Who says more than this in a line says more than yes or no. */
    private static final int LONGEST = 500;

    /** English and German. */
    public static final AnswerWords STANDARD = new AnswerWords(
            List.of(
                    "yes",
                    "confirmed",
                    "i confirm",
                    "confirm",
                    "solved",
                    "resolved",
                    "fixed",
                    "works",
                    "it works",
                    "working",
                    "all good",
                    "ok",
                    "okay",
                    "no problem",
                    "no problems",
                    "no issues",
                    "ja",
                    "bestätigt",
                    "ich bestätige",
                    "gelöst",
                    "behoben",
                    "erledigt",
                    "funktioniert",
                    "es funktioniert",
                    "geht wieder",
                    "läuft wieder",
                    "passt",
                    "kein problem",
                    "keine probleme"),
            List.of(
                    "no",
                    "not",
                    "still",
                    "rejected",
                    "reject",
                    "i reject",
                    "it does not",
                    "it doesn't",
                    "does not",
                    "doesn't",
                    "nein",
                    "nicht",
                    "noch",
                    "immer noch",
                    "abgelehnt",
                    "geht nicht",
                    "geht immer noch",
                    "funktioniert nicht",
                    "es funktioniert nicht",
                    "funktioniert noch",
                    "funktioniert immer noch"),
            List.of(
                    "but",
                    "not",
                    "still",
                    "however",
                    "except",
                    "unless",
                    "no",
                    "doesn't",
                    "isn't",
                    "until",
                    "later",
                    "aber",
                    "nicht",
                    "noch",
                    "trotzdem",
                    "jedoch",
                    "außer",
                    "nein",
                    "kein",
                    "keine",
                    "bis",
                    "später"),
            List.of(
                    "ack",
                    "acknowledged",
                    "ok",
                    "okay",
                    "got it",
                    "noted",
                    "thanks",
                    "thank you",
                    "thx",
                    "received",
                    "seen",
                    "read",
                    "on it",
                    "gesehen",
                    "gelesen",
                    "danke",
                    "vielen dank",
                    "verstanden",
                    "erhalten",
                    "zur kenntnis genommen",
                    "bin dran"));

    /** Puts all words in small letters, and copies the lists. */
    public AnswerWords {
        confirming = known("confirming words", confirming);
        rejecting = known("rejecting words", rejecting);
        doubting = known("doubting words", doubting);
        acknowledging = known("acknowledging words", acknowledging);
    }

    private static List<String> known(String what, List<String> phrases) {
        return Required.value(what, phrases).stream()
                .map(phrase -> String.join(" ", words(Text.name(what, phrase))))
                .toList();
    }

    /**
     * The same and more, for another language.
     *
     * @param more other words
     * @return all words of both
     */
    public AnswerWords and(AnswerWords more) {
        return new AnswerWords(
                both(confirming, more.confirming),
                both(rejecting, more.rejecting),
                both(doubting, more.doubting),
                both(acknowledging, more.acknowledging));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /** What a reporter says of a resolution. */
    enum Verdict {
        CONFIRMED,
        REJECTED,
        UNCLEAR
    }

    /** What the beginning of a text says of a resolution; of several phrases that begin alike, the longest counts. */
    Verdict verdict(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        if (first.length() > LONGEST) {
            return Verdict.UNCLEAR;
        }
        List<String> line = words(first);
        int yes = longest(confirming, line);
        int no = longest(rejecting, line);
        if (no > yes) {
            return Verdict.REJECTED;
        }
        boolean sure = yes > 0 && line.subList(yes, line.size()).stream().noneMatch(doubting::contains);
        return sure ? Verdict.CONFIRMED : Verdict.UNCLEAR;
    }

    /** Tells whether a text says nothing, or nothing but that a message was read. */
    boolean isBare(String text) {
        if (text.strip().length() > LONGEST) {
            return false;
        }
        List<String> rest = words(text);
        for (int some = longest(acknowledging, rest); some > 0; some = longest(acknowledging, rest)) {
            rest = rest.subList(some, rest.size());
        }
        return rest.isEmpty();
    }

    /** How many words the longest phrase has with which a line begins; 0 if it begins with none. */
    private static int longest(List<String> phrases, List<String> line) {
        int longest = 0;
        for (String phrase : phrases) {
            List<String> words = Arrays.asList(phrase.split(" ", -1));
            if (words.size() > longest
                    && words.size() <= line.size()
                    && line.subList(0, words.size()).equals(words)) {
                longest = words.size();
            }
        }
        return longest;
    }

    /** The words in small letters, without what stands between them. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        (text.toLowerCase(Locale.ROOT).replace('’', '\'') + " ").codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '\'') {
                word.appendCodePoint(c);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        return words;
    }

    @Override
    public String toString() {
        return Stream.of(confirming, rejecting, doubting, acknowledging)
                .map(List::size)
                .map(String::valueOf)
                .collect(Collectors.joining("/", "AnswerWords[", "]"));
    }
}
