package io.incidentengine.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A map whose keys are texts or numbers, written as an object with sorted names, so that equal maps are written alike. */
final class MapPart extends Part {
    private final Part key;
    private final Part element;
    private final Set<String> fixed;

    /** A map in which the values of some keys are never {@linkplain #revised revised}. */
    MapPart(Part key, Part element, Set<String> fixed) {
        this.key = key;
        this.element = element;
        this.fixed = fixed;
    }

    Part key() {
        return key;
    }

    Part element() {
        return element;
    }

    @Override
    Object write(Object value) {
        Map<String, Object> document = new TreeMap<>();
        ((Map<?, ?>) value).forEach((name, one) -> document.put(String.valueOf(key.write(name)), element.write(one)));
        return document;
    }

    @Override
    Object revised(Object value, Revision by) {
        return revised((Map<?, ?>) value, key, element, fixed, by);
    }

    @Override
    Object read(Object document, int version) {
        if (!(document instanceof Map<?, ?> documents)) {
            throw UnfitException.kind(document, allowed());
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : documents.entrySet()) {
            String name = String.valueOf(entry.getKey());
            try {
                Object one = entry.getValue();
                if (one == null) {
                    throw new UnfitException("is missing", element.allowed(), null);
                }
                if (map.put(key.readKey(name, version), element.read(one, version)) != null) {
                    throw new UnfitException("is there twice", "each one once", null);
                }
            } catch (UnfitException unfit) {
                throw unfit.in("[" + UnfitException.quoted(name) + "]");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    static Map<?, ?> revised(Map<?, ?> map, Part key, Part element, Set<String> fixed, Revision by) {
        Map<Object, Object> revised = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object name = key.revised(entry.getKey(), by);
            Object value = entry.getValue();
            Object one = fixed.contains(entry.getKey()) ? value : element.revised(value, by);
            same &= name == entry.getKey() && one == value;
            revised.put(name, one);
        }
        return same ? map : revised;
    }

    @Override
    Object absent() {
        return Map.of();
    }

    @Override
    boolean isAbsent(Object value) {
        return ((Map<?, ?>) value).isEmpty();
    }

    @Override
    String allowed() {
        return "an object";
    }
}
