package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a test of a number, and what the page says of it. */
class TaggedTestsTest {
    @TempDir
    Path root;

    private TaggedTests.Found found(String source) throws IOException {
        return TaggedTests.in(List.of(Files.writeString(root.resolve("SampleTest.java"), source)));
    }

    private TaggedTest test(String number, String type, String sentence) {
        return new TaggedTest(number, root.resolve("SampleTest.java"), type, sentence);
    }

    @Test
    void methods_classes_and_nested_classes_carry_numbers() throws IOException {
        TaggedTests.Found found = found("""
                @Tag("S1")
                class SampleTest {
                    @Test @Tag("S10") @Tag("R21") void a_breach_stays() {}
                    @ParameterizedTest @Tags({@Tag("S2"), @Tag(value = "S3")}) void twice() {}
                    @Test @Tag("S4") @DisplayName("In words") void w() {}
                    @Test @Tag("slow") void of_no_number() {}

                    @Nested
                    @org.junit.jupiter.api.Tag("S5")
                    class Inside {
                        @org.junit.jupiter.api.Test void inside() {}
                    }
                }
                """);

        assertThat(found.problems()).isEmpty();
        assertThat(found.tests())
                .containsExactly(
                        test("S1", "SampleTest", ""),
                        test("S10", "SampleTest", "a breach stays"),
                        test("R21", "SampleTest", "a breach stays"),
                        test("S2", "SampleTest", "twice"),
                        test("S3", "SampleTest", "twice"),
                        test("S4", "SampleTest", "In words"),
                        test("S5", "SampleTest.Inside", ""));
    }

    @Test
    void a_class_that_inherits_its_tests_carries_numbers() throws IOException {
        TaggedTests.Found found = found("@Tag(\"S26\") class SampleTest extends StoreContract {}");

        assertThat(found.problems()).isEmpty();
        assertThat(found.tests()).containsExactly(test("S26", "SampleTest", ""));
    }

    @Test
    void comments_texts_and_disabled_tests_do_not_count() throws IOException {
        TaggedTests.Found found = found("""
                class SampleTest {
                    // @Test @Tag("S1") void commented() {}
                    String text = "@Test @Tag(\\"S2\\") void written() {}";
                    @Test @Disabled @Tag("S3") void switched_off() {}

                    @Disabled
                    @Nested
                    @Tag("S4")
                    class Off {
                        @Test @Tag("S5") void off() {}
                    }
                }
                """);

        assertThat(found.tests()).isEmpty();
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void a_number_on_what_is_no_test_is_found() throws IOException {
        TaggedTests.Found found = found("""
                @Tag("S1")
                class SampleTest {
                    @Tag("S2") void forgotten() {}
                    @Test @Tag(NUMBER) void unreadable() {}
                }

                @Tag("S3")
                class HelperTest {
                    @Test @Disabled void off() {}
                }
                """);

        assertThat(found.problems())
                .containsExactly(
                        "SampleTest.forgotten carries S2 and is no test",
                        "SampleTest.unreadable carries NUMBER, which is not written out",
                        "HelperTest carries S3 and has no test");
    }

    @Test
    void a_misspelt_number_is_kept_and_so_found() throws IOException {
        TaggedTests.Found found = found("""
                class SampleTest {
                    @Test @Tag("s10") void small() {}
                    @Test @Tag("S-10") void dashed() {}
                    @Test @Tag("S10-S12") void several() {}
                }
                """);

        assertThat(found.tests()).extracting(TaggedTest::number).containsExactly("s10", "S-10", "S10-S12");
    }

    @Test
    void what_is_no_java_is_not_passed_over() {
        assertThatThrownBy(() -> found("class SampleTest { void"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot parse")
                .hasMessageContaining("SampleTest.java");
    }

    @Test
    void a_line_of_the_page_says_what_is_shown_by_which_tests_and_what_is_still_missing() {
        List<Numbered> numbers = Numbered.parse("""
                # a comment
                R1 | now | Reports are kept.
                R2 | Comes later. | Pauses.
                R3 | now; the rest later | Cadences.

                """);
        List<TaggedTest> tests =
                List.of(test("R1", "SampleTest", "a | b"), test("R1", "SampleTest", "c"), test("R1", "OtherTest", ""));

        assertThat(new TraceabilityTable(numbers, tests, root).markdown("mvn test"))
                .contains("\nmvn test\n")
                .contains("\n| R1 | Reports are kept. | [SampleTest](../SampleTest.java): a \\| b; c<br>"
                        + "[OtherTest](../SampleTest.java): all its tests |\n")
                .contains("\n| R2 | Pauses. | *Comes later.* |\n")
                .contains("\n| R3 | Cadences. | **no test**<br>*the rest later* |\n");
    }

    @Test
    void a_line_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> Numbered.parse("X1 | now | what"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("X1 | now | what");
        assertThatThrownBy(() -> Numbered.parse("S1 | now")).isInstanceOf(IllegalArgumentException.class);
    }
}
