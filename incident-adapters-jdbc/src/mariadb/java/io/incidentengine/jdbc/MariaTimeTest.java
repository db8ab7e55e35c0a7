package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MariaDB's clock, in whatever zone its server is. */
@Tag("S1")
class MariaTimeTest {

    @Test
    void it_is_the_present() {
        Database database = MariaDatabases.database();

        Instant before = Instant.now().minusMillis(1);
        Instant instant = new JdbcTime(database, () -> 0).instant();

        assertThat(instant).isBetween(before, Instant.now().plusMillis(1));
    }
}
