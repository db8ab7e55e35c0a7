package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the types of the core look like. */
class ShapeTest {

    @Test
    void every_package_says_that_nothing_is_null_unless_it_says_so() {
        Code.CORE.obeys(Shape::everyPackageIsNullMarked);
    }

    @Test
    void public_values_do_not_change() {
        Code.CORE.obeys(Shape::valuesDoNotChange);
    }

    @Test
    void policies_and_all_other_values_hold_no_code() {
        Code.CORE.obeys(Shape::valuesHoldNoCode);
    }

    @Test
    void nothing_has_setters() {
        Code.CORE.obeys(Shape::nothingHasSetters);
    }

    @Test
    void engines_share_no_static_state() {
        Code.CORE.obeys(Shape::noSharedState);
    }

    @Test
    void public_exceptions_form_one_tree() {
        Code.CORE.obeys(Shape::publicExceptionsAreIncidentExceptions);
    }

    @Test
    void a_package_without_the_mark_is_found_and_one_with_it_is_not() {
        assertThat(Code.FIXTURE.breaches(Shape::everyPackageIsNullMarked))
                .contains("Package <io.incidentengine.architecture.fixture>", "Package <stray>")
                .doesNotContain("Package <hollow>");
    }

    @Test
    void a_public_value_with_a_field_that_changes_is_found_and_its_builder_is_not() {
        assertThat(Code.FIXTURE.breaches(Shape::valuesDoNotChange))
                .filteredOn(breach -> breach.contains("Mutable"))
                .containsExactly("Field <severity.Mutable.level> does not have modifier FINAL");
    }

    @Test
    void a_function_in_a_value_and_an_interface_that_a_host_may_implement_are_found() {
        assertThat(Code.FIXTURE.breaches(Shape::valuesHoldNoCode))
                .containsExactlyInAnyOrder(
                        "Field <policy.HoldsCode.condition> holds <java.util.function.Predicate>",
                        "Field <policy.HoldsCode.steps> holds <java.util.function.UnaryOperator>",
                        "Field <policy.HoldsCode.order> holds <java.util.Comparator>",
                        "Class <policy.OpenRule> is not sealed");
    }

    @Test
    void a_setter_is_found() {
        assertThat(Code.FIXTURE.breaches(Shape::nothingHasSetters))
                .containsExactly("Method <severity.Mutable.setLevel(int)> has name matching 'set[A-Z].*'");
    }

    @Test
    void static_state_is_found() {
        assertThat(Code.FIXTURE.breaches(Shape::noSharedState))
                .filteredOn(breach -> breach.contains("internal."))
                .containsExactlyInAnyOrder(
                        "Field <internal.Shares.engines>",
                        "Field <internal.Shares.COUNT>",
                        "Field <internal.Shares.CURRENT>",
                        "Field <internal.Shares.CACHE>",
                        "Field <internal.Shares.SHOWN>");
    }

    @Test
    void a_public_exception_outside_of_the_tree_is_found() {
        assertThat(Code.FIXTURE.breaches(Shape::publicExceptionsAreIncidentExceptions))
                .containsExactlyInAnyOrder(
                        "Class <model.LooseException> is not assignable to model.IncidentException",
                        "Class <model.CheckedException> is not assignable to model.IncidentException",
                        "Class <model.CheckedException> is not assignable to java.lang.RuntimeException");
    }
}
