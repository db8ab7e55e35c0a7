package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The modules around the core, from their poms and their sources. */
class AdaptersTest {
    /** Comes off this list with the first source file: from then on the rules below say something of the module. */
    private static final Set<String> STILL_TO_COME = Set.of();

    private static final Checkout HERE = Checkout.here();
    private static final Checkout FIXTURE = fixture();

    @Test
    void no_adapter_depends_on_another() {
        assertThat(Adapters.of(HERE)).isNotEmpty();
        assertThat(Adapters.thatDependOnEachOther(HERE)).isEmpty();
    }

    @Test
    void nothing_outside_of_the_core_reaches_inside_it() {
        assertThat(Adapters.around(HERE))
                .anySatisfy(module -> assertThat(Adapters.javaFiles(module)).isNotEmpty());
        assertThat(Adapters.thatReachInside(HERE)).isEmpty();
    }

    @Test
    void the_adapters_about_which_this_says_nothing_yet_are_named() {
        assertThat(Adapters.withoutCode(HERE)).isEqualTo(STILL_TO_COME);
    }

    @Test
    void an_adapter_that_depends_on_another_is_found_unless_its_tests_alone_do() {
        assertThat(Adapters.thatDependOnEachOther(FIXTURE))
                .containsExactly("incident-adapters-left depends on incident-adapters-right");
    }

    @Test
    void an_import_and_a_full_name_of_something_internal_are_found_and_a_comment_is_not() {
        assertThat(Adapters.thatReachInside(FIXTURE))
                .containsExactly(
                        "incident-adapters-left: ByImport.java",
                        "incident-adapters-left: ByName.java",
                        "incident-adapters-left: ByStar.java");
    }

    @Test
    void an_adapter_without_code_is_found() {
        assertThat(Adapters.withoutCode(FIXTURE)).containsExactly("incident-adapters-right");
    }

    private static Checkout fixture() {
        try {
            return new Checkout(Path.of(Objects.requireNonNull(AdaptersTest.class.getResource("checkout"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
