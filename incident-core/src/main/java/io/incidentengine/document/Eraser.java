package io.incidentengine.document;

import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Recipient;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Erases a person from the values of one incident: first it is to {@linkplain #having have read} all of them, to know whether
 * the person is on record there, and under which names and addresses; then it {@linkplain #erase erases}. The state is
 * not to be erased but folded from the erased timeline. Immutable and safe for any number of threads.
 *
 * @see Erasure
 */
public final class Eraser {
    private static final String TOGETHER = "/and ";

    private final Erasure erasure;
    private final boolean mentioned;
    private final Set<String> learned;
    private final WordSearch words;

    private Eraser(Erasure erasure, boolean mentioned, Set<String> learned) {
        this.erasure = erasure;
        this.mentioned = mentioned;
        this.learned = learned;
        Set<String> all = new LinkedHashSet<>(erasure.words());
        if (mentioned) {
            all.add(erasure.person().value());
            all.addAll(learned);
        }
        this.words = new WordSearch(Erasure.spellings(all));
    }

    static Eraser of(Erasure erasure) {
        return new Eraser(erasure, false, Set.of());
    }

    /**
     * The eraser that has read these values, too.
     *
     * @param form their form
     * @param values the values
     * @return one that knows whether the person is on record in them, and under which names and addresses
     * @param <T> their type
     */
    public <T> Eraser having(DocumentForm<T> form, List<T> values) {
        Reading reading = new Reading();
        values.forEach(value -> form.revised(value, reading));
        return reading.found ? new Eraser(erasure, true, reading.names) : this;
    }

    /**
     * A value without the person.
     *
     * @param form its form
     * @param value the value
     * @return the same with the stand-in in the person's place; itself if that changes nothing
     * @param <T> its type
     */
    public <T> T erase(DocumentForm<T> form, T value) {
        return form.revised(value, new Erasing());
    }

    /**
     * Values without the person.
     *
     * @param form their form
     * @param values the values
     * @return the same with the stand-in in the person's place; the same list if that changes nothing
     * @param <T> their type
     */
    public <T> List<T> erase(DocumentForm<T> form, List<T> values) {
        return each(values, value -> erase(form, value));
    }

    /**
     * Several pieces of prose without the person.
     *
     * @param texts what somebody wrote
     * @return the same with {@value Erasure#BLANK} for each word; the same list if that changes nothing
     */
    public List<String> eraseAll(List<String> texts) {
        return each(texts, this::erase);
    }

    private static <T> List<T> each(List<T> values, UnaryOperator<T> eraser) {
        List<T> erased = new ArrayList<>(values.size());
        boolean same = true;
        for (T value : values) {
            T one = eraser.apply(value);
            same &= one == value;
            erased.add(one);
        }
        return same ? values : List.copyOf(erased);
    }

    /**
     * Prose without the person.
     *
     * @param text what somebody wrote
     * @return the same with {@value Erasure#BLANK} for each word; itself if that changes nothing
     */
    public String erase(String text) {
        return words.blank(text, Erasure.BLANK);
    }

    /**
     * The key by which a message or a bundle is known from now on: those of messages for one person end with the person's
     * id. A bundle's also loses its checksum, which is made of such keys.
     *
     * @param key the key of a message or a bundle
     * @return the same with the stand-in in the person's place; itself if that changes nothing
     */
    public String eraseKey(String key) {
        int bundle = key.lastIndexOf(TOGETHER);
        int checksum = key.lastIndexOf('/');
        boolean isBundle = bundle >= 0 && checksum > bundle;
        String of = isBundle ? key.substring(0, bundle) : key;
        String end = "/" + erasure.person().value();
        if (!mentioned || !of.endsWith(end)) {
            return key;
        }
        String erased = of.substring(0, of.length() - end.length()) + "/" + erasure.standIn();
        return isBundle ? erased + key.substring(bundle, checksum) : erased;
    }

    private boolean isErased(Person person) {
        return person.id().equals(erasure.person());
    }

    private final class Reading implements Revision {
        final Set<String> names = new LinkedHashSet<>(learned);
        boolean found;

        @Override
        public Object whole(Object value) {
            if (erasure.person().equals(value)) {
                found = true;
            } else if (value instanceof Person person && isErased(person)) {
                names.add(person.name());
                person.contacts().forEach(this::learn);
            } else if (value instanceof Recipient recipient && isErased(recipient.person())) {
                learn(recipient.contact());
            }
            return value;
        }

        private void learn(Contact contact) {
            names.add(contact.address());
        }

        @Override
        public String prose(String text) {
            return text;
        }

        @Override
        public String messageKey(String key) {
            return key;
        }
    }

    private final class Erasing implements Revision {
        private final Person nobody =
                new Person(erasure.standIn(), Erasure.BLANK, List.of(), Locale.ENGLISH, ZoneOffset.UTC);

        @Override
        public Object whole(Object value) {
            if (erasure.person().equals(value)) {
                return erasure.standIn();
            } else if (value instanceof Person person && isErased(person)) {
                return nobody;
            } else if (value instanceof Recipient recipient && isErased(recipient.person())) {
                Contact nowhere = new Contact(recipient.contact().channel(), Erasure.BLANK);
                return new Recipient(nobody, nowhere, recipient.copy());
            }
            return value;
        }

        @Override
        public String prose(String text) {
            return erase(text);
        }

        @Override
        public String messageKey(String key) {
            return eraseKey(key);
        }
    }
}
