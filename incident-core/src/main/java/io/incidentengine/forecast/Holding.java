package io.incidentengine.forecast;

import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.RateLimit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds a message back that nobody has tried to send (S32). */
final class Holding {
    private Holding() {}

    /** Until when its readers are not to be disturbed; {@code null} if they may be. */
    static @Nullable Instant quiet(Message message, Instant now) {
        Pace pace = message.pace();
        return held(new Pace(null, pace.quiet(), pace.latest()), message, List.of(), now);
    }

    /** Until when enough has gone to the same readers, as far as one incident knows; {@code null} if it has not. */
    static @Nullable Instant limit(Message message, List<NotificationRecord> records, Instant now) {
        Pace pace = message.pace();
        RateLimit limit = pace.limit();
        if (limit == null) {
            return null;
        }
        Map<String, Instant> begun = new LinkedHashMap<>();
        for (NotificationRecord record : records) {
            for (Delivery other : record.deliveries()) {
                if (other.message().channel().equals(message.channel())
                        && other.message().readers().equals(message.readers())
                        && !other.attempts().isEmpty()) {
                    Attempt first = other.attempts().get(0);
                    String key = first.bundle() == null ? other.message().key() : first.bundle();
                    begun.putIfAbsent(key, first.at());
                }
            }
        }
        List<Instant> newest = begun.values().stream()
                .filter(limit.since(now)::isBefore)
                .sorted(Comparator.reverseOrder())
                .limit(limit.messages())
                .toList();
        return held(new Pace(limit, null, pace.latest()), message, newest, now);
    }

    private static @Nullable Instant held(Pace pace, Message message, List<Instant> begun, Instant now) {
        ZoneId zone = message.recipients().get(0).person().zone();
        Pace.Turn turn = pace.turn(message.severity(), zone, 1, begun, now);
        return turn instanceof Pace.Held held ? held.until() : null;
    }
}
