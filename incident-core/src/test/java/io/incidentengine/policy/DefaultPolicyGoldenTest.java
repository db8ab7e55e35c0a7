package io.incidentengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The default policy, printed as the blueprint's tables and held against a text that people can read. After a change that
 * is meant: {@code mvn -pl incident-core test -Dtest=DefaultPolicyGoldenTest -Dgolden.update=true}, then read the diff.
 */
@Tag("R1")
@Tag("R17")
@Tag("R18")
@Tag("R19")
@Tag("R21")
@Tag("R22")
@Tag("R23")
@Tag("R24")
@Tag("R25")
@Tag("R27")
@Tag("R28")
@Tag("R29")
@Tag("R30")
@Tag("R31")
@Tag("R32")
class DefaultPolicyGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/incidentengine/policy/emergency-handling.md");

    @Test
    void the_default_policy_is_the_blueprint() throws IOException {
        String printed = PolicyTables.print(EmergencyHandling.policy());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, printed);
        }
        assertThat(printed).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            return Files.readString(GOLDEN);
        }
        try (var resource = DefaultPolicyGoldenTest.class.getResourceAsStream("emergency-handling.md")) {
            assertThat(resource).as("the golden text").isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
