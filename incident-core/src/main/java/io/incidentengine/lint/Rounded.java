package io.incidentengine.lint;

import java.time.Duration;

/** Makes figures fit for advice: rounded up, so that they are enough. */
final class Rounded {
    private Rounded() {}

    static Duration upToSeconds(Duration duration) {
        return duration.getNano() == 0 ? duration : Duration.ofSeconds(duration.getSeconds() + 1);
    }

    static Duration upToMinutes(Duration duration) {
        Duration minutes = Duration.ofMinutes(duration.toMinutes());
        return minutes.equals(duration) ? minutes : minutes.plusMinutes(1);
    }
}
