package io.incidentengine.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.incidentengine.model.ChannelType;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Policies;
import io.incidentengine.simulation.Staff;
import io.incidentengine.testkit.FaultyChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * An implementation that breaks one promise, and the tests that show it.
 *
 * @param clause the promise: the method, or the port for what all its methods promise, and the number in its javadoc
 * @param broken the implementation, by name
 * @param suite the leaf of the contract suite that it is put in
 * @param putIn puts it in
 * @param tests the tests that fail, and no others do; the first is the one that is about the promise
 * @param says what the first of them says, in part
 * @param race whether the first is a test in which threads meet; it is run alone then, and else all others but these
 */
record Breach(
        String clause, String broken, Class<?> suite, Runnable putIn, List<String> tests, String says, boolean race) {
    private static final int RACES = 20;

    static Breach store(String clause, Supplier<? extends IncidentStore> broken) {
        return of(clause, broken.get(), Broken.OfStores.class, () -> Broken.store = broken::get);
    }

    static Breach outbox(String clause, Supplier<? extends OutboxAround> broken) {
        return of(
                clause,
                broken.get(),
                Broken.OfOutboxes.class,
                () -> Broken.store = () -> broken.get().ofItsStore());
    }

    static Breach policies(String clause, BiFunction<IncidentPolicy, IncidentPolicy, Policies> broken) {
        IncidentPolicy any = EmergencyHandling.policy();
        return of(clause, broken.apply(any, any), Broken.OfPolicies.class, () -> Broken.policies = broken);
    }

    static Breach channel(String clause, UnaryOperator<Channel> broken) {
        Channel any = broken.apply(FaultyChannel.of(ChannelType.EMAIL));
        return of(
                clause,
                any,
                Broken.OfChannels.class,
                () -> Broken.channel = working -> Optional.of(broken.apply(working)));
    }

    static Breach directory(String clause, UnaryOperator<Directory> broken) {
        return of(clause, broken.apply(new Staff()), Broken.OfDirectories.class, () -> Broken.directory = broken);
    }

    private static Breach of(String clause, Object broken, Class<?> suite, Runnable putIn) {
        return new Breach(clause, broken.getClass().getSimpleName(), suite, putIn, List.of(), "", false);
    }

    Breach fails(String test, String message) {
        return new Breach(clause, broken, suite, putIn, List.of(test), message, false);
    }

    Breach failsAsThreadsMeet(String test, String message) {
        return new Breach(clause, broken, suite, putIn, List.of(test), message, true);
    }

    /** Tests that fail too, as they rely on the promise. */
    Breach also(String... others) {
        List<String> all = new ArrayList<>(tests);
        all.addAll(List.of(others));
        return new Breach(clause, broken, suite, putIn, List.copyOf(all), says, race);
    }

    /** Runs the suite, and tells what failed and why; a race is run until its threads have met, to a bound. */
    Map<String, Throwable> failures() {
        Map<String, Throwable> failures = run();
        for (int i = 1; race && failures.isEmpty() && i < RACES; i++) {
            failures = run();
        }
        return failures;
    }

    private Map<String, Throwable> run() {
        putIn.run();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .filters(race ? only(tests.get(0)) : TagFilter.excludeTags("concurrency"))
                .build();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        Map<String, Throwable> failures = new TreeMap<>();
        LauncherFactory.create(alone).execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    failures.put(name(test), result.getThrowable().orElseThrow());
                }
            }
        });
        return failures;
    }

    private static PostDiscoveryFilter only(String test) {
        return descriptor -> FilterResult.includedIf(descriptor
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> name((MethodSource) source).equals(test))
                .orElse(true));
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> name((MethodSource) source))
                .orElse(test.getDisplayName());
    }

    /** The topic and the sentence. */
    private static String name(MethodSource source) {
        String type = source.getClassName();
        return type.substring(Math.max(type.lastIndexOf('$'), type.lastIndexOf('.')) + 1) + ": "
                + source.getMethodName().replace('_', ' ');
    }

    @Override
    public String toString() {
        return clause + " broken by " + broken;
    }
}
