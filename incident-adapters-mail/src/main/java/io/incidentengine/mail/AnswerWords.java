package io.incidentengine.mail;

import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which words an answer is understood (S13, S33). Only who says nothing else confirms; whatever is not understood goes on
 * record as it is, for a person to read. Immutable and thread-safe.
 *
 * @param confirming with which a reporter confirms that it is solved, such as {@code it works}. Those that are acknowledging
 *     too, such as {@code ok}, confirm only where nothing else is said
 * @param rejecting with which a reporter begins who says that it is not
 * @param doubting which take the certainty of a confirmation, such as {@code but}, and turn into its contrary what follows them
 *     in a rejection
 * @param courteous which may stand beside the words of a confirmation and say nothing of it, such as {@code thank you}
 * @param acknowledging which say no more than that a message was read; only where nothing else is said
 */
public record AnswerWords(
        List<String> confirming,
        List<String> rejecting,
        List<String> doubting,
        List<String> courteous,
        List<String> acknowledging) {

    /** Who says more than this in a line says more than yes or no. */
    private static final int LONGEST = 500;

    private static final Pattern FIRST_SENTENCE = Pattern.compile("[.!?;]");

    /** Who begins a rejection with them says that it lasts, of what is good too. */
    private static final Set<String> LASTING = Set.of("still", "noch");

    /** Who uses them in a rejection does not know yet. */
    private static final Set<String> UNSURE = Set.of(
            "sure",
            "certain",
            "idea",
            "time",
            "test",
            "tested",
            "testing",
            "try",
            "tried",
            "trying",
            "check",
            "checked",
            "checking",
            "waiting",
            "maybe",
            "perhaps",
            "sicher",
            "getestet",
            "geprüft",
            "zeit",
            "ahnung",
            "vielleicht");

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
                    "fine",
                    "works fine",
                    "not a problem",
                    "it is fine",
                    "it does",
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
                    "hi",
                    "hello",
                    "dear all",
                    "dear team",
                    "thanks",
                    "thank you",
                    "thanks a lot",
                    "many thanks",
                    "thank you very much",
                    "thx",
                    "for your help",
                    "for the help",
                    "for the quick help",
                    "for me",
                    "for us",
                    "again",
                    "now",
                    "any more",
                    "anymore",
                    "it is",
                    "it's",
                    "they are",
                    "they do",
                    "everything",
                    "everything is",
                    "all is",
                    "best regards",
                    "kind regards",
                    "regards",
                    "cheers",
                    "best",
                    "sent from my iphone",
                    "sent from my ipad",
                    "hallo",
                    "danke",
                    "danke schön",
                    "dankeschön",
                    "vielen dank",
                    "besten dank",
                    "herzlichen dank",
                    "wieder",
                    "jetzt",
                    "alles",
                    "es",
                    "ist",
                    "mehr",
                    "bei mir",
                    "bei uns",
                    "für die hilfe",
                    "für die schnelle hilfe",
                    "viele grüße",
                    "beste grüße",
                    "liebe grüße",
                    "schöne grüße",
                    "mit freundlichen grüßen",
                    "freundliche grüße",
                    "grüße",
                    "gruß",
                    "mfg",
                    "vg",
                    "lg",
                    "von meinem iphone gesendet"),
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
        courteous = known("courteous words", courteous);
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
                both(courteous, more.courteous),
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

    /**
     * What a text says of a resolution. It confirms if it says nothing else, asks nothing and doubts nothing; it rejects if it
     * begins so, and nothing in its first sentence says the contrary.
     *
     * @param text the sender's own words
     * @param name what the sender is called, as that may stand below
     */
    Verdict verdict(String text, String name) {
        String own = text.strip();
        String line = own.lines().findFirst().orElse("");
        if (line.length() > LONGEST) {
            return Verdict.UNCLEAR;
        }
        List<String> first = words(line);
        if (longest(rejecting, first) > longest(confirming, first)) {
            return rejects(FIRST_SENTENCE.split(line, 2)[0], line) ? Verdict.REJECTED : Verdict.UNCLEAR;
        }
        return own.length() <= LONGEST && !isQuestion(own) && confirms(words(own), words(name))
                ? Verdict.CONFIRMED
                : Verdict.UNCLEAR;
    }

    private static boolean isQuestion(String text) {
        return text.indexOf('?') >= 0 || text.indexOf('\uff1f') >= 0;
    }

    private boolean rejects(String sentence, String line) {
        if (isQuestion(line.substring(0, Math.min(line.length(), sentence.length() + 1)))) {
            return false;
        }
        List<String> words = words(sentence);
        for (int i = longest(rejecting, words); i < words.size(); i++) {
            if (UNSURE.contains(words.get(i)) || isContrary(words, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a confirming phrase stands there, and no word that turns it round stands before it. */
    private boolean isContrary(List<String> words, int at) {
        if (longest(confirming, words.subList(at, words.size())) == 0) {
            return false;
        }
        String before = words.get(at - 1);
        return doubting.contains(words.get(at)) || !doubting.contains(before) || LASTING.contains(before);
    }

    /** Whether there is nothing but what confirms, courtesies and the name; of what only may confirm, nothing but that. */
    private boolean confirms(List<String> words, List<String> name) {
        List<String> rest = words;
        boolean sure = words.size() > 0 && longest(confirming, words) == words.size();
        while (!rest.isEmpty()) {
            int yes = longest(confirming, rest);
            int some = Math.max(yes, longest(courteous, rest));
            if (yes > 0 && !acknowledging.contains(String.join(" ", rest.subList(0, yes)))) {
                sure = true;
            } else if (some == 0 && name.contains(rest.get(0)) && !doubting.contains(rest.get(0))) {
                some = 1;
            }
            if (some == 0) {
                return false;
            }
            rest = rest.subList(some, rest.size());
        }
        return sure;
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
        return Stream.of(confirming, rejecting, doubting, courteous, acknowledging)
                .map(List::size)
                .map(String::valueOf)
                .collect(Collectors.joining("/", "AnswerWords[", "]"));
    }
}
