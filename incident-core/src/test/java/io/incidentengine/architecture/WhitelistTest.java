package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the core depends on, package by package. */
class WhitelistTest {

    static List<String> packages() {
        return Layers.GROUND_UP.stream()
                .filter(name -> !Layers.STILL_TO_COME.contains(name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_depends_on_what_is_named_and_on_nothing_else(String name) {
        Code.CORE.obeys(root -> Whitelist.of(name, root));
    }

    @Test
    void files_network_reflection_databases_and_other_loggers_are_found() {
        assertThat(Code.FIXTURE.breaches(root -> Whitelist.of("policy", root)))
                .filteredOn(breach -> breach.startsWith("Field <policy.Depends."))
                .containsExactlyInAnyOrder(
                        "Field <policy.Depends.file> has type <java.io.File>",
                        "Field <policy.Depends.path> has type <java.nio.file.Path>",
                        "Field <policy.Depends.address> has type <java.net.URI>",
                        "Field <policy.Depends.method> has type <java.lang.reflect.Method>",
                        "Field <policy.Depends.database> has type <javax.sql.DataSource>",
                        "Field <policy.Depends.date> has type <java.sql.Timestamp>",
                        "Field <policy.Depends.jdkLogger> has type <java.util.logging.Logger>",
                        "Field <policy.Depends.logger> has type <org.slf4j.Logger>",
                        "Field <policy.Depends.library> has type <org.assertj.core.api.AssertionInfo>",
                        "Field <policy.Depends.future> has type <java.util.concurrent.Future>",
                        "Field <policy.Depends.local> has type <java.lang.ThreadLocal>",
                        "Field <policy.Depends.timer> has type <java.util.Timer>");
    }

    @Test
    void a_logger_is_allowed_in_the_engine_and_found_in_the_store() {
        assertThat(Code.FIXTURE.breaches(root -> Whitelist.of("internal", root)))
                .noneMatch(breach -> breach.contains("slf4j"));
        assertThat(Code.FIXTURE.breaches(root -> Whitelist.of("memory", root)))
                .contains("Field <memory.Logs.LOG> has type <org.slf4j.Logger>");
    }

    @Test
    void a_lock_is_allowed_in_the_store_and_found_in_a_port() {
        assertThat(Code.FIXTURE.breaches(root -> Whitelist.of("memory", root)))
                .noneMatch(breach -> breach.contains("ReentrantLock"));
        assertThat(Code.FIXTURE.breaches(root -> Whitelist.of("port", root)))
                .contains("Field <port.Locks.LOCK> has type <java.util.concurrent.locks.ReentrantLock>");
    }

    @Test
    void reflection_is_allowed_where_documents_are_made_and_found_elsewhere() {
        assertThat(Code.FIXTURE.breaches(root -> Whitelist.of("document", root)))
                .filteredOn(breach -> breach.startsWith("Field <document.Reflects."))
                .containsExactly("Field <document.Reflects.future> has type <java.util.concurrent.Future>");
        assertThat(Code.FIXTURE.breaches(root -> Whitelist.of("policy", root)))
                .contains("Field <policy.Depends.method> has type <java.lang.reflect.Method>");
    }
}
