package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.shared.Seeds;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read equals what was written, whatever the type. */
class DocumentFormTest {

    static Stream<String> types() {
        return DocumentForm.parts().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatever_has_a_form_is_read_as_it_was_written(String type) {
        NamedPart part = DocumentForm.parts().get(type);
        Seeds.check(40, seed -> {
            Object value = new Anything(seed).of(Everything.type(type));

            Object document = part.write(value);

            Documented.holdsPlainValues(document);
            assertThat(part.read(document, 1)).isEqualTo(value);
            Object parsed =
                    Documented.parsed(Documented.json(Map.of("it", document))).get("it");
            assertThat(part.read(parsed, 1)).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_that_a_sealed_one_permits_has_a_name(String type) {
        if (DocumentForm.parts().get(type) instanceof FamilyPart family) {
            Set<String> names = family.cases().keySet();

            assertThat(Everything.type(type).getPermittedSubclasses())
                    .extracting(Class::getSimpleName)
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void there_are_all_events() {
        assertThat(DocumentForm.parts().get("incident.IncidentEvent"))
                .isInstanceOfSatisfying(
                        FamilyPart.class,
                        events -> assertThat(events.cases())
                                .hasSizeGreaterThan(35)
                                .containsKeys("IncidentReported", "VerdictSuperseded"));
    }
}
