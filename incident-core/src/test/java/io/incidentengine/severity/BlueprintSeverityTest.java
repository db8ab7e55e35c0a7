package io.incidentengine.severity;

import static io.incidentengine.model.Criterion.CONSULTING;
import static io.incidentengine.model.Criterion.DATA_ERROR;
import static io.incidentengine.model.Criterion.DATA_INCONSISTENCY;
import static io.incidentengine.model.Criterion.DATA_LOSS;
import static io.incidentengine.model.Criterion.DATA_QUERY;
import static io.incidentengine.model.Criterion.DEGRADATION;
import static io.incidentengine.model.Criterion.EXPERIENCE_AFFECTED;
import static io.incidentengine.model.Criterion.FINANCIAL_LOSS;
import static io.incidentengine.model.Criterion.FUNCTION_ERROR;
import static io.incidentengine.model.Criterion.IMPAIRED_FOR_SOME_USERS;
import static io.incidentengine.model.Criterion.SERIOUS_DAMAGE;
import static io.incidentengine.model.Criterion.SYSTEM_FAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R17–R19 under the default policy, line by line. */
class BlueprintSeverityTest {
    private static final SeverityPolicy POLICY = EmergencyHandling.policy().severity();
    private static final Circumstances ORDINARY = new Circumstances(1, false);

    private static String classify(Circumstances circumstances, Criterion... facts) {
        return POLICY.classify(Assessment.of(facts), circumstances).toString();
    }

    @ParameterizedTest
    @MethodSource
    @Tag("R17")
    void level_1_is_a_major_impact_on_services(Criterion fact) {
        assertThat(classify(ORDINARY, fact)).isEqualTo("level 1: " + fact);
    }

    static Stream<Criterion> level_1_is_a_major_impact_on_services() {
        return Stream.of(SERIOUS_DAMAGE, DATA_LOSS, FINANCIAL_LOSS);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("R17")
    @Tag("S25")
    void data_or_function_errors_are_level_1_from_two_different_complainants_on(Criterion error) {
        assertThat(classify(new Circumstances(0, false), error)).isEqualTo("level 2: " + error);
        assertThat(classify(new Circumstances(1, false), error)).isEqualTo("level 2: " + error);
        assertThat(classify(new Circumstances(2, false), error))
                .isEqualTo("level 1: " + error + ", complaints from 2 reporters");
        assertThat(classify(new Circumstances(70, false), error))
                .isEqualTo("level 1: " + error + ", complaints from 70 reporters");
    }

    static Stream<Criterion> data_or_function_errors_are_level_1_from_two_different_complainants_on() {
        return Stream.of(DATA_ERROR, FUNCTION_ERROR);
    }

    @Test
    @Tag("R17")
    @Tag("R18")
    @Tag("S25")
    void a_system_fault_is_level_1_if_it_recurs_and_level_2_if_it_is_a_common_one() {
        assertThat(classify(new Circumstances(1, true), SYSTEM_FAULT))
                .isEqualTo("level 1: system fault, recurring within a short period");
        assertThat(classify(ORDINARY, SYSTEM_FAULT)).isEqualTo("level 2: system fault");
    }

    @ParameterizedTest
    @MethodSource
    @Tag("R18")
    void level_2_is_a_minor_impact_on_services(Criterion fact) {
        assertThat(classify(ORDINARY, fact)).isEqualTo("level 2: " + fact);
    }

    static Stream<Criterion> level_2_is_a_minor_impact_on_services() {
        return Stream.of(DEGRADATION, IMPAIRED_FOR_SOME_USERS, DATA_INCONSISTENCY, DATA_ERROR, FUNCTION_ERROR);
    }

    @Test
    @Tag("R18")
    void an_inconsistency_with_a_financial_loss_is_no_longer_level_2() {
        assertThat(classify(ORDINARY, DATA_INCONSISTENCY, FINANCIAL_LOSS)).isEqualTo("level 1: financial loss");
    }

    @ParameterizedTest
    @MethodSource
    @Tag("R19")
    void level_3_is_no_impact_on_services(Criterion fact) {
        assertThat(classify(new Circumstances(9, true), fact)).isEqualTo("level 3: " + fact);
    }

    static Stream<Criterion> level_3_is_no_impact_on_services() {
        return Stream.of(DATA_QUERY, CONSULTING, EXPERIENCE_AFFECTED);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, false", "1, true", "100, true"})
    @Tag("R19")
    void without_any_fact_it_is_level_3_whatever_the_circumstances(int complainants, boolean recurring) {
        assertThat(classify(new Circumstances(complainants, recurring)))
                .isEqualTo("level 3: no impact on services is known");
    }

    @ParameterizedTest
    @MethodSource
    @Tag("R17")
    @Tag("R18")
    void the_gravest_fact_decides_and_gives_the_reason(String expected, Criterion[] facts) {
        assertThat(classify(ORDINARY, facts)).isEqualTo(expected);
    }

    static Stream<Arguments> the_gravest_fact_decides_and_gives_the_reason() {
        return Stream.of(
                arguments("level 1: data loss", new Criterion[] {CONSULTING, DEGRADATION, DATA_LOSS}),
                arguments("level 2: degradation", new Criterion[] {DATA_QUERY, DEGRADATION}),
                arguments("level 1: serious damage", new Criterion[] {DATA_LOSS, SERIOUS_DAMAGE}),
                arguments("level 2: function error, service data error", new Criterion[] {FUNCTION_ERROR, DATA_ERROR}));
    }

    @Test
    @Tag("R17")
    void there_are_three_levels() {
        assertThat(POLICY.levels()).containsExactly(Severity.level(1), Severity.level(2), Severity.level(3));
    }

    @Test
    void what_a_policy_finds_is_not_set_by_hand() {
        assertThat(POLICY.classify(Assessment.of(DATA_LOSS), ORDINARY).manual()).isFalse();
        assertThat(POLICY.classify(Assessment.of(), ORDINARY).manual()).isFalse();
    }
}
