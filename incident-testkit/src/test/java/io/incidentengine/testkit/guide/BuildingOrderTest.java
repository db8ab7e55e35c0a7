package io.incidentengine.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.port.Archive;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.testkit.contract.IncidentStoreContract;
import io.incidentengine.testkit.contract.OutboxContract;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The order of building in docs/writing-an-adapter.md: with the methods so far, the topics so far are green. */
class BuildingOrderTest {
    private static final Path PAGE = Path.of("../docs/writing-an-adapter.md");
    private static final Pattern ROW = Pattern.compile("^\\| \\d+ \\|(.*?)\\|(.*?)\\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");
    private static volatile Set<String> built = Set.of();

    /**
     * A row of the table.
     *
     * @param built all methods up to this step
     * @param green the topics that turn green with them
     */
    record Step(Set<String> built, Set<String> green) {
        @Override
        public String toString() {
            return String.join(", ", green);
        }
    }

    static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Set<String> soFar = new TreeSet<>();
        for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
            soFar.addAll(names(row.group(1)));
            steps.add(new Step(new TreeSet<>(soFar), names(row.group(2))));
        }
        return steps;
    }

    private static Set<String> names(String cell) {
        return new TreeSet<>(
                NAME.matcher(cell).results().map(name -> name.group(1)).toList());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void topics_turn_green_in_the_order_of_the_page(Step step) {
        built = step.built();
        for (String topic : step.green()) {
            TestExecutionSummary summary = run(topic);
            assertThat(summary.getFailures())
                    .as("%s with %s", topic, step.built())
                    .extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                    .isEmpty();
            assertThat(summary.getTestsSucceededCount()).as(topic).isPositive();
        }
    }

    @Test
    void what_is_not_built_yet_is_not_green() {
        built = Set.of("report", "change", "find");
        assertThat(run("Reading").getFailures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.getException()).hasMessage("timeline is not built yet"));
    }

    @Test
    void every_method_is_built_and_every_topic_turns_green() throws IOException {
        assertThat(steps().get(steps().size() - 1).built())
                .as("what %s says to build", PAGE)
                .containsExactlyInAnyOrderElementsOf(Stream.of(IncidentStore.class, Outbox.class, Archive.class)
                        .flatMap(port -> Arrays.stream(port.getMethods()).filter(method -> !isPart(method)))
                        .map(BuildingOrderTest::name)
                        .toList());
        assertThat(steps())
                .flatExtracting(Step::green)
                .as("what turns green in %s", PAGE)
                .containsExactlyInAnyOrderElementsOf(Stream.of(IncidentStoreContract.class, OutboxContract.class)
                        .flatMap(contract -> topics(contract).stream())
                        .toList());
    }

    private static TestExecutionSummary run(String topic) {
        Class<?> leaf = topics(OutboxContract.class).contains(topic) ? OutboxUnderWay.class : StoreUnderWay.class;
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create(alone)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectNestedClass(
                                        List.of(leaf.getName()),
                                        leaf.getSuperclass().getName() + "$" + topic))
                                .build(),
                        listener);
        return listener.getSummary();
    }

    private static List<String> topics(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredClasses())
                .filter(topic -> topic.isAnnotationPresent(Nested.class))
                .map(Class::getSimpleName)
                .toList();
    }

    /** The store in memory, of which only some methods are built. */
    private static <T> T underWay(Class<T> port, Object whole) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, values) -> {
                    if (!isPart(method) && !built.contains(name(method))) {
                        throw new UnsupportedOperationException(name(method) + " is not built yet");
                    }
                    try {
                        Object result = method.invoke(whole, values);
                        return isPart(method) ? underWay(method.getReturnType(), result) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                }));
    }

    /** Such as {@link IncidentStore#outbox()}. */
    private static boolean isPart(Method method) {
        return method.getReturnType() == Outbox.class || method.getReturnType() == Archive.class;
    }

    private static String name(Method method) {
        Class<?> port = method.getDeclaringClass();
        return (port == IncidentStore.class ? "" : port.getSimpleName() + ".") + method.getName();
    }

    /** Only {@link #run} runs it, as the other one. */
    static class StoreUnderWay extends IncidentStoreContract {
        @Override
        protected IncidentStore newStore() {
            return underWay(IncidentStore.class, new InMemoryStore());
        }
    }

    static class OutboxUnderWay extends OutboxContract {
        @Override
        protected IncidentStore newStore() {
            return underWay(IncidentStore.class, new InMemoryStore());
        }
    }
}
