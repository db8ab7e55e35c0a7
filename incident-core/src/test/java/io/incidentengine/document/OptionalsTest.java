package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be missing in a document is what may be null in a record. */
class OptionalsTest {

    @Test
    void exactly_the_components_that_are_marked_as_nullable_may_be_missing() {
        Set<String> marked = new TreeSet<>();
        for (var type : Everything.records().entrySet()) {
            for (RecordComponent component : type.getValue().getRecordComponents()) {
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    marked.add(type.getKey() + "." + component.getName());
                }
            }
        }

        assertThat(new TreeSet<>(Optionals.ALL)).isEqualTo(marked);
    }
}
