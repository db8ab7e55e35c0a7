package io.incidentengine.testkit.contract;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link Outbox} promises, as tests. What is in an outbox got there through its store, so it asks for a store:
 *
 * <pre>{@code
 * class PostgresOutboxTest extends OutboxContract {
 *     @Override
 *     protected IncidentStore newStore() {
 *         return JdbcIncidentStore.on(emptyDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>Leases and retries end because a later {@code now} is passed: nothing sleeps. Tests in which several threads meet are
 * tagged {@code concurrency}.
 */
public abstract class OutboxContract {
    /** For classes that extend it. */
    protected OutboxContract() {}

    /**
     * Makes a store that holds nothing. Called before each test; what the one before it left must not be in it.
     *
     * @return the store
     */
    protected abstract IncidentStore newStore();

    @Nested
    class Claiming extends ClaimContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class Settling extends SettleContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class SettlingTogether extends SettleTogetherContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class Fencing extends FencingContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class Proving extends ProofContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class News extends NewsContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class Bundling extends BundleContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class Again extends AgainContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class Texts extends TextsContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }

    @Nested
    class Order extends OrderContract {
        @Override
        IncidentStore newStore() {
            return OutboxContract.this.newStore();
        }
    }
}
