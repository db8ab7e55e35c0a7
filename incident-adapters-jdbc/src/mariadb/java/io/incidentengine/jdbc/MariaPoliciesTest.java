package io.incidentengine.jdbc;

import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import io.incidentengine.testkit.contract.PoliciesContract;

class MariaPoliciesTest extends PoliciesContract {
    @Override
    protected Policies policies(IncidentPolicy earlier, IncidentPolicy current) {
        return new JdbcPolicies(MariaDatabases.database()).publish(earlier).publish(current);
    }
}
