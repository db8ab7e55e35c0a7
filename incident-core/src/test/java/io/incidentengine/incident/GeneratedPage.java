package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.CommandType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A page in {@code docs/} that is made of the code: it must say what the code says. */
final class GeneratedPage {
    private final String name;
    private final String text;

    private GeneratedPage(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * A page.
     *
     * @param name its file's name in {@code docs/}
     * @param test the test that makes it
     * @param paragraphs its text
     */
    static GeneratedPage of(String name, Class<?> test, List<String> paragraphs) {
        String note = "<!-- Generated, do not edit: mvn -pl incident-core test -Dtest=" + test.getSimpleName()
                + " -Ddocs.update=true -->";
        return new GeneratedPage(name, note + "\n" + String.join("\n\n", paragraphs) + "\n");
    }

    /** The module's directory or that of the checkout, wherever the test was started. */
    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("incident-core")) ? here.resolve("docs") : here.resolveSibling("docs");
    }

    /** A command as the messages of the engine name it. */
    static String words(CommandType command) {
        return command.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void isUpToDate() throws IOException {
        Path page = docs().resolve(name);
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }
        assertThat(page).exists();
        assertThat(Files.readString(page).replace("\r\n", "\n"))
                .as("docs/%s; its first line says how to write it anew", name)
                .isEqualTo(text);
    }
}
