package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.notification.Delivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a host and the store do in one transaction, on PostgreSQL, stands and falls together. */
@Tag("S26")
class HostTransactionTest {
    final DataSource source = empty();
    JdbcIncidentStore store;

    DataSource empty() {
        return Databases.emptyPostgres();
    }

    @BeforeEach
    void makeTables() throws SQLException {
        JdbcSchema.of(source).create();
        store = JdbcIncidentStore.on(source);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ticket (name varchar(40) PRIMARY KEY, incident text)");
        }
    }

    private int tickets() {
        Integer count = new JdbcTemplate(source).queryForObject("SELECT count(*) FROM ticket", Integer.class);
        return count == null ? -1 : count;
    }

    private static void ticket(Connection connection, IncidentId incident) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ticket VALUES ('t', '" + incident + "')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static IncidentId reportsWithTicket(Desk desk, Connection connection) {
        IncidentId id = desk.reports("call");
        ticket(connection, id);
        return id;
    }

    @Test
    void a_connection_that_the_host_rolls_back_takes_incident_timeline_and_messages_with_it() throws SQLException {
        Desk desk = new Desk(store, Desk.mail());
        IncidentId id;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            id = store.within(connection, () -> reportsWithTicket(desk, connection));
            assertThat(store.within(connection, () -> store.find(id))).isPresent();
            connection.rollback();
        }

        assertThat(store.find(id)).isEmpty();
        assertThat(store.timeline(id)).isEmpty();
        assertThat(store.outbox().nextDue()).isEmpty();
        assertThat(store.nextDue()).isEmpty();
        assertThat(desk.engine.runDue().isNothing()).isTrue();
        assertThat(tickets()).isZero();
    }

    @Test
    void nobody_sees_or_sends_anything_before_the_host_commits() throws SQLException {
        Desk desk = new Desk(store, Desk.mail());
        IncidentId id;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            id = store.within(connection, () -> reportsWithTicket(desk, connection));
            assertThat(store.find(id)).isEmpty();
            assertThat(desk.engine.runDue().isNothing()).isTrue();
            connection.commit();
        }

        assertThat(store.find(id)).isPresent();
        assertThat(tickets()).isOne();
        desk.engine.runDue();
        assertThat(desk.engine.notifications(id).get(0).deliveries())
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.SENT);
    }

    @Test
    void a_refusal_leaves_the_host_free_to_go_on() throws SQLException {
        Desk desk = new Desk(store, Desk.mail());
        IncidentId id = desk.reports("call");
        desk.engine.handle(id, Desk.ENA, new Respond());
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            store.<Object>within(connection, () -> {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> desk.engine.handle(id, Desk.ENA, new Respond()));
                ticket(connection, id);
                return id;
            });
            connection.commit();
        }

        assertThat(tickets()).isOne();
        assertThat(store.find(id).orElseThrow().status()).isNotEqualTo(IncidentStatus.REPORTED);
    }

    @Test
    void a_connection_that_commits_by_itself_is_refused() throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.within(connection, () -> "never"))
                    .withMessageContaining("auto-commit off");
        }
    }

    @Test
    void what_a_transaction_manager_rolls_back_is_gone_and_what_it_commits_is_there() {
        JdbcIncidentStore joining = store.joining(() -> TransactionSynchronizationManager.isActualTransactionActive()
                ? Optional.of(DataSourceUtils.getConnection(source))
                : Optional.empty());
        Desk desk = new Desk(joining, Desk.mail());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        JdbcTemplate host = new JdbcTemplate(source);

        IncidentId rolledBack = transaction.execute(status -> {
            IncidentId id = desk.reports("first call");
            host.update("INSERT INTO ticket VALUES ('first', ?)", id.value());
            status.setRollbackOnly();
            return id;
        });
        IncidentId committed = transaction.execute(status -> {
            IncidentId id = desk.reports("second call");
            host.update("INSERT INTO ticket VALUES ('second', ?)", id.value());
            return id;
        });

        assertThat(joining.find(rolledBack)).isEmpty();
        assertThat(joining.find(committed)).isPresent();
        assertThat(tickets()).isOne();
        desk.engine.runDue();
        assertThat(desk.engine.notifications(rolledBack)).isEmpty();
        assertThat(desk.engine.notifications(committed)).isNotEmpty();
    }

    @Test
    void a_connection_of_a_transaction_manager_that_commits_by_itself_is_refused() throws SQLException {
        try (Connection connection = source.getConnection()) {
            JdbcIncidentStore joining = store.joining(() -> Optional.of(connection));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new Desk(joining, Desk.mail()).reports("call"))
                    .withMessageContaining("auto-commit off");
        }
        assertThat(store.nextDue()).isEmpty();
    }
}
