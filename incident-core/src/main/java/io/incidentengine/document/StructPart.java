package io.incidentengine.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is written as an object, with a name for each member. */
abstract class StructPart extends NamedPart {
    StructPart(String name, Upgrades upgrades) {
        super(name, upgrades);
    }

    /** Puts a value's members. */
    abstract void fill(Map<String, Object> document, Object value);

    /**
     * Reads a value of its members.
     *
     * @param document an object of this version of the form
     * @param version the version in which the document as a whole was written
     * @param others the names of members that are not of this part, and are known to be there
     */
    abstract Object take(Map<?, ?> document, int version, Set<String> others);

    @Override
    final Object write(Object value) {
        Map<String, Object> document = new LinkedHashMap<>();
        fill(document, value);
        return document;
    }

    @Override
    final Object read(Object document, int version) {
        return read(document, version, Set.of());
    }

    final Object read(Object document, int version, Set<String> others) {
        if (upgraded(document, version) instanceof Map<?, ?> members) {
            return take(members, version, others);
        }
        throw UnfitException.kind(document, allowed());
    }

    @Override
    String allowed() {
        return "an object";
    }
}
