package io.incidentengine.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules around the core. They are built after it, so their classes are not there to be looked at: this reads
 * their pom.xml and their sources.
 */
final class Adapters {
    private static final String PREFIX = "incident-adapters-";
    private static final String CORE = "incident-core";

    private Adapters() {}

    static List<Path> of(Checkout checkout) {
        return checkout.modules().stream()
                .filter(module -> name(module).startsWith(PREFIX))
                .toList();
    }

    /** Each dependency of an adapter on an adapter: they are combined by the host, and by tests, not by each other. */
    static List<String> thatDependOnEachOther(Checkout checkout) {
        List<String> found = new ArrayList<>();
        for (Path adapter : of(checkout)) {
            for (String dependency : Checkout.dependencies(adapter)) {
                if (dependency.startsWith(PREFIX)) {
                    found.add(name(adapter) + " depends on " + dependency);
                }
            }
        }
        return found;
    }

    /** Each source file outside of the core that names the core's internal package. */
    static List<String> thatReachInside(Checkout checkout) {
        List<String> found = new ArrayList<>();
        for (Path module : around(checkout)) {
            for (String file : Sources.naming("io.incidentengine.internal", javaFiles(module))) {
                found.add(name(module) + ": " + file);
            }
        }
        return found;
    }

    /** The adapters without a line of code: what is said of adapters says nothing of them. */
    static Set<String> withoutCode(Checkout checkout) {
        Set<String> names = new TreeSet<>();
        for (Path adapter : of(checkout)) {
            if (javaFiles(adapter).isEmpty()) {
                names.add(name(adapter));
            }
        }
        return names;
    }

    /** All modules but the core. */
    static List<Path> around(Checkout checkout) {
        return checkout.modules().stream()
                .filter(module -> !name(module).equals(CORE))
                .toList();
    }

    static List<Path> javaFiles(Path module) {
        return Checkout.javaFiles(module.resolve("src"));
    }

    private static String name(Path module) {
        return module.getFileName().toString();
    }
}
