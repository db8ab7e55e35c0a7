package io.incidentengine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of checks on the page about linting. */
class LintingPageTest {

    @Test
    void the_page_names_every_check_in_order_with_its_usual_level_and_its_source() throws IOException {
        List<String> rows = Files.readString(Path.of("..").resolve("docs/linting.md"))
                .lines()
                .filter(line -> line.matches("[|] `[A-Z_]+` .*"))
                .map(line -> line.replaceAll("\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|.*", "$1|$2|$3"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Check.values())
                        .map(check -> " `" + check + "` | " + check.source() + " | "
                                + check.level().name().toLowerCase(Locale.ROOT) + " ")
                        .toList());
    }
}
