package io.incidentengine.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.incidentengine.IncidentEngine;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compiled code below a root package, and what a rule says of it. Every rule is a function of the root package, so the
 * core and the fixture, a small core in which everything is wrong, are held against the very same rule.
 */
record Code(String root, JavaClasses classes) {
    /** What is shipped: the classes that lie beside the engine, and no test. */
    static final Code CORE = new Code("io.incidentengine", new ClassFileImporter().importUrl(home()));

    /** What must be found. */
    static final Code FIXTURE = below("io.incidentengine.architecture.fixture");

    static Code below(String root) {
        return new Code(root, new ClassFileImporter().importPackages(root));
    }

    /** Where the core's classes lie. */
    static URL home() {
        return IncidentEngine.class.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Fails, naming each place, if the rule is broken here. */
    void obeys(Function<String, ? extends ArchRule> rule) {
        rule.apply(root).check(classes);
    }

    /** The places at which the rule is broken, without the root package and the line numbers. */
    List<String> breaches(Function<String, ? extends ArchRule> rule) {
        return rule.apply(root).evaluate(classes).getFailureReport().getDetails().stream()
                .map(place -> place.replace(root + ".", "").replaceAll(" in \\([A-Za-z-]+\\.java:\\d+\\)", ""))
                .toList();
    }

    /** The packages of these names below the root, without their sub-packages; the empty name is the root itself. */
    static String[] packages(String root, Collection<String> names) {
        return names.stream()
                .map(name -> name.isEmpty() ? root : root + "." + name)
                .toArray(String[]::new);
    }

    /** The names of all packages that hold a class; an annotated package alone is none. */
    Set<String> inhabited() {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!isPackageInfo(type)) {
                String name = type.getPackageName();
                names.add(name.equals(root) ? "" : name.substring(root.length() + 1));
            }
        }
        return names;
    }

    static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }
}
