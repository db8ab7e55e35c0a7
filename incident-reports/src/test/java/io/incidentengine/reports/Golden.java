package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with files of the test resources. Where a difference is meant: {@code mvn -pl incident-core,incident-reports test
 * -Dgolden.update=true -Dtest='*Golden*' -Dsurefire.failIfNoSpecifiedTests=false}, then read the diff.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/incidentengine/reports");

    private Golden() {}

    static void assertSame(String text, String name) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(FOLDER.resolve(name), text);
            }
            assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
