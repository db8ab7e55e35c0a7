package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The ground-up order inside the core. */
class LayersTest {

    @Test
    void no_package_uses_one_that_is_built_upon_it() {
        Code.CORE.obeys(Layers::groundUp);
    }

    @Test
    void every_package_of_the_order_has_classes_but_those_still_to_come() {
        assertThat(Layers.withoutClasses(Code.CORE))
                .as("a rule about a package without classes says nothing; a new package comes off STILL_TO_COME")
                .isEqualTo(Layers.STILL_TO_COME);
    }

    @Test
    void every_step_up_from_one_package_to_the_next_is_found_the_root_package_included() {
        assertThat(Code.FIXTURE.breaches(Layers::groundUp))
                .filteredOn(breach -> breach.contains("LooksUp.above"))
                .containsExactlyInAnyOrder(
                        "Field <model.LooksUp.above> has type <sla.LooksUp>",
                        "Field <sla.LooksUp.above> has type <severity.LooksUp>",
                        "Field <severity.LooksUp.above> has type <escalation.LooksUp>",
                        "Field <escalation.LooksUp.above> has type <notification.LooksUp>",
                        "Field <notification.LooksUp.above> has type <policy.LooksUp>",
                        "Field <policy.LooksUp.above> has type <incident.LooksUp>",
                        "Field <incident.LooksUp.above> has type <document.LooksUp>",
                        "Field <document.LooksUp.above> has type <port.LooksUp>",
                        "Field <port.LooksUp.above> has type <oncall.LooksUp>",
                        "Field <oncall.LooksUp.above> has type <lint.LooksUp>",
                        "Field <lint.LooksUp.above> has type <memory.LooksUp>",
                        "Field <memory.LooksUp.above> has type <analysis.LooksUp>",
                        "Field <analysis.LooksUp.above> has type <forecast.LooksUp>",
                        "Field <forecast.LooksUp.above> has type <internal.LooksUp>",
                        "Field <internal.LooksUp.above> has type <LooksUp>",
                        "Field <LooksUp.above> has type <simulation.LooksUp>");
    }

    @Test
    void a_class_outside_of_the_order_is_found() {
        assertThat(Code.FIXTURE.breaches(Layers::groundUp))
                .contains("Class <stray.Stray> is not contained in architecture");
    }

    @Test
    void a_package_that_holds_no_more_than_its_annotation_is_found() {
        Code hollow = Code.below("io.incidentengine.architecture.fixture.hollow");

        assertThat(hollow.classes()).isNotEmpty();
        assertThat(hollow.inhabited()).isEmpty();
        assertThat(Layers.withoutClasses(hollow)).containsExactlyInAnyOrderElementsOf(Layers.GROUND_UP);
    }
}
