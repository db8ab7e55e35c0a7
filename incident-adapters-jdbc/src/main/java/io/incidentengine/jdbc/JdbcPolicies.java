package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Policies in the database, for all nodes: the one that was published last is current, and every version that ever was is
 * kept (S15). Thread-safe. A version that was found is remembered for good, as it never changes; which one is current is
 * asked each time.
 */
public final class JdbcPolicies implements Policies {
    private final Database database;
    private final Map<PolicyRef, IncidentPolicy> known = new ConcurrentHashMap<>();
    private final String find;
    private final String current;
    private final String insert;
    private final String publish;

    JdbcPolicies(Database database) {
        this.database = database;
        JdbcTables tables = database.tables;
        this.find = tables.in("SELECT policy FROM {policy} WHERE id = ? AND version = ?");
        this.current = tables.in("SELECT id, version FROM {policy} ORDER BY published DESC, version DESC LIMIT 1");
        this.insert = tables.in("INSERT INTO {policy} (id, version, published, policy) VALUES (?, ?, 0, ?)");
        this.publish = tables.in("UPDATE {policy} SET published ="
                + " (SELECT latest + 1 FROM (SELECT max(published) AS latest FROM {policy}) others)"
                + " WHERE id = ? AND version = ?");
    }

    /**
     * The policies of a database, with the {@linkplain JdbcTables#STANDARD usual} names of tables.
     *
     * @param source the database
     * @return its policies
     * @throws StorageException if the database cannot be used, or has no tables of the right version
     */
    public static JdbcPolicies on(DataSource source) {
        return on(source, JdbcTables.STANDARD);
    }

    /**
     * The policies of a database.
     *
     * @param source the database
     * @param tables how the tables are called
     * @return its policies
     * @throws StorageException if the database cannot be used, or has no tables of the right version
     */
    public static JdbcPolicies on(DataSource source, JdbcTables tables) {
        Database database = Database.of(source, tables);
        JdbcSchema.of(database).validate();
        return new JdbcPolicies(database);
    }

    /**
     * Makes a policy current; those before it stay known. One that is current already stays so.
     *
     * @param policy the policy, under a new version if it differs from what is known
     * @return these policies
     * @throws InvalidInputException if a different policy is known by the same id and version; nothing changes then
     */
    public JdbcPolicies publish(IncidentPolicy policy) {
        PolicyRef ref = policy.ref();
        database.transaction(sql -> {
            String document = Json.write(DocumentForm.POLICY, policy);
            if (!sql.insertIfNew(database.dialect, insert, ref.id(), ref.version(), document)) {
                refuseUnlessKnown(sql, policy);
            }
            return sql.update(publish, ref.id(), ref.version());
        });
        return this;
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
        return sql.list(find, row -> Json.read(DocumentForm.POLICY, row.getString(1)), ref.id(), ref.version());
    }

    @Override
    public IncidentPolicy current() {
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
        found.ifPresent(policy -> known.put(ref, policy));
        return found;
    }
}
