package io.incidentengine.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A sealed type, written as an object that says as its {@code type} which of the permitted ones it is. */
final class FamilyPart extends StructPart {
    static final String TYPE = "type";
    private static final Set<String> TYPE_ALONE = Set.of(TYPE);
    private static final Set<String> TYPE_AND_VERSION = Set.of(TYPE, DocumentForm.VERSION);

    private final Map<Class<?>, Case> byClass = new HashMap<>();
    private final Map<String, Case> byName = new TreeMap<>();

    private record Case(String name, StructPart part) {}

    FamilyPart(String name, Upgrades upgrades) {
        super(name, upgrades);
    }

    /** Adds a permitted type, under the name that documents know. */
    void add(String name, Class<?> type, StructPart part) {
        Case added = new Case(name, part);
        byClass.put(type, added);
        if (byName.put(name, added) != null) {
            throw new IllegalStateException(name() + " permits two types of the name " + name);
        }
    }

    Map<String, StructPart> cases() {
        Map<String, StructPart> cases = new TreeMap<>();
        byName.forEach((name, found) -> cases.put(name, found.part()));
        return cases;
    }

    private Case of(Object value) {
        Case found = byClass.get(value.getClass());
        if (found == null) {
            throw new IllegalStateException(value.getClass() + " is no part of " + name());
        }
        return found;
    }

    @Override
    Object revised(Object value, Revision by) {
        return of(value).part().revised(value, by);
    }

    @Override
    void fill(Map<String, Object> document, Object value) {
        Case found = of(value);
        document.put(TYPE, found.name());
        found.part().fill(document, value);
    }

    @Override
    Object take(Map<?, ?> document, int version, Set<String> others) {
        Object type = document.get(TYPE);
        if (type == null) {
            throw new UnfitException("is missing", names(), null).in("." + TYPE);
        }
        Case found = type instanceof String name ? byName.get(name) : null;
        if (found == null) {
            throw (type instanceof String name
                            ? UnfitException.text(name, names(), null)
                            : UnfitException.kind(type, names()))
                    .in("." + TYPE);
        }
        return found.part().read(document, version, others.isEmpty() ? TYPE_ALONE : TYPE_AND_VERSION);
    }

    private String names() {
        return String.join(", ", byName.keySet());
    }
}
