package io.incidentengine.sms;

import io.incidentengine.model.PersonId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent last to which number, so that a reply finds its message without a look into the store. Kept in memory, for the last
 * so many; what is forgotten is found in the store. Thread-safe.
 */
final class SentMessages {
    private static final int NUMBERS = 10_000;
    private static final int EACH = 20;

    private final Map<PhoneNumber, Deque<Sent>> byNumber = new LinkedHashMap<>();

    /**
     * A message that may be acknowledged.
     *
     * @param key its key
     * @param code the digits by which a reply names it
     * @param person who got it
     */
    record Sent(String key, String code, PersonId person) {
        static Sent of(String key, PersonId person) {
            return new Sent(key, ReplyCode.of(key), person);
        }
    }

    synchronized void add(PhoneNumber number, String key, PersonId person) {
        Deque<Sent> sent = byNumber.remove(number);
        if (sent == null) {
            sent = new ArrayDeque<>();
        }
        sent.removeIf(one -> one.key().equals(key));
        sent.addFirst(Sent.of(key, person));
        if (sent.size() > EACH) {
            sent.removeLast();
        }
        byNumber.put(number, sent);
        if (byNumber.size() > NUMBERS) {
            byNumber.remove(byNumber.keySet().iterator().next());
        }
    }

    /** The last one first. */
    synchronized List<Sent> to(PhoneNumber number) {
        Deque<Sent> sent = byNumber.get(number);
        return sent == null ? List.of() : List.copyOf(sent);
    }
}
