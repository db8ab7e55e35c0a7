package io.incidentengine.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the testkit may use. That it reaches inside the core nowhere, a test of the core says of all modules. */
class ArchitectureTest {
    private static final URL HOME =
            Scenario.class.getProtectionDomain().getCodeSource().getLocation();
    private static final JavaClasses TESTKIT = new ClassFileImporter().importUrl(HOME);
    private static final JavaClasses BAD = new ClassFileImporter().importClasses(Bad.class);

    private static final ArchRule USES_WHAT_IT_REQUIRES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.incidentengine..",
                    "org.assertj.core..",
                    "org.junit.jupiter.api..",
                    "org.opentest4j",
                    "org.jspecify.annotations");

    private static final ArchRule READS_NO_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    /** Does what must not be done. */
    private static final class Bad {
        private static final Logger LOG = LoggerFactory.getLogger(Bad.class);

        private Bad() {}

        static void log() {
            LOG.info("{}", Instant.now());
        }
    }

    @Test
    void it_uses_what_its_module_requires() {
        USES_WHAT_IT_REQUIRES.check(TESTKIT);
        assertThat(USES_WHAT_IT_REQUIRES.evaluate(BAD).hasViolation()).isTrue();
    }

    @Test
    void it_reads_no_clock() {
        READS_NO_CLOCK.check(TESTKIT);
        assertThat(READS_NO_CLOCK.evaluate(BAD).hasViolation()).isTrue();
    }

    @Test
    void its_module_exports_all_its_packages() throws IOException {
        ModuleDescriptor module;
        try (InputStream bytes = new URL(HOME, "module-info.class").openStream()) {
            module = ModuleDescriptor.read(bytes);
        }
        TreeSet<String> inhabited = TESTKIT.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(module.name()).isEqualTo("io.incidentengine.testkit");
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrderElementsOf(inhabited);
    }
}
