package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a user can see. */
class SignaturesTest {

    @Test
    void no_signature_that_a_user_can_see_mentions_what_is_internal() {
        Code.CORE.obeys(Signatures::mentionNothingInternal);
    }

    @Test
    void the_module_exports_all_packages_but_the_internal_one() throws IOException {
        ModuleDescriptor module;
        try (InputStream bytes = new URL(Code.home(), "module-info.class").openStream()) {
            module = ModuleDescriptor.read(bytes);
        }
        Set<String> inhabited = new TreeSet<>(Set.of(Code.packages(Code.CORE.root(), Code.CORE.inhabited())));
        inhabited.remove("io.incidentengine.internal");

        assertThat(exported(module)).isEqualTo(inhabited);
        assertThat(module.isOpen()).isFalse();
        assertThat(module.opens()).isEmpty();
    }

    @Test
    void a_module_that_exports_the_internal_package_is_found() {
        ModuleDescriptor module = ModuleDescriptor.newModule("bad")
                .exports("io.incidentengine.model")
                .exports("io.incidentengine.internal")
                .exports("io.incidentengine.sla", Set.of("friend"))
                .build();

        assertThat(exported(module)).containsExactly("io.incidentengine.internal", "io.incidentengine.model");
    }

    /** To everybody: an export to friends only shows a user nothing. */
    private static Set<String> exported(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(export -> !export.isQualified())
                .map(Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_place_of_a_signature_is_looked_at() {
        List<String> breaches = Code.FIXTURE.breaches(Signatures::mentionNothingInternal);

        assertThat(breaches)
                .containsExactlyInAnyOrder(
                        "Class <simulation.Shows> mentions <internal.Hidden>",
                        "Class <simulation.Shows> mentions <internal.HiddenContract>",
                        "Class <simulation.Shows> mentions <internal.HiddenBound>",
                        "Field <simulation.Shows.field> mentions <internal.Hidden>",
                        "Constructor <simulation.Shows.<init>(internal.Hidden)> mentions <internal.Hidden>",
                        "Method <simulation.Shows.parameter(internal.Hidden)> mentions <internal.Hidden>",
                        "Method <simulation.Shows.result()> mentions <internal.Hidden>",
                        "Method <simulation.Shows.array()> mentions <internal.Hidden>",
                        "Method <simulation.Shows.argument(java.util.Map)> mentions <internal.Hidden>",
                        "Method <simulation.Shows.wildcard(java.util.List)> mentions <internal.Hidden>",
                        "Method <simulation.Shows.bound()> mentions <internal.HiddenBound>",
                        "Method <simulation.Shows.thrown()> mentions <internal.HiddenException>",
                        "Method <simulation.Shows.forHeirs()> mentions <internal.Hidden>",
                        "Method <simulation.Shows$Nested.nested()> mentions <internal.Hidden>",
                        "Method <simulation.Base.inherited()> mentions <internal.Hidden>");
    }
}
