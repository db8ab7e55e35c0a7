package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Time;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Directory} promises, as tests. Extend it, and say how to make directories of known people; where the staff
 * does not change with time, say so with an empty answer, and the test of it is skipped:
 *
 * <pre>{@code
 * class StaffListTest extends DirectoryContract {
 *     @Override
 *     protected Directory directory(Audience audience, List<Person> people) {
 *         StaffList list = StaffList.on(emptyDatabase());
 *         people.forEach(person -> list.add(person, audience));
 *         return list;
 *     }
 *
 *     @Override
 *     protected Optional<Directory> onCall(Audience audience, Person before, Person after, Instant handOver) {
 *         return Optional.empty();
 *     }
 * }
 * }</pre>
 *
 * <p>When the engine asks, and what it does when nobody answers, are promises of the engine to the directory, and not tested
 * here.
 */
@Tag("S27")
public abstract class DirectoryContract {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Audience MEANT = Audience.RD_LEADER;
    private static final Audience UNKNOWN = Audience.named("nobody has heard of these");
    private static final Person ANN = person("ann");
    private static final Person BOB = person("bob");
    private static final Person CEM = person("cem");
    private static final Incident INCIDENT = incident();

    /** For classes that extend it. */
    protected DirectoryContract() {}

    /**
     * Makes a directory that knows one audience. Called once or twice in each test.
     *
     * @param audience the audience, for all services
     * @param people who it is at any time, in the order in which they should be tried
     * @return the directory
     */
    protected abstract Directory directory(Audience audience, List<Person> people);

    /**
     * Makes a directory in which one person takes over from another.
     *
     * @param audience the audience, for all services
     * @param before who it is for the twelve hours and more before the instant
     * @param after who it is from the instant on, for twelve hours and more
     * @param handOver the instant
     * @return the directory, or empty if its people do not change with time
     */
    protected abstract Optional<Directory> onCall(Audience audience, Person before, Person after, Instant handOver);

    private static Person person(String id) {
        return Person.of(id, id, Contact.email(id + "@example.org"));
    }

    private static Incident incident() {
        try (IncidentEngine engine = IncidentEngine.on(new InMemoryStore()).build()) {
            Report report = Report.of("checkout", "It fails")
                    .impact(Criterion.DEGRADATION)
                    .build();
            return engine.report(Actor.of("desk", Role.SYSTEM), Intake.of("1", report))
                    .incident();
        }
    }

    private static List<Person> find(Directory directory, Audience audience) {
        return directory.find(audience, INCIDENT, NOON);
    }

    @Test
    final void people_come_in_the_order_in_which_they_should_be_tried() {
        assertThat(find(directory(MEANT, List.of(BOB, CEM, ANN)), MEANT)).containsExactly(BOB, CEM, ANN);
        assertThat(find(directory(MEANT, List.of(CEM, BOB)), MEANT)).containsExactly(CEM, BOB);
    }

    @Test
    @Tag("S31")
    final void for_an_audience_that_is_not_known_the_answer_is_empty() {
        Directory directory = directory(MEANT, List.of(ANN));

        assertThat(find(directory, UNKNOWN)).isEmpty();
        assertThat(find(directory, MEANT)).containsExactly(ANN);
    }

    @Test
    final void who_is_on_call_follows_from_the_instant_that_is_asked_for() {
        Optional<Directory> staged = onCall(MEANT, ANN, BOB, NOON);
        assumeTrue(staged.isPresent(), "people who change with time cannot be staged");
        Directory directory = staged.orElseThrow();
        Instant before = NOON.minus(Time.GRAIN);

        assertThat(directory.find(MEANT, INCIDENT, NOON)).containsExactly(BOB);
        assertThat(directory.find(MEANT, INCIDENT, before)).containsExactly(ANN);
        assertThat(directory.find(MEANT, INCIDENT, NOON)).containsExactly(BOB);
    }

    @Test
    final void an_answer_and_the_next_one_do_not_change_each_other() {
        Directory directory = directory(MEANT, List.of(ANN, BOB));
        List<Person> answer = find(directory, MEANT);

        find(directory, UNKNOWN);
        assertThat(answer).containsExactly(ANN, BOB);
        empty(answer);
        assertThat(find(directory, MEANT)).containsExactly(ANN, BOB);
    }

    private static void empty(List<Person> answer) {
        try {
            answer.clear();
        } catch (UnsupportedOperationException unchangeable) {
            assertThat(answer).isNotEmpty();
        }
    }

    @Test
    @Tag("concurrency")
    final void several_threads_may_ask_at_once() throws Exception {
        Directory directory = directory(MEANT, List.of(ANN, BOB));

        List<List<List<Person>>> answers = Together.play(
                4,
                thread -> IntStream.range(0, 100)
                        .mapToObj(i -> find(directory, thread % 2 == 0 ? MEANT : UNKNOWN))
                        .toList());

        for (int thread = 0; thread < answers.size(); thread++) {
            assertThat(answers.get(thread)).containsOnly(thread % 2 == 0 ? List.of(ANN, BOB) : List.of());
        }
    }
}
