package io.incidentengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded when an incident comes in. */
@Tag("R3")
class ReportTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Person ANN = Person.of("ann", "Ann", Contact.phone("+49 30 5550100"));
    private static final Person BOB = Person.of("bob", "Bob");

    private static Report.Builder full() {
        return Report.of("billing", "Invoices are wrong")
                .reporter(ANN)
                .reporter(BOB)
                .origin(Origin.HOTLINE)
                .feature("site", "Berlin")
                .feature("browser", "any")
                .details("Since this morning.\nAll of them.")
                .impact(Criterion.DATA_ERROR)
                .occurredAt(NOON.minusSeconds(3600))
                .reportedAt(NOON.plusNanos(1))
                .deduplicationKey("billing/invoices");
    }

    @Test
    void it_holds_reporters_contacts_features_details_and_times() {
        Report report = full().build();

        assertThat(report.service()).isEqualTo(ServiceId.of("billing"));
        assertThat(report.title()).isEqualTo("Invoices are wrong");
        assertThat(report.reporters()).containsExactly(ANN, BOB);
        assertThat(report.origin()).isEqualTo(Origin.HOTLINE);
        assertThat(report.features()).containsExactly(Map.entry("browser", "any"), Map.entry("site", "Berlin"));
        assertThat(report.details()).isEqualTo("Since this morning.\nAll of them.");
        assertThat(report.assessment()).isEqualTo(Assessment.of(Criterion.DATA_ERROR));
        assertThat(report.occurredAt()).contains(NOON.minusSeconds(3600));
        assertThat(report.reportedAt()).contains(NOON);
        assertThat(report.deduplicationKey()).contains(DeduplicationKey.of("billing/invoices"));
    }

    @Test
    void all_but_service_and_title_has_a_default() {
        Report report = Report.of("billing", "Invoices are wrong").build();

        assertThat(report.reporters()).isEmpty();
        assertThat(report.origin()).isEqualTo(Origin.OTHER);
        assertThat(report.features()).isEmpty();
        assertThat(report.details()).isEmpty();
        assertThat(report.assessment()).isEqualTo(Assessment.of());
        assertThat(report.occurredAt()).isEmpty();
        assertThat(report.reportedAt()).isEmpty();
        assertThat(report.deduplicationKey()).isEmpty();
    }

    @Test
    void reports_with_the_same_parts_are_equal() {
        assertThat(full().build()).isEqualTo(full().build()).hasSameHashCodeAs(full().build());
    }

    @Test
    void each_part_makes_a_difference() {
        Report report = full().build();

        assertThat(Report.of("billing", "Other").build())
                .isNotEqualTo(Report.of("billing", "Invoices are wrong").build());
        assertThat(Report.of("a", "x").build())
                .isNotEqualTo(Report.of("b", "x").build())
                .isNotEqualTo("a: x");
        assertDifferent(report, builder -> builder.reporter(BOB));
        assertDifferent(report, builder -> builder.origin(Origin.PORTAL));
        assertDifferent(report, builder -> builder.feature("floor", "2"));
        assertDifferent(report, builder -> builder.details(""));
        assertDifferent(report, builder -> builder.impact());
        assertDifferent(report, builder -> builder.occurredAt(NOON));
        assertDifferent(report, builder -> builder.reportedAt(NOON.plusSeconds(1)));
        assertDifferent(report, builder -> builder.deduplicationKey("other"));
    }

    @Test
    void a_feature_has_one_value() {
        assertThat(full().feature("site", "Berlin").build()).isEqualTo(full().build());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> full().feature("site", "Bonn"))
                .withMessage("report.features.site is \"Berlin\" and \"Bonn\"; allowed: one value per name");
    }

    @Test
    void what_is_missing_is_refused_with_its_name() {
        Report.Builder report = Report.of("shop", "down");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> report.origin(null))
                .withMessage("report.origin is missing; allowed: a value");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> report.assessment(null))
                .withMessage("report.assessment is missing; allowed: a value");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> report.reporter(null))
                .withMessage("report.reporters is missing; allowed: a value");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Contact(null, "ann@example.org"))
                .withMessage("contact channel is missing; allowed: a value");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Person.of("ann", "Ann").in(null, java.time.ZoneOffset.UTC))
                .withMessage("person locale is missing; allowed: a value");
    }

    private static void assertDifferent(Report report, UnaryOperator<Report.Builder> change) {
        assertThat(change.apply(full()).build()).isNotEqualTo(report);
    }

    @Test
    void it_prints_no_person() {
        assertThat(full().build()).hasToString("Report[billing: Invoices are wrong]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0007", "two\nlines"})
    void its_title_is_one_line(String bad) {
        assertThatThrownBy(() -> Report.of("billing", bad).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("report.title is ");
    }

    @Test
    void bad_parts_are_refused_by_name() {
        assertThatThrownBy(() -> Report.of("", "x")).hasMessageStartingWith("service id is empty");
        assertThatThrownBy(() -> full().details("\u0000").build()).hasMessageStartingWith("report.details is ");
        assertThatThrownBy(() -> full().feature("", "x")).hasMessageStartingWith("report.features name is empty");
        assertThatThrownBy(() -> full().feature("site", "\u0000")).hasMessageStartingWith("report.features.site is ");
        assertThatThrownBy(() -> full().occurredAt(Instant.MIN).build())
                .hasMessageStartingWith("report.occurredAt is ");
        assertThatThrownBy(() -> full().reportedAt(Instant.MAX).build())
                .hasMessageStartingWith("report.reportedAt is ");
        assertThatThrownBy(() -> full().deduplicationKey(" ")).hasMessageStartingWith("deduplication key is empty");
    }

    @Test
    void nothing_in_it_can_be_changed() {
        Report report = full().build();

        assertThatThrownBy(() -> report.reporters().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> report.features().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
