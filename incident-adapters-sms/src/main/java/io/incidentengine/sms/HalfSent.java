package io.incidentengine.sms;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages of which some parts were taken and others not: when they are tried again, with the same words, only the others go out, under
 * the same reference, so that the phone puts them together. Kept in memory, for the last so many; what is forgotten goes out as a
 * whole. Thread-safe.
 */
final class HalfSent {
    private static final int KEPT = 1_000;

    private final Map<String, Progress> messages = new LinkedHashMap<>();

    /**
     * How far a message is.
     *
     * @param sms the message
     * @param reference by which its parts know each other
     * @param ids the names of those that were taken, by their places
     * @param whole what is remembered for its receipts
     */
    record Progress(Sms sms, int reference, Map<Integer, String> ids, SentParts.Whole whole) {
        static Progress of(Sms sms, int reference, int count) {
            return new Progress(sms, reference, new HashMap<>(), new SentParts.Whole(sms.to(), count));
        }
    }

    /** Takes out what is known of it; a beginning, if that is nothing. */
    synchronized Progress take(Sms sms, int reference, int count) {
        Progress known = messages.remove(sms.key());
        return known != null && known.sms().equals(sms) ? known : Progress.of(sms, reference, count);
    }

    synchronized void put(Progress progress) {
        if (progress.ids().isEmpty()) {
            return;
        }
        messages.put(progress.sms().key(), progress);
        if (messages.size() > KEPT) {
            messages.remove(messages.keySet().iterator().next());
        }
    }
}
