package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.notification.Delivery;
import io.incidentengine.testkit.Mailbox;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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

    private static void sendAll(Desk desk) {
        while (!desk.engine.runDue().isNothing()) {
            // until nothing more is due now
        }
    }

    @Test
    void a_command_that_the_host_rolls_back_tells_nobody_and_one_that_it_commits_does() throws SQLException {
        Mailbox mailbox = Mailbox.withoutReceipts();
        Desk desk = new Desk(store, mailbox);
        IncidentId id = desk.reports("call");
        desk.engine.handle(id, Desk.ENA, new Respond());
        sendAll(desk);
        Incident before = store.find(id).orElseThrow();
        List<TimelineEntry> timeline = store.timeline(id);
        int told = store.outbox().journal(id).size();
        int mails = mailbox.mails().size();

        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Recover recover = new Recover("restarted");
            store.within(connection, () -> desk.engine.handle(id, Desk.ENA, recover));
            assertThat(store.within(connection, () -> store.outbox().journal(id)))
                    .hasSizeGreaterThan(told);
            connection.rollback();
            sendAll(desk);

            assertThat(store.find(id)).contains(before);
            assertThat(store.timeline(id)).isEqualTo(timeline);
            assertThat(store.outbox().journal(id)).hasSize(told);
            assertThat(mailbox.mails()).hasSize(mails);

            store.within(connection, () -> desk.engine.handle(id, Desk.ENA, recover));
            connection.commit();
        }

        sendAll(desk);
        assertThat(mailbox.mails()).hasSizeGreaterThan(mails);
    }

    /** The same connection, of which the database gives up each statement, and how often it has done so. */
    private static Connection givenUp(Connection real, AtomicInteger count) {
        return (Connection) Proxy.newProxyInstance(
                HostTransactionTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        count.incrementAndGet();
                        throw new SQLException("could not serialize access", "40001");
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void what_the_database_gives_up_is_the_hosts_to_try_again() throws SQLException {
        Desk desk = new Desk(store, Desk.mail());
        IncidentId id = desk.reports("call");
        AtomicInteger count = new AtomicInteger();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Connection givenUp = givenUp(connection, count);
            for (JdbcIncidentStore each : List.of(store, store.joining(() -> Optional.of(givenUp)))) {
                count.set(0);
                Desk host = new Desk(each, Desk.mail());
                Supplier<Incident> handling = () -> host.engine.handle(id, Desk.ENA, new Respond());

                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> {
                            if (each == store) {
                                each.within(givenUp, handling);
                            } else {
                                handling.get();
                            }
                        })
                        .withMessage("The database failed in the host's transaction")
                        .havingCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                cause -> assertThat(cause.getSQLState()).isEqualTo("40001"));
                assertThat(count).hasValue(1);
            }
            connection.rollback();
            store.within(connection, () -> desk.engine.handle(id, Desk.ENA, new Respond()));
            connection.commit();
        }

        assertThat(store.find(id).orElseThrow().status()).isNotEqualTo(IncidentStatus.REPORTED);
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
    void without_a_connection_there_is_nothing_to_work_on() throws SQLException {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> store.within(null, () -> "never"))
                .withMessageStartingWith("connection is missing");
        try (Connection connection = source.getConnection()) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.<String>within(connection, null))
                    .withMessageStartingWith("block is missing");
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
