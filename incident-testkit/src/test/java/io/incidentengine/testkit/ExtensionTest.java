package io.incidentengine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.policy.EmergencyHandling;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a scenario does as an extension: test classes are run that are meant to fail. */
class ExtensionTest {
    private static final String FIRST_LINE = "INC-1  O&M engineer: incident reported: Cards are declined";

    static class Paged {
        @RegisterExtension
        final Scenario pager = Scenario.under(EmergencyHandling.policy());

        IncidentId reported() {
            return pager.reported(Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION));
        }
    }

    static class FailsByItself extends Paged {
        @Test
        void no_matter_why() {
            reported();
            throw new IllegalStateException("disk full");
        }
    }

    @Test
    void the_timeline_of_a_test_that_fails_for_another_reason_is_printed_once() {
        Outcome outcome = run(FailsByItself.class);
        assertThat(outcome.failures()).containsExactly("disk full");
        assertThat(outcome.printed())
                .startsWith("no_matter_why() failed. " + Timeline.TITLE)
                .containsOnlyOnce(Timeline.TITLE)
                .containsOnlyOnce(FIRST_LINE);
    }

    static class FailsByAnExpectation extends Paged {
        @Test
        void nobody_is_called() {
            reported();
            pager.expectCall("nobody");
        }

        @Test
        void several_at_once() {
            reported();
            Assertions.assertAll(
                    pager::nothingElseWasSent,
                    () -> IncidentAssertions.assertThat(pager.clock("response")).isMet());
        }
    }

    @Test
    void the_timeline_in_a_failure_is_not_printed_again() {
        Outcome outcome = run(FailsByAnExpectation.class);
        assertThat(outcome.failures())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).contains(Timeline.TITLE, FIRST_LINE));
        assertThat(outcome.printed()).isEmpty();
    }

    static class FailsAfterACaughtExpectation extends Paged {
        @Test
        void another_reason() {
            reported();
            Assertions.assertThrows(AssertionError.class, pager::nothingElseWasSent);
            throw new IllegalStateException("disk full");
        }
    }

    @Test
    void a_failure_that_was_caught_does_not_count() {
        assertThat(run(FailsAfterACaughtExpectation.class).printed()).containsOnlyOnce(Timeline.TITLE);
    }

    static class FailsAround extends Paged {
        @BeforeEach
        void before() {
            reported();
        }

        @Test
        void nothing_to_do() {}

        @AfterEach
        void after() {
            throw new IllegalStateException("cannot clean up");
        }
    }

    @Test
    void what_fails_around_a_test_counts_too() {
        assertThat(run(FailsAround.class).printed()).startsWith("nothing_to_do() failed. " + Timeline.TITLE);
    }

    static class Passes extends Paged {
        @Test
        void it_works() {
            reported();
        }

        @Test
        void it_does_not_apply() {
            reported();
            Assumptions.assumeTrue(false);
        }
    }

    static class FailsWithoutAScenario extends Paged {
        @Test
        void nothing_happened() {
            throw new IllegalStateException("disk full");
        }
    }

    @Test
    void nothing_is_printed_without_need() {
        assertThat(run(Passes.class).printed()).isEmpty();
        assertThat(run(FailsWithoutAScenario.class).printed()).isEmpty();
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance extends Paged {
        @Test
        void one() {
            assertThat(reported()).hasToString("INC-1");
        }

        @Test
        void two() {
            assertThat(reported()).hasToString("INC-1");
        }
    }

    static class OneForAll {
        @RegisterExtension
        static final Scenario PAGER = Scenario.under(EmergencyHandling.policy());

        @Test
        void one() {
            assertThat(PAGER.reported(Report.of("payments", "No cards"))).hasToString("INC-1");
        }

        @Test
        void two() {
            assertThat(PAGER.reported(Report.of("payments", "No cards"))).hasToString("INC-1");
        }
    }

    static class InTheConstructor extends Paged {
        private final IncidentId id = reported();

        @Test
        void one() {
            IncidentAssertions.assertThat(pager.incident(id)).isOpen();
        }
    }

    @Test
    void each_test_begins_anew() {
        assertThat(run(OneInstance.class, OneForAll.class, InTheConstructor.class)
                        .failures())
                .isEmpty();
    }

    private record Outcome(List<String> failures, String printed) {}

    private static Outcome run(Class<?>... classes) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> type : classes) {
            request.selectors(selectClass(type));
        }
        LauncherDiscoveryRequest built = request.configurationParameter(
                        "junit.jupiter.displayname.generator.default",
                        "org.junit.jupiter.api.DisplayNameGenerator$Standard")
                .build();
        List<String> failures = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        PrintStream console = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            LauncherConfig alone = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .build();
            LauncherFactory.create(alone).execute(built, new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                    if (test.isTest()) {
                        ended.add(test.getDisplayName());
                    }
                    result.getThrowable()
                            .filter(failure -> result.getStatus() == TestExecutionResult.Status.FAILED)
                            .ifPresent(failure -> failures.add(String.valueOf(failure.getMessage())));
                }
            });
        } finally {
            System.setErr(console);
        }
        assertThat(ended).as("tests that ran").isNotEmpty();
        return new Outcome(failures, captured.toString(StandardCharsets.UTF_8));
    }
}
