package io.incidentengine.document;

import io.incidentengine.document.StandIns.StandIn;
import java.util.Map;
import java.util.TreeMap;

/** All types that documents are made of. */
final class Everything {
    private Everything() {}

    /** The records by their names in the form, those that stand in for others included. */
    static Map<String, Class<?>> records() {
        Map<String, Class<?>> records = new TreeMap<>();
        DocumentForm.parts().forEach((name, part) -> {
            if (part instanceof ObjectPart || part instanceof BarePart) {
                records.put(name, type(name));
            } else if (part instanceof StandInPart) {
                records.put(name, standIn(name).record());
            }
        });
        return records;
    }

    private static StandIn standIn(String name) {
        return StandIns.ALL.entrySet().stream()
                .filter(entry -> Parts.name(entry.getKey()).equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The type of a name in the form. */
    static Class<?> type(String name) {
        String binary = name.replaceAll("(?<=\\.)([A-Z]\\w*)\\.", "$1\\$");
        try {
            return Class.forName(name.startsWith("java.") ? name : "io.incidentengine." + binary);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
