package io.incidentengine.document;

/** A type of ours: it has a name, under which older documents of it are brought up to date. */
abstract class NamedPart extends Part {
    private final String name;
    private final Upgrades upgrades;

    NamedPart(String name, Upgrades upgrades) {
        this.name = name;
        this.upgrades = upgrades;
    }

    /** Such as {@code incident.IncidentEvent.Responded}. */
    final String name() {
        return name;
    }

    /** A document of this type, as this version would have written it. */
    final Object upgraded(Object document, int version) {
        return version == upgrades.current() ? document : upgrades.apply(name, document, version);
    }
}
