package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts belong to which message, so that receipts of parts become news of a message: delivered when all its parts are, failed
 * when one is. The name of its first part is the name of the message. Kept in memory, for the last so many; of what is forgotten, and
 * after a restart, a receipt of the first part counts for all. Thread-safe.
 */
final class SentParts {
    private static final int KEPT = 50_000;

    private static final int EARLY = 100;

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** Receipts that came before the answer that says of which message they are. */
    private final Map<String, Receipt> early = new LinkedHashMap<>();

    /**
     * A receipt as it came.
     *
     * @param receipt what it says
     * @param number from or to which number, as the provider writes it
     * @param at when it came
     */
    record Receipt(SmsReceipt receipt, String number, Instant at) {
        News news(String reference) {
            News.Status status = receipt.status();
            if (status == null) {
                throw new IllegalStateException("not the last word");
            }
            return new News(
                    new News.Reference(ChannelType.SMS, reference),
                    status,
                    at,
                    receipt.order().orElse(News.sequenceOf(at)),
                    null,
                    receipt.detail());
        }
    }

    /** A message of which parts have been taken. */
    static final class Whole {
        private final PhoneNumber number;
        private final int count;
        private final Map<Integer, String> ids = new HashMap<>();
        private final Map<Integer, News.Status> states = new HashMap<>();

        Whole(PhoneNumber number, int count) {
            this.number = number;
            this.count = count;
        }

        private boolean isDelivered() {
            return states.size() == count && states.values().stream().allMatch(News.Status.DELIVERED::equals);
        }
    }

    private record Part(Whole whole, int place) {}

    /**
     * What a receipt means.
     *
     * @param known whether its part is known
     * @param news news of the message, or none if other parts are still under way
     */
    record Meaning(boolean known, Optional<News> news) {
        static final Meaning UNKNOWN = new Meaning(false, Optional.empty());
    }

    /** Remembers that a part was taken; what was said of it before is handed back as news. */
    synchronized List<News> taken(Whole whole, int place, String id) {
        whole.ids.put(place, id);
        String name = MessageIds.plain(id);
        parts.put(name, new Part(whole, place));
        trim(parts);
        List<News> news = new ArrayList<>();
        for (String spelling : new ArrayList<>(early.keySet())) {
            Receipt receipt = early.get(spelling);
            if (receipt != null && MessageIds.of(spelling).contains(name) && isOf(whole, receipt.number())) {
                early.remove(spelling);
                said(new Part(whole, place), receipt).ifPresent(news::add);
            }
        }
        return news;
    }

    /** What a receipt means; one of an unknown part is kept for a while. */
    synchronized Meaning said(Receipt receipt) {
        Part part = part(receipt);
        if (part == null) {
            early.put(receipt.receipt().id(), receipt);
            if (early.size() > EARLY) {
                early.remove(early.keySet().iterator().next());
            }
            return Meaning.UNKNOWN;
        }
        return new Meaning(true, said(part, receipt));
    }

    private @Nullable Part part(Receipt receipt) {
        List<String> spellings = MessageIds.of(receipt.receipt().id());
        for (String spelling : spellings) {
            Part part = parts.get(spelling);
            if (part != null && isOf(part.whole(), receipt.number())) {
                return part;
            }
        }
        return parts.get(spellings.get(0));
    }

    /** Providers write numbers with their country or without. */
    private static boolean isOf(Whole whole, String number) {
        String digits = number.replaceAll("[^0-9]", "");
        String end = digits.substring(Math.max(0, digits.length() - 7));
        return !end.isEmpty() && whole.number.e164().endsWith(end);
    }

    private static Optional<News> said(Part part, Receipt receipt) {
        Whole whole = part.whole();
        News.Status status = receipt.receipt().status();
        String reference = whole.ids.get(0);
        if (status == null || reference == null) {
            return Optional.empty();
        }
        whole.states.put(part.place(), status);
        return status == News.Status.FAILED || whole.isDelivered()
                ? Optional.of(receipt.news(reference))
                : Optional.empty();
    }

    private static void trim(Map<String, Part> map) {
        if (map.size() > KEPT) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
