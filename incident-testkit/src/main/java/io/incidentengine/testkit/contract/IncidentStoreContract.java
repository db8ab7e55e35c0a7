package io.incidentengine.testkit.contract;

import io.incidentengine.port.IncidentStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * What every {@link IncidentStore} promises, as tests. Extend it, say how to make a store that holds nothing, and run it
 * like any test class:
 *
 * <pre>{@code
 * class PostgresStoreTest extends IncidentStoreContract {
 *     @Override
 *     protected IncidentStore newStore() {
 *         return JdbcIncidentStore.on(emptyDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>The suite has a nested class for each topic. Time is handed in: nothing sleeps. Tests in which several threads meet
 * are tagged {@code concurrency}; leave them out with it while you find your way, and not longer. A store that passes also
 * needs {@link OutboxContract} for its outbox, and one for several nodes passes with {@link
 * io.incidentengine.testkit.TakingTurns}. In which order to build a store, and what no suite can see, is in
 * docs/writing-an-adapter.md.
 */
public abstract class IncidentStoreContract {
    /** For classes that extend it. */
    protected IncidentStoreContract() {}

    /**
     * Makes a store that holds nothing. Called before each test; what the one before it left must not be in it.
     *
     * @return the store
     */
    protected abstract IncidentStore newStore();

    @Nested
    class Transactions extends TransactionContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Reports extends ReportContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class ReportsAtOnce extends ReportAllContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class LookingBack extends LookBackContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Changes extends ChangeContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Merges extends MergeContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Due extends DueContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class SettingAside extends SetAsideContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Reading extends ReadingContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Searching extends SearchContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Values extends ValuesContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Status extends StatusContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Restoring extends RestoreContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    @Tag("concurrency")
    class Concurrency extends ConcurrencyContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    @Tag("concurrency")
    class Storm extends StormContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Outcomes extends OutcomeContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Erasing extends ErasureContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }

    @Nested
    class Removing extends RemovalContract {
        @Override
        IncidentStore newStore() {
            return IncidentStoreContract.this.newStore();
        }
    }
}
