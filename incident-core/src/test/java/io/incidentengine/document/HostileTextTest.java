package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Intake;
import io.incidentengine.model.Report;
import io.incidentengine.model.Text;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are kept letter by letter. */
class HostileTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\\",
                "\\u0000",
                "'; DROP TABLE incident; --",
                "</script>",
                " leading and trailing ",
                "a\r\nb\tc\u2028d\u2029e",
                "\uFEFF\u200B\u202E",
                "e\u0301 is not \u00E9",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\uFFFD\uFFFF",
                ""
            })
    void a_text_is_read_as_it_was_written(String text) {
        Report report =
                Report.of("portal", "t").details(text).feature("f", text).build();

        assertThat(Documented.there(DocumentForm.INTAKE, Intake.of("mail-1", report))
                        .report()
                        .details())
                .isEqualTo(text);
        Documented.there(DocumentForm.ATTEMPT, attempt(text));
    }

    private static Attempt attempt(String text) {
        return new Attempt(1, Instant.EPOCH, new SendResult.Rejected(text), "bundle " + text);
    }

    @Test
    void the_longest_text_is_read_as_it_was_written() {
        Report report =
                Report.of("portal", "t").details("ä".repeat(Text.PROSE_LENGTH)).build();

        Documented.there(DocumentForm.INTAKE, Intake.of("mail-1", report));
    }
}
