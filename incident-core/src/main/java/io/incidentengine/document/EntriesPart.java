package io.incidentengine.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A map whose keys are objects, written as a list of entries with {@code key} and {@code value}, in its order. */
final class EntriesPart extends Part {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final Part key;
    private final Part element;

    EntriesPart(Part key, Part element) {
        this.key = key;
        this.element = element;
    }

    Part key() {
        return key;
    }

    Part element() {
        return element;
    }

    @Override
    Object write(Object value) {
        List<Object> document = new ArrayList<>();
        ((Map<?, ?>) value).forEach((one, of) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(KEY, key.write(one));
            entry.put(VALUE, element.write(of));
            document.add(entry);
        });
        return document;
    }

    @Override
    Object revised(Object value, Revision by) {
        return MapPart.revised((Map<?, ?>) value, key, element, Set.of(), by);
    }

    @Override
    Object read(Object document, int version) {
        if (!(document instanceof List<?> entries)) {
            throw UnfitException.kind(document, allowed());
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        int i = 0;
        for (Object entry : entries) {
            try {
                if (!(entry instanceof Map<?, ?> members) || members.size() != 2) {
                    throw new UnfitException("is no entry", "an object of key and value", null);
                }
                Object one = read(KEY, key, members, version);
                if (map.put(one, read(VALUE, element, members, version)) != null) {
                    throw new UnfitException("is there twice", "each key once", null);
                }
            } catch (UnfitException unfit) {
                throw unfit.in("[" + i + "]");
            }
            i++;
        }
        return Collections.unmodifiableMap(map);
    }

    private static Object read(String name, Part part, Map<?, ?> members, int version) {
        try {
            Object document = members.get(name);
            if (document == null) {
                throw new UnfitException("is missing", part.allowed(), null);
            }
            return part.read(document, version);
        } catch (UnfitException unfit) {
            throw unfit.in("." + name);
        }
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
        return "a list of entries";
    }
}
