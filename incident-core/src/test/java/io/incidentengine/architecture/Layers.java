package io.incidentengine.architecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The packages of the core, from the ground up: each may use those before it, never those after it. */
final class Layers {
    /** The root package. Slices over sub-packages would leave it out; here it has its place in the order. */
    static final String ROOT = "";

    /** In order. */
    static final List<String> GROUND_UP = List.of(
            "model",
            "sla",
            "severity",
            "escalation",
            "notification",
            "policy",
            "incident",
            "document",
            "port",
            "oncall",
            "lint",
            "memory",
            "analysis",
            "forecast",
            "internal",
            ROOT,
            "simulation");

    /** Has its place but no class yet. Comes off this list with its first class: a test sees to it. */
    static final Set<String> STILL_TO_COME = Set.of();

    /** Rules as functions of values: no thread, no lock, no input or output, no clock, no log. */
    static final List<String> PURE = GROUND_UP.subList(0, GROUND_UP.indexOf("port"));

    /** All that a user can see. */
    static final List<String> EXPORTED =
            GROUND_UP.stream().filter(name -> !name.equals("internal")).toList();

    private Layers() {}

    /** Nothing uses a package after its own, and every class is in a package that has a place in the order. */
    static ArchRule groundUp(String root) {
        LayeredArchitecture layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : GROUND_UP) {
            String[] packages = Code.packages(root, List.of(name));
            layers = STILL_TO_COME.contains(name)
                    ? layers.optionalLayer(title(name)).definedBy(packages)
                    : layers.layer(title(name)).definedBy(packages);
        }
        List<String> before = new ArrayList<>();
        for (String name : GROUND_UP) {
            layers = before.isEmpty()
                    ? layers.whereLayer(title(name)).mayNotAccessAnyLayer()
                    : layers.whereLayer(title(name)).mayOnlyAccessLayers(before.toArray(String[]::new));
            before.add(title(name));
        }
        return layers.ensureAllClassesAreContainedInArchitecture();
    }

    private static String title(String name) {
        return name.equals(ROOT) ? "(root)" : name;
    }

    /** The packages of the order that hold no class: a rule about one of them would say nothing. */
    static Set<String> withoutClasses(Code code) {
        Set<String> names = new TreeSet<>(GROUND_UP);
        names.removeAll(code.inhabited());
        return names;
    }
}
