package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import io.incidentengine.testkit.contract.PoliciesContract;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcPoliciesTest {
    private static final IncidentPolicy FIRST = EmergencyHandling.policy();
    private static final IncidentPolicy SECOND =
            FIRST.toBuilder(FIRST.ref().id(), 2).problemOffers().build();

    @Nested
    class OnH2 extends PoliciesContract {
        @Override
        protected Policies policies(IncidentPolicy earlier, IncidentPolicy current) {
            return new JdbcPolicies(Databases.h2()).publish(earlier).publish(current);
        }
    }

    @Nested
    class OnPostgres extends PoliciesContract {
        @Override
        protected Policies policies(IncidentPolicy earlier, IncidentPolicy current) {
            return new JdbcPolicies(Databases.postgres()).publish(earlier).publish(current);
        }
    }

    @Test
    void without_a_policy_none_is_current() {
        JdbcPolicies policies = new JdbcPolicies(Databases.h2());

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(policies::current)
                .withMessage("No policy was published; allowed: publish one first");
    }

    @Test
    void what_one_node_publishes_is_current_for_all() {
        Database database = Databases.postgres();
        JdbcPolicies one = new JdbcPolicies(database).publish(FIRST);
        JdbcPolicies other = new JdbcPolicies(database);
        assertThat(other.current()).isEqualTo(FIRST);

        one.publish(SECOND);
        assertThat(other.current()).isEqualTo(SECOND);

        other.publish(FIRST);
        assertThat(one.current()).as("a node that starts with an older one").isEqualTo(SECOND);

        other.makeCurrent(FIRST.ref());
        assertThat(one.current()).isEqualTo(FIRST);
    }

    @Test
    void what_was_never_published_cannot_be_made_current() {
        JdbcPolicies policies = new JdbcPolicies(Databases.h2()).publish(FIRST);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> policies.makeCurrent(SECOND.ref()))
                .withMessageContaining("one that was published");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> policies.makeCurrent(null));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> policies.publish(null));
        assertThat(policies.current()).isEqualTo(FIRST);
    }

    private static IncidentEngine engine(JdbcIncidentStore store) {
        return IncidentEngine.on(store)
                .policies(store.policies())
                .directory(Desk.STAFF)
                .channel(Desk.mail())
                .sendOnCallingThread()
                .build();
    }

    @Test
    void an_engine_that_asks_for_its_policies_works_with_a_single_connection() throws SQLException {
        DataSource source = Databases.emptyPostgres();
        JdbcSchema.of(source).create();
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1_000);
        try (HikariDataSource one = new HikariDataSource(config)) {
            JdbcIncidentStore store = JdbcIncidentStore.on(one);
            store.policies().publish(FIRST);
            IncidentEngine engine = engine(store);

            IncidentId id =
                    engine.report(Desk.ENA, Load.intake("one")).incident().id();
            assertThat(engine.runDue().setAside()).isZero();
            engine.handle(id, Desk.ENA, new Respond());

            try (Connection connection = one.getConnection()) {
                connection.setAutoCommit(false);
                store.within(connection, () -> engine.handle(id, Desk.ENA, new RecordProgress("it is looked into")));
                connection.commit();
            }
            assertThat(store.timeline(id))
                    .extracting(entry -> (Object) entry.event())
                    .contains(new ProgressRecorded("it is looked into"));
        }
    }

    @Test
    void a_version_that_is_known_is_not_overwritten() {
        JdbcPolicies policies = new JdbcPolicies(Databases.postgres()).publish(FIRST);
        IncidentPolicy impostor = SECOND.toBuilder(FIRST.ref().id(), 1).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> policies.publish(impostor))
                .withMessageContaining("different from the one that is known by this id and version");
        assertThat(policies.current()).isEqualTo(FIRST);
    }
}
