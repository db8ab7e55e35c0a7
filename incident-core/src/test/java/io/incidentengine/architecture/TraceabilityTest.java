package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each number is shown by a test, and {@code docs/traceability.md} says by which. */
class TraceabilityTest {
    private static final String COMMAND = "mvn -pl incident-core test -Dtest=TraceabilityTest -Ddocs.update=true";

    /** Contract suites are tests that the testkit publishes: they are among its main sources. */
    private static final List<String> SOURCES = List.of("src/main/java", "src/test/java");

    private static final Checkout CHECKOUT = Checkout.here();
    private static final TaggedTests.Found FOUND = TaggedTests.in(CHECKOUT.modules().stream()
            .flatMap(module -> SOURCES.stream().map(module::resolve))
            .flatMap(directory -> Checkout.javaFiles(directory).stream())
            .toList());

    private static Set<String> carried() {
        return FOUND.tests().stream().map(TaggedTest::number).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_number_that_is_due_has_a_test() {
        Set<String> carried = carried();

        assertThat(Numbered.all())
                .filteredOn(number -> number.due() && !carried.contains(number.number()))
                .as("numbers without a test; tag one with @Tag, or say in numbers.txt that it comes later")
                .extracting(Numbered::number)
                .isEmpty();
    }

    @Test
    void the_page_in_docs_is_what_the_tests_say() throws IOException {
        Path page = CHECKOUT.root().resolve("docs/traceability.md");
        String now = new TraceabilityTable(Numbered.all(), FOUND.tests(), CHECKOUT.root()).markdown(COMMAND);
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, now);
        }

        assertThat(page).as("write it with: " + COMMAND).exists();
        assertThat(Files.readString(page).replace("\r\n", "\n"))
                .as("docs/traceability.md is out of date; write it anew with: " + COMMAND)
                .isEqualTo(now);
    }

    @Test
    void every_tag_with_a_number_is_on_a_test_and_names_a_number_that_exists() {
        assertThat(FOUND.problems()).isEmpty();
        assertThat(carried())
                .isSubsetOf(Numbered.all().stream().map(Numbered::number).toList());
    }

    @Test
    void no_number_is_left_out() {
        List<String> all = Stream.of("R", "S")
                .flatMap(letter -> IntStream.rangeClosed(1, 35).mapToObj(i -> letter + i))
                .toList();

        assertThat(Numbered.all()).extracting(Numbered::number).isEqualTo(all);
    }
}
