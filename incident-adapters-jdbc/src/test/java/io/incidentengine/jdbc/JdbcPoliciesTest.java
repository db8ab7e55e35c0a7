package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import io.incidentengine.testkit.contract.PoliciesContract;
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
        assertThat(one.current()).isEqualTo(FIRST);
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
