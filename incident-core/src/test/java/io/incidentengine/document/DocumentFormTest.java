package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.notification.News;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.shared.Seeds;
import java.time.Instant;
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

    @Test
    void a_value_without_what_it_must_have_is_not_written() {
        ProblemOffer offer =
                new ProblemOffer("key", IncidentId.of("INC-1"), ProblemGround.RECURRING, null, Instant.EPOCH);

        assertThatThrownBy(() -> DocumentForm.OFFER.write(offer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("evidence of a ProblemOffer to be written is missing; allowed: a value");
    }

    @Test
    void a_document_is_small_as_it_says_nothing_of_what_is_not_there() {
        News news = News.of("INC-1/1/R27/SMS/olga", News.Status.DELIVERED, Instant.EPOCH);

        assertThat(Documented.json(DocumentForm.NEWS.write(news)))
                .isEqualTo("{\"v\":1,\"about\":{\"type\":\"Key\",\"key\":\"INC-1/1/R27/SMS/olga\"},"
                        + "\"status\":\"DELIVERED\",\"at\":\"1970-01-01T00:00:00Z\",\"sequence\":0,\"detail\":\"\"}");
    }

    @Test
    void a_document_belongs_to_whoever_asked_for_it() {
        News news = News.of("INC-1/1/R27/SMS/olga", News.Status.DELIVERED, Instant.EPOCH);
        Map<String, Object> document = DocumentForm.NEWS.write(news);

        document.put("status", "FAILED");

        assertThat(DocumentForm.NEWS.write(news)).containsEntry("status", "DELIVERED");
        assertThat(DocumentForm.NEWS.read(document).status()).isEqualTo(News.Status.FAILED);
    }
}
