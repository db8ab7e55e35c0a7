package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the trade need no clock, no thread and no lock. */
class PurityTest {
    private static final Path CORE =
            Checkout.here().root().resolve("incident-core/src/main/java").resolve(path(Code.CORE));
    private static final Path FIXTURE =
            Checkout.here().root().resolve("incident-core/src/test/java").resolve(path(Code.FIXTURE));

    private static String path(Code code) {
        return code.root().replace('.', '/');
    }

    private static List<Path> pureFiles(Path root) {
        return Layers.PURE.stream()
                .flatMap(name -> Checkout.javaFiles(root.resolve(name)).stream())
                .toList();
    }

    @Test
    void rules_are_functions_of_values() {
        Code.CORE.obeys(Purity::rulesAreFunctions);
    }

    @Test
    void rules_hold_no_synchronized_block() {
        assertThat(pureFiles(CORE)).hasSizeGreaterThan(Layers.PURE.size());
        assertThat(Sources.withSynchronizedBlocks(pureFiles(CORE))).isEmpty();
    }

    @Test
    void threads_locks_output_and_clocks_in_a_rule_are_found() {
        assertThat(Code.FIXTURE.breaches(Purity::rulesAreFunctions))
                .filteredOn(breach -> breach.contains("escalation.Impure"))
                .contains(
                        "Field <escalation.Impure.thread> has type <java.lang.Thread>",
                        "Field <escalation.Impure.time> has type <java.time.InstantSource>",
                        "Field <escalation.Impure.clock> has type <java.time.Clock>",
                        "Method <escalation.Impure.prints()> gets field <java.lang.System.out>",
                        "Method <escalation.Impure.waits()> calls method <java.lang.Object.wait()>",
                        "Method <escalation.Impure.prints(java.lang.RuntimeException)>"
                                + " calls method <java.lang.RuntimeException.printStackTrace()>",
                        "Method <escalation.Impure.locked()> has modifier SYNCHRONIZED",
                        "Field <escalation.Impure.seen> has modifier VOLATILE");
    }

    @Test
    void a_synchronized_block_in_a_rule_is_found() {
        assertThat(Sources.withSynchronizedBlocks(pureFiles(FIXTURE))).containsExactly("Impure.java");
    }
}
