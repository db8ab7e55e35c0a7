package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Required;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies in the database, for all nodes: the one that was made current last is current, and every version that ever was is
 * kept (S15). Thread-safe. A version that was found is remembered for good, as it never changes, and all that are there are
 * read at the beginning, so that hardly a decision has to wait for another connection; which one is current is asked each
 * time. {@link JdbcIncidentStore#policies} has them.
 */
public final class JdbcPolicies implements Policies {
    private final Database database;
    private final Map<PolicyRef, IncidentPolicy> known = new ConcurrentHashMap<>();
    private final String find;
    private final String all;
    private final String current;
    private final String insert;
    private final String publish;

    JdbcPolicies(Database database) {
        this.database = database;
        JdbcTables tables = database.tables;
        this.find = tables.in("SELECT policy FROM {policy} WHERE id = ? AND version = ?");
        this.all = tables.in("SELECT policy FROM {policy}");
        this.current = tables.in("SELECT id, version FROM {policy} ORDER BY published DESC, version DESC LIMIT 1");
        this.insert = tables.in("INSERT INTO {policy} (id, version, published, policy) VALUES (?, ?, 0, ?)");
        this.publish = tables.in("UPDATE {policy} SET published ="
                + " (SELECT latest + 1 FROM (SELECT max(published) AS latest FROM {policy}) others)"
                + " WHERE id = ? AND version = ?");
    }

    /**
     * Keeps a policy and makes it current, if it is new. One that is known stays what it is, current or not, so that a node that
     * starts with an older one takes nothing back: {@link #makeCurrent} does.
     *
     * @param policy the policy, under a new version if it differs from what is known
     * @return these policies
     * @throws InvalidInputException if a different policy is known by the same id and version; nothing changes then
     */
    public JdbcPolicies publish(IncidentPolicy policy) {
        PolicyRef ref = Required.value("policy", policy).ref();
        String document = Json.write(DocumentForm.POLICY, policy);
        database.<Boolean>transaction(sql -> {
            boolean isNew = sql.insertIfNew(database.dialect, insert, ref.id(), ref.version(), document);
            if (!isNew) {
                refuseUnlessKnown(sql, policy);
            }
            return isNew && makeCurrent(sql, ref);
        });
        return this;
    }

    /**
     * Makes a policy current that is known: for new incidents, and for who may do what.
     *
     * @param ref which one
     * @throws InvalidInputException if it was never published
     */
    public void makeCurrent(PolicyRef ref) {
        if (!database.<Boolean>transaction(sql -> makeCurrent(sql, Required.value("policy", ref)))) {
            throw new InvalidInputException("policy", String.valueOf(ref), "one that was published");
        }
    }

    private boolean makeCurrent(Sql sql, PolicyRef ref) throws SQLException {
        return sql.update(publish, ref.id(), ref.version()) == 1;
    }

    private void refuseUnlessKnown(Sql sql, IncidentPolicy policy) throws SQLException {
        if (!find(sql, policy.ref()).equals(List.of(policy))) {
            throw new InvalidInputException(
                    "policy " + policy.ref(),
                    "different from the one that is known by this id and version",
                    "the same policy, or another version");
        }
    }

    private List<IncidentPolicy> find(Sql sql, PolicyRef ref) throws SQLException {
        return sql.list(find, JdbcPolicies::policy, ref.id(), ref.version());
    }

    private static IncidentPolicy policy(ResultSet row) throws SQLException {
        return Json.read(DocumentForm.POLICY, row.getString(1));
    }

    private void remember(IncidentPolicy policy) {
        known.put(policy.ref(), policy);
    }

    @Override
    public IncidentPolicy current() {
        if (known.isEmpty()) {
            database.query(sql -> sql.list(all, JdbcPolicies::policy)).forEach(this::remember);
        }
        return database.query(sql -> sql.list(current, row -> new PolicyRef(row.getString(1), row.getInt(2)))).stream()
                .findFirst()
                .flatMap(this::find)
                .orElseThrow(() -> new StorageException("No policy was published; allowed: publish one first"));
    }

    @Override
    public Optional<IncidentPolicy> find(PolicyRef ref) {
        IncidentPolicy remembered = known.get(ref);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<IncidentPolicy> found =
                database.query(sql -> find(sql, ref)).stream().findFirst();
        found.ifPresent(this::remember);
        return found;
    }
}
