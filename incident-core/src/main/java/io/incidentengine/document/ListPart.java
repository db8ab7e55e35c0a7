package io.incidentengine.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A list in its order, or a set in the order of its documents, so that equal sets are written alike. */
final class ListPart extends Part {
    private final Part element;
    private final boolean isSet;

    private ListPart(Part element, boolean isSet) {
        this.element = element;
        this.isSet = isSet;
    }

    static ListPart list(Part element) {
        return new ListPart(element, false);
    }

    static ListPart set(Part element) {
        if (!element.isKey()) {
            throw new IllegalStateException("a set of " + element.allowed() + " has no order");
        }
        return new ListPart(element, true);
    }

    Part element() {
        return element;
    }

    boolean isSet() {
        return isSet;
    }

    @Override
    Object write(Object value) {
        Collection<?> elements = (Collection<?>) value;
        Object[] documents = new Object[elements.size()];
        int i = 0;
        for (Object one : elements) {
            documents[i++] = element.write(one);
        }
        if (isSet) {
            Arrays.sort(documents);
        }
        return new ArrayList<>(Arrays.asList(documents));
    }

    @Override
    Object revised(Object value, Revision by) {
        Collection<Object> revised = isSet ? new LinkedHashSet<>() : new ArrayList<>();
        boolean same = true;
        for (Object one : (Collection<?>) value) {
            Object other = element.revised(one, by);
            same &= other == one;
            revised.add(other);
        }
        return same ? value : revised;
    }

    @Override
    Object read(Object document, int version) {
        if (!(document instanceof List<?> documents)) {
            throw UnfitException.kind(document, allowed());
        }
        Object[] elements = new Object[documents.size()];
        int i = 0;
        for (Object one : documents) {
            elements[i] = read(i, one, version);
            i++;
        }
        return isSet ? set(elements) : List.of(elements);
    }

    private Object read(int i, Object document, int version) {
        try {
            if (document == null) {
                throw new UnfitException("is missing", element.allowed(), null);
            }
            return element.read(document, version);
        } catch (UnfitException unfit) {
            throw unfit.in("[" + i + "]");
        }
    }

    private static Set<Object> set(Object[] elements) {
        Set<Object> set = new LinkedHashSet<>();
        for (int i = 0; i < elements.length; i++) {
            if (!set.add(elements[i])) {
                throw new UnfitException("is there twice", "each one once", null).in("[" + i + "]");
            }
        }
        return Collections.unmodifiableSet(set);
    }

    @Override
    Object absent() {
        return isSet ? Set.of() : List.of();
    }

    @Override
    boolean isAbsent(Object value) {
        return ((Collection<?>) value).isEmpty();
    }

    @Override
    String allowed() {
        return "a list";
    }
}
