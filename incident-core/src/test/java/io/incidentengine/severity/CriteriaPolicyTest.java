package io.incidentengine.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import io.incidentengine.severity.CriteriaPolicy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules over facts that a host states in its own words. */
@Tag("R26")
class CriteriaPolicyTest {
    private static final Criterion REGULATOR = Criterion.named("regulator must be told");
    private static final Criterion OUTAGE = Criterion.named("outage");
    private static final Circumstances ORDINARY = new Circumstances(1, false);

    @Test
    void there_may_be_any_number_of_levels_and_the_lowest_one_is_the_default() {
        SeverityPolicy five = new CriteriaPolicy(5, List.of(Rule.level(1, REGULATOR)));

        assertThat(five.levels()).hasSize(5).first().isEqualTo(Severity.level(1));
        assertThat(five.classify(Assessment.of(), ORDINARY).severity()).isEqualTo(Severity.level(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 21})
    void a_number_of_levels_that_makes_no_sense_is_refused(int count) {
        assertThatThrownBy(() -> new CriteriaPolicy(count, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("severity level is " + count + "; allowed: 1 to 20");
    }

    @Test
    void among_rules_of_one_level_the_first_gives_the_reason() {
        CriteriaPolicy policy = new CriteriaPolicy(3, List.of(Rule.level(1, OUTAGE), Rule.level(1, REGULATOR)));

        assertThat(policy.classify(Assessment.of(REGULATOR, OUTAGE), ORDINARY).reason())
                .isEqualTo("outage");
    }

    @Test
    void the_gravest_rule_decides_wherever_it_stands() {
        CriteriaPolicy policy = new CriteriaPolicy(3, List.of(Rule.level(2, OUTAGE), Rule.level(1, REGULATOR)));

        assertThat(policy.classify(Assessment.of(REGULATOR, OUTAGE), ORDINARY))
                .hasToString("level 1: regulator must be told");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void one_complainant_or_less_means_that_it_does_not_matter(int count) {
        CriteriaPolicy policy =
                new CriteriaPolicy(3, List.of(Rule.level(1, OUTAGE).fromComplainants(count)));

        assertThat(policy.classify(Assessment.of(OUTAGE), new Circumstances(0, false)))
                .hasToString("level 1: outage");
    }

    @Test
    @Tag("S25")
    void complaints_and_recurrence_can_both_be_demanded() {
        CriteriaPolicy policy = new CriteriaPolicy(
                2, List.of(Rule.level(1, OUTAGE).fromComplainants(3).whenRecurring()));

        assertThat(policy.classify(Assessment.of(OUTAGE), new Circumstances(3, true)))
                .hasToString("level 1: outage, complaints from 3 reporters, recurring within a short period");
        assertThat(policy.classify(Assessment.of(OUTAGE), new Circumstances(2, true))
                        .severity())
                .isEqualTo(Severity.level(2));
        assertThat(policy.classify(Assessment.of(OUTAGE), new Circumstances(3, false))
                        .severity())
                .isEqualTo(Severity.level(2));
    }

    @Test
    void the_same_fact_stated_twice_is_one_fact() {
        CriteriaPolicy policy = new CriteriaPolicy(2, List.of(Rule.level(1, OUTAGE, OUTAGE)));

        assertThat(policy.classify(Assessment.of(OUTAGE, OUTAGE), ORDINARY)).hasToString("level 1: outage");
    }

    @Test
    void an_unknown_fact_is_refused_and_the_known_ones_are_named() {
        CriteriaPolicy policy = new CriteriaPolicy(3, List.of(Rule.level(1, OUTAGE, REGULATOR)));

        assertThatThrownBy(() -> policy.classify(Assessment.of(OUTAGE, Criterion.DATA_LOSS), ORDINARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("assessment criterion is 'data loss'; allowed: [outage, regulator must be told]");
    }

    @Test
    void it_knows_the_facts_that_its_rules_name_and_nothing_else() {
        CriteriaPolicy policy = new CriteriaPolicy(3, List.of(Rule.level(1, OUTAGE), Rule.level(2, REGULATOR)));

        assertThat(policy.knows(Assessment.of())).isTrue();
        assertThat(policy.knows(Assessment.of(OUTAGE, REGULATOR))).isTrue();
        assertThat(policy.knows(Assessment.of(OUTAGE, Criterion.DATA_LOSS))).isFalse();
        assertThat(policy.knows(Assessment.of("High", "Low"))).isFalse();
    }

    @Test
    void impact_and_urgency_are_refused() {
        CriteriaPolicy policy = new CriteriaPolicy(3, List.of());

        assertThatThrownBy(() -> policy.classify(Assessment.of("High", "Low"), ORDINARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("assessment is impact High, urgency Low;"
                        + " allowed: impact facts, as this policy classifies by criteria");
    }

    @Test
    void its_rules_are_a_copy() {
        List<Rule> rules = new ArrayList<>(List.of(Rule.level(1, OUTAGE)));
        CriteriaPolicy policy = new CriteriaPolicy(3, rules);
        rules.clear();

        assertThat(policy)
                .isEqualTo(new CriteriaPolicy(3, List.of(new Rule(Severity.level(1), Set.of(OUTAGE), 1, false))));
    }

    @Test
    void fewer_complainants_than_none_are_refused() {
        assertThatThrownBy(() -> new Circumstances(-1, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("complainants is -1; allowed: 0 and more");
    }

    @Test
    @Tag("S24")
    void a_classification_by_hand_says_so_and_keeps_its_reason() {
        Classification byHand = new Classification(Severity.level(1), "the board is watching", true);

        assertThat(byHand).hasToString("level 1: the board is watching");
        assertThat(byHand.manual()).isTrue();
        assertThatThrownBy(() -> new Classification(Severity.level(1), "bell \u0007", true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("classification reason is ");
    }
}
