package io.incidentengine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the core may depend on. All that is not named here is forbidden: I/O, network, reflection, SQL, libraries. */
final class Whitelist {
    /** Everywhere. */
    private static final Set<String> VALUES = Set.of(
            "java.lang",
            "java.time",
            "java.time.temporal",
            "java.time.format",
            "java.time.zone",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "org.jspecify.annotations");

    /** Where several threads meet, in addition. */
    private static final Set<String> CONCURRENCY =
            Set.of("java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks");

    private static final Set<String> MAY_MEET_THREADS = Set.of("memory", "internal", Layers.ROOT, "simulation");

    /** Where something is logged, in addition. */
    private static final Set<String> LOGGING = Set.of("org.slf4j");

    private static final Set<String> MAY_LOG = Set.of("internal", Layers.ROOT);

    /** Where values are taken apart and put together again, in addition: what they consist of is asked once. */
    private static final Set<String> REFLECTION = Set.of("java.lang.reflect");

    private static final Set<String> MAY_REFLECT = Set.of("document");

    /** Types of the packages above that are no values. */
    private static final Set<String> NOWHERE = Set.of(
            "java.lang.ClassLoader",
            "java.lang.InheritableThreadLocal",
            "java.lang.Module",
            "java.lang.ModuleLayer",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.ThreadLocal",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Properties",
            "java.util.ResourceBundle",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.TimeZone",
            "java.util.Timer",
            "java.util.TimerTask");

    private Whitelist() {}

    /** The rule for one package of the core. */
    static ArchRule of(String name, String root) {
        Set<String> packages = new TreeSet<>(VALUES);
        if (MAY_MEET_THREADS.contains(name)) {
            packages.addAll(CONCURRENCY);
        }
        if (MAY_LOG.contains(name)) {
            packages.addAll(LOGGING);
        }
        if (MAY_REFLECT.contains(name)) {
            packages.addAll(REFLECTION);
        }
        return classes()
                .that()
                .resideInAnyPackage(Code.packages(root, List.of(name)))
                .should()
                .onlyDependOnClassesThat(areAllowed(packages, root))
                .as("package '" + name + "' depends on nothing but itself, the core and " + packages);
    }

    private static DescribedPredicate<JavaClass> areAllowed(Set<String> packages, String root) {
        return DescribedPredicate.describe("are allowed", (JavaClass used) -> {
            JavaClass type = used.getBaseComponentType();
            return type.isPrimitive()
                    || type.getPackageName().equals(root)
                    || type.getPackageName().startsWith(root + ".")
                    || packages.contains(type.getPackageName()) && !NOWHERE.contains(type.getFullName());
        });
    }
}
