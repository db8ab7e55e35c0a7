package io.incidentengine.mail;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who has got a mail already that is still to be tried for others: whom a server has taken it for is not sent it again
 * (S28). Kept in memory, for the last so many mails: who is forgotten gets a mail twice. Thread-safe.
 */
final class Partly {
    private static final int KEPT = 10_000;

    private final Map<String, Reached> mails = new LinkedHashMap<>();

    /**
     * What is known of a mail that was tried.
     *
     * @param addresses who has got it
     * @param tries how often it was tried
     */
    record Reached(Set<String> addresses, int tries) {
        static final Reached NOBODY = new Reached(Set.of(), 0);

        Reached and(Collection<String> more) {
            Set<String> all = new LinkedHashSet<>(addresses);
            all.addAll(more);
            return new Reached(all, tries + 1);
        }
    }

    synchronized Reached of(String message) {
        return mails.getOrDefault(message, Reached.NOBODY);
    }

    synchronized void remember(String message, Reached reached) {
        mails.put(message, reached);
        if (mails.size() > KEPT) {
            mails.remove(mails.keySet().iterator().next());
        }
    }

    synchronized void forget(String message) {
        mails.remove(message);
    }
}
