package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.SendResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a database says was told, by itself or in bundles, to be compared with what a channel has sent. Not thread-safe. */
final class Told {
    /** What stands between the first of the keys of a bundle and the rest of its key. */
    private static final String BUNDLED = "/and ";

    /** The messages of each bundle that was taken. */
    final Map<String, Set<String>> bundles = new HashMap<>();

    private final Set<String> decided = new HashSet<>();
    private final Set<String> alone = new HashSet<>();

    void add(Delivery delivery) {
        String key = delivery.message().key();
        decided.add(key);
        boolean isTaken = false;
        for (Attempt attempt : delivery.attempts()) {
            if (attempt.result() instanceof SendResult.Accepted) {
                isTaken = true;
                String bundle = attempt.bundle();
                if (bundle == null) {
                    alone.add(key);
                } else {
                    bundles.computeIfAbsent(bundle, any -> new HashSet<>()).add(key);
                }
            }
        }
        assertThat(isTaken).as("%s", delivery).isEqualTo(delivery.state() == Delivery.State.SENT);
    }

    /** What must have been sent, and was not. */
    Set<String> lacking(Set<String> sent) {
        Set<String> lacking = new HashSet<>(alone);
        lacking.addAll(bundles.keySet());
        lacking.removeAll(sent);
        return lacking;
    }

    /** What was sent, and is neither a message that is known nor a bundle that begins with one. */
    Set<String> unknown(Set<String> sent) {
        return sent.stream()
                .filter(key -> !decided.contains(key) && !decided.contains(key.split(BUNDLED, 2)[0]))
                .collect(Collectors.toSet());
    }

    /** How many were sent that nobody noted, so that what was in them was sent again in something else. */
    int sentAnew(Set<String> sent) {
        Set<String> bundled = bundles.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return (int) sent.stream()
                .filter(key -> key.contains(BUNDLED)
                        ? !bundles.containsKey(key)
                        : !alone.contains(key) && bundled.contains(key))
                .count();
    }
}
