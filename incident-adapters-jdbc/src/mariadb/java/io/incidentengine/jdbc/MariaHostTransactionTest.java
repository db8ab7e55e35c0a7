package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.model.InvalidInputException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MariaHostTransactionTest extends HostTransactionTest {
    @Override
    DataSource empty() {
        return MariaDatabases.emptyReadCommitted();
    }

    @Test
    void a_host_that_would_not_see_what_others_commit_is_refused() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.within(connection, () -> "never"))
                    .withMessage("connection is one with another isolation level; allowed: READ COMMITTED");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.joining(() -> Optional.of(connection)).nextDue())
                    .withMessageContaining("READ COMMITTED");
        }
    }
}
