package io.incidentengine.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about tests and adapters show the code of this package and of contracts, line by line, and no other. */
class GuidePageTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private static List<List<String>> blocks(String page) {
        return CODE.matcher(page).results().map(block -> lines(block.group(1))).toList();
    }

    private static List<String> lines(String code) {
        return code.strip().lines().map(String::strip).toList();
    }

    private static List<List<String>> notOf(List<String> source, List<List<String>> blocks) {
        return blocks.stream()
                .filter(block -> Collections.indexOfSubList(source, block) < 0)
                .toList();
    }

    private static List<String> source() throws IOException {
        Path here = TOP.resolve("incident-testkit/src/test/java/io/incidentengine/testkit/guide");
        List<String> lines = new ArrayList<>();
        for (String name : List.of(
                "PaymentsSlaTest.java",
                "GuideTest.java",
                "PaymentsChaosTest.java",
                "ChaosGuideTest.java",
                "OwnStoreTest.java",
                "OwnAdaptersTest.java",
                "GatewayChannel.java",
                "GatewayChannelTest.java",
                "../contract/InMemoryStoreContractTest.java",
                "../contract/StaffContractTest.java")) {
            lines.addAll(lines(Files.readString(here.resolve(name))));
        }
        return lines;
    }

    private static List<List<String>> blocksOf(String page) throws IOException {
        return blocks(Files.readString(TOP.resolve(page)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/testing-your-sla.md", "docs/chaos.md", "docs/writing-an-adapter.md"})
    void all_code_on_a_page_is_run(String page) throws IOException {
        assertThat(blocksOf(page)).hasSizeGreaterThan(2);
        assertThat(notOf(source(), blocksOf(page))).isEmpty();
    }

    @Test
    void each_begins_with_ten_lines() throws IOException {
        assertThat(blocksOf("docs/testing-your-sla.md").get(0))
                .hasSize(10)
                .startsWith("@RegisterExtension")
                .endsWith("}");
        assertThat(blocksOf("docs/chaos.md").get(0))
                .hasSize(10)
                .startsWith("@Test")
                .endsWith("}");
    }

    @Test
    void code_that_is_not_run_is_found() throws IOException {
        List<List<String>> blocks = blocks("```java\npager.responds();\npager.explodes();\n```");
        assertThat(notOf(source(), blocks)).containsExactly(List.of("pager.responds();", "pager.explodes();"));
    }
}
