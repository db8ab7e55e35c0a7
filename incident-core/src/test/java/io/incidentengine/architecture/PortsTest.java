package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a host implements. */
class PortsTest {

    @Test
    void a_port_leaves_nothing_silently_undone() {
        Code.CORE.obeys(Ports::everyMethodIsAbstract);
    }

    @Test
    void a_port_declares_no_checked_exception() {
        Code.CORE.obeys(Ports::nothingCheckedIsThrown);
    }

    @Test
    void a_default_and_a_static_method_are_found_but_not_those_of_the_listener_or_of_a_result() {
        assertThat(Code.FIXTURE.breaches(Ports::everyMethodIsAbstract))
                .containsExactlyInAnyOrder(
                        "Method <port.Lazy.forget()> does not have modifier ABSTRACT",
                        "Method <port.Lazy.standard()> does not have modifier ABSTRACT");
    }

    @Test
    void checked_exceptions_are_found() {
        assertThat(Code.FIXTURE.breaches(Ports::nothingCheckedIsThrown))
                .containsExactlyInAnyOrder(
                        "Method <port.Lazy.load()> throws <java.io.IOException>",
                        "Method <port.Lazy.save(java.lang.String)> throws <java.lang.Exception>");
    }
}
