package io.incidentengine.testing;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.port.IncidentStore;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where the incidents of a test are kept, and the messages that wait. */
public enum Kept {
    IN_MEMORY,
    IN_POSTGRESQL;

    /** The server, for all tests of this run. */
    private static final class Server {
        static final PostgresDatabase DATABASE = start();

        private static PostgresDatabase start() {
            PostgresDatabase database = PostgresDatabase.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    database.close();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }));
            return database;
        }
    }

    /** One that is empty. */
    public IncidentStore store() {
        return this == IN_MEMORY ? new InMemoryStore() : Server.DATABASE.store();
    }
}
