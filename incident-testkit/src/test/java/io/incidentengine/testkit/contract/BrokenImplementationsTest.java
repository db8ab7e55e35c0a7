package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.port.Archive;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.Policies;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Each promise of a port, broken by one implementation, is missed by the test that is about it. */
class BrokenImplementationsTest {

    static List<Breach> breaches() {
        return Breaches.all().toList();
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void a_broken_promise_is_found_in_the_right_place(Breach breach) {
        Map<String, Throwable> failures = breach.failures();

        assertThat(failures.keySet()).containsExactlyInAnyOrderElementsOf(breach.tests());
        assertThat(failures.get(breach.tests().get(0)).toString().replaceAll("\\s+", " "))
                .contains(breach.says());
    }

    @Test
    void every_numbered_promise_is_broken_by_one() throws IOException {
        TreeSet<String> promised = new TreeSet<>();
        for (Class<?> port :
                List.of(IncidentStore.class, Outbox.class, Archive.class, Policies.class, Directory.class)) {
            promised.addAll(Clauses.of(port));
        }
        promised.add("Channel.send 3"); // what else a channel can rely on, the engine promises

        assertThat(promised).hasSizeGreaterThan(30);
        assertThat(Breaches.all().map(Breach::clause).filter(clause -> clause.matches(".*\\d")))
                .containsAll(promised)
                .isSubsetOf(promised);
    }

    @Test
    void what_is_put_in_is_what_fails() {
        assertThat(Breach.store("none", () -> new StoreAround() {}).failures()).isEmpty();
        assertThat(Breach.outbox("none", () -> new OutboxAround() {}).failures())
                .isEmpty();
        assertThat(Breach.directory("none", working -> working).failures()).isEmpty();
    }

    @Test
    void what_cannot_be_staged_is_skipped() {
        Breach none = Breach.channel("none", working -> working);
        assertThat(none.failures()).isEmpty();

        Runnable nothing = () -> Broken.channel = working -> Optional.empty();
        Breach lacking = new Breach("none", "nothing", Broken.OfChannels.class, nothing, List.of(), "", false);
        assertThat(lacking.failures())
                .hasSize(7)
                .allSatisfy((test, why) -> assertThat(why)
                        .isInstanceOf(TestAbortedException.class)
                        .hasMessageContaining("cannot be staged"));
    }
}
