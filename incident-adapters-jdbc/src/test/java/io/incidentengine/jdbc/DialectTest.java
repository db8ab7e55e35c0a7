package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which databases the store is built on, by what they say of themselves. */
class DialectTest {
    private static final String ALLOWED =
            "PostgreSQL 14.0 and newer, H2 2.2 and newer, MariaDB 10.6 and newer, MySQL 8.0" + " and newer";

    private static Connection connection(String product, String version) {
        String[] numbers = version.split("[^0-9]+");
        Map<String, Object> answers = Map.of(
                "getDatabaseProductName",
                product,
                "getDatabaseProductVersion",
                version,
                "getDatabaseMajorVersion",
                Integer.valueOf(numbers[0]),
                "getDatabaseMinorVersion",
                Integer.valueOf(numbers[1]));
        DatabaseMetaData about = proxy(DatabaseMetaData.class, answers);
        return proxy(Connection.class, Map.of("getMetaData", about));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                DialectTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> answers.get(method.getName())));
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, 14.0, POSTGRESQL",
        "PostgreSQL, 18.6, POSTGRESQL",
        "H2, 2.2.224, H2",
        "MariaDB, 10.6.23-MariaDB, MARIADB",
        "MariaDB, 11.4.5-MariaDB, MARIADB",
        "MySQL, 8.0.46, MYSQL",
        "MySQL, 9.7.4, MYSQL"
    })
    void a_database_is_known_by_what_it_calls_itself(String product, String version, Dialect dialect)
            throws SQLException {
        assertThat(Dialect.of(connection(product, version))).isEqualTo(dialect);
    }

    @ParameterizedTest
    @CsvSource({"PostgreSQL, 13.22", "H2, 1.4", "H2, 2.1", "MariaDB, 10.5", "MariaDB, 5.5", "MySQL, 5.7"})
    void one_that_is_too_old_is_refused(String product, String version) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Dialect.of(connection(product, version)))
                .withMessage("The database is " + product + " " + version + "; allowed: " + ALLOWED);
    }

    @Test
    void one_that_is_not_known_is_refused() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Dialect.of(connection("Oracle", "23.4")))
                .withMessage("The database is Oracle; allowed: " + ALLOWED);
    }

    /** It says that it is a MySQL, and of a version that MariaDB made up. */
    @ParameterizedTest
    @CsvSource({"5.5.5-10.6.23-MariaDB", "11.4.5-MariaDB"})
    void a_mariadb_behind_the_driver_of_mysql_is_refused(String version) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Dialect.of(connection("MySQL", version)))
                .withMessage(
                        "The database is a MariaDB, and the driver takes it for a MySQL; allowed: MariaDB's own driver,"
                                + " with an address that begins with jdbc:mariadb:");
    }
}
