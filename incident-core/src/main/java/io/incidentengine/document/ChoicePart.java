package io.incidentengine.document;

import java.util.Map;
import java.util.TreeMap;

/** A constant of an enum, written as its name. */
final class ChoicePart extends NamedPart {
    private final Map<String, Object> constants = new TreeMap<>();

    ChoicePart(String name, Upgrades upgrades, Class<?> type) {
        super(name, upgrades);
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
    }

    @Override
    Object write(Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    Object read(Object document, int version) {
        if (upgraded(document, version) instanceof String text) {
            Object constant = constants.get(text);
            if (constant != null) {
                return constant;
            }
            throw UnfitException.text(text, allowed(), null);
        }
        throw UnfitException.kind(document, allowed());
    }

    @Override
    Object readKey(String key, int version) {
        return read(key, version);
    }

    @Override
    boolean isKey() {
        return true;
    }

    @Override
    String allowed() {
        return String.join(", ", constants.keySet());
    }
}
