package io.incidentengine.mail;

import io.incidentengine.mail.Transmission.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has got a mail already that is still to be tried for others, and who never will: whom a server has taken it for, or
 * refused for good, is not tried again (S28, S30). Kept in memory, for the last so many mails: who is forgotten gets a mail
 * twice. Thread-safe.
 */
final class Partly {
    private static final int KEPT = 10_000;

    private final Map<String, Reached> mails = new LinkedHashMap<>();

    /**
     * What is known of a mail that was tried.
     *
     * @param addresses who has got it
     * @param refused who never will
     * @param tries how often it was tried
     */
    record Reached(Set<String> addresses, List<Refusal> refused, int tries) {
        static final Reached NOBODY = new Reached(Set.of(), List.of(), 0);

        boolean isSettledFor(String address) {
            return addresses.contains(address)
                    || refused.stream().anyMatch(one -> one.address().equals(address));
        }

        /** After one more try. */
        Reached and(Collection<String> more, List<Refusal> refusals) {
            Set<String> all = new LinkedHashSet<>(addresses);
            all.addAll(more);
            List<Refusal> never = new ArrayList<>(refused);
            refusals.stream().filter(Refusal::permanent).forEach(never::add);
            return new Reached(all, never, tries + 1);
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
