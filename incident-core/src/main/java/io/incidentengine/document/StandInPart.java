package io.incidentengine.document;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A type that is no record, written as a record that stands in for it. */
final class StandInPart extends StructPart {
    private final ObjectPart part;
    private final Function<Object, Object> writer;
    private final Function<Object, Object> reader;

    StandInPart(
            String name,
            Upgrades upgrades,
            ObjectPart part,
            Function<Object, Object> writer,
            Function<Object, Object> reader) {
        super(name, upgrades);
        this.part = part;
        this.writer = writer;
        this.reader = reader;
    }

    ObjectPart part() {
        return part;
    }

    @Override
    Object revised(Object value, Revision by) {
        Object standIn = writer.apply(value);
        Object revised = part.revised(standIn, by);
        return revised == standIn ? value : reader.apply(revised);
    }

    @Override
    void fill(Map<String, Object> document, Object value) {
        part.fill(document, writer.apply(value));
    }

    @Override
    Object take(Map<?, ?> document, int version, Set<String> others) {
        Object standIn = part.take(document, version, others);
        try {
            return reader.apply(standIn);
        } catch (RuntimeException refused) {
            throw Components.refused(refused);
        }
    }
}
