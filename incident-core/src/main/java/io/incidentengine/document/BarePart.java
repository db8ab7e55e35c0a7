package io.incidentengine.document;

/** A record that only gives a text or a number a meaning, such as an id: written as that text or number. */
final class BarePart extends NamedPart {
    private final Components components;
    private final Part part;

    BarePart(String name, Upgrades upgrades, Components components, Part part) {
        super(name, upgrades);
        this.components = components;
        this.part = part;
    }

    @Override
    Object write(Object value) {
        return part.write(components.get(0, value));
    }

    @Override
    Object read(Object document, int version) {
        return components.make(part.read(upgraded(document, version), version));
    }

    @Override
    Object readKey(String key, int version) {
        return components.make(part.readKey(key, version));
    }

    @Override
    Object revised(Object value, Revision by) {
        return by.whole(value);
    }

    @Override
    boolean isKey() {
        return true;
    }

    @Override
    String allowed() {
        return part.allowed();
    }
}
