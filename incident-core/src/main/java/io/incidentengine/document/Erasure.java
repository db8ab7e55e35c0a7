package io.incidentengine.document;

import io.incidentengine.model.Actor;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The erasure of a person: who it is, who stands in from then on, and by what else the person is known (S35). Immutable.
 *
 * <p>What becomes of the values of an incident, by an {@link Eraser} that has read all of them:
 *
 * <ul>
 *   <li>Wherever the person's id stands, whoever did, owned, reported or was told something, the stand-in's stands: the same
 *       person in an incident stays one person, so that counts, verdicts and times are what they were.
 *   <li>Name, addresses, language and zone are gone. A recipient's address is {@value #BLANK}.
 *   <li>In prose (titles, details, features, reasons, notes, findings, what messages and providers say) {@value #BLANK} stands for
 *       each of the {@link #words()}, and in an incident in which the person's id stands, for the id, and for the names and
 *       addresses that are on record there. Whole words are looked for, in upper or lower case: who is called Ann does
 *       not change what is said of an annex. As {@value #BLANK} is no longer than any word, no text becomes too long.
 *   <li>Names of other things are left alone: an incident about the service {@code ann} is about it still. So are ids of incidents
 *       and intakes, deduplication keys, and what providers call a message: nobody is to be named in those.
 * </ul>
 *
 * @param person who is erased
 * @param standIn who stands in: an id that nobody has, drawn at random, so that it leads back to nobody
 * @param words names and addresses by which the person may be named in prose, beside those that are on record with the
 *     id: a first name, an earlier name, the number of a desk. They are replaced in every incident, so they should
 *     mean nobody else; may be empty
 */
public record Erasure(PersonId person, PersonId standIn, Set<String> words) {
    /** What is to be read in the place of a word. */
    public static final String BLANK = "…";

    /**
     * How long a word that is added must be. Names such as Bo and 王芳 have two characters; a single letter would be blanked
     * wherever it stands, and nobody could undo that.
     */
    public static final int SHORTEST_WORD = 2;

    /**
     * Checks that somebody is erased, and that somebody else stands in.
     *
     * @throws InvalidInputException if it is the engine, if both are the same, or if a word is missing or too short
     */
    public Erasure {
        person = Required.value("person to be erased", person);
        standIn = Required.value("stand-in", standIn);
        if (person.equals(Actor.ENGINE.id())) {
            throw new InvalidInputException("person to be erased", person.value(), "a person");
        }
        if (person.equals(standIn)) {
            throw new InvalidInputException("stand-in", "the person to be erased", "an id that nobody has");
        }
        words = Set.copyOf(Required.all("words to be erased", words));
        for (String word : words) {
            int length = Text.prose("word to be erased", word).strip().length();
            if (length < SHORTEST_WORD) {
                throw new InvalidInputException(
                        "word to be erased",
                        length == 0 ? "empty" : length + " characters long",
                        SHORTEST_WORD + " characters and more, as it is replaced in every incident");
            }
        }
    }

    /**
     * The erasure of a person who is known by what is on record with the id, and some words.
     *
     * @param person who is erased
     * @param standIn who stands in: an id that nobody has, drawn at random
     * @param words by what else the person is known in prose
     * @return the erasure
     * @throws InvalidInputException if it is the engine, if both are the same, or if a word is missing or too short
     */
    public static Erasure of(PersonId person, PersonId standIn, String... words) {
        return new Erasure(person, standIn, new LinkedHashSet<>(Required.all("words to be erased", words)));
    }

    /**
     * Begins with an incident.
     *
     * @return an eraser that has read nothing yet
     */
    public Eraser eraser() {
        return Eraser.of(this);
    }

    /**
     * How the words may stand in prose: as they are, and as they are written in HTML.
     *
     * @return the words, and some of them once more
     */
    public Set<String> spellings() {
        return spellings(words);
    }

    static Set<String> spellings(Collection<String> words) {
        Set<String> spellings = new LinkedHashSet<>(words);
        for (String word : words) {
            spellings.add(word.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;"));
        }
        return spellings;
    }

    /** Without the words, which may be names. */
    @Override
    public String toString() {
        return "Erasure[" + person + ", " + standIn + "]";
    }
}
