package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Report;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.Tolerances;
import io.incidentengine.port.Backlog;
import io.incidentengine.port.Health;
import io.incidentengine.port.Health.Loops;
import io.incidentengine.port.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an engine says of itself to whoever watches over it. */
@Tag("R34")
class HealthTest {
    private static final Duration TOLERANCE = Tolerances.STANDARD.lateness();
    /** One grain after the response of an incident of level 3 was due. */
    private static final Instant OVERDUE = START.plus(Duration.ofMinutes(60)).plus(Time.GRAIN);

    private final EngineFixture fixture = new EngineFixture();

    private static Health health(Loops loops, Backlog incidents, Map<Lane, Backlog> lanes) {
        return Health.of(START, loops, TOLERANCE, new StoreStatus("memory", incidents, 7, lanes, 7));
    }

    @Test
    void an_engine_with_nothing_to_do_is_healthy() {
        Health health = fixture.engine().build().health();

        assertThat(health)
                .isEqualTo(Health.of(
                        START,
                        Loops.NOT_STARTED,
                        Duration.ofSeconds(60),
                        new StoreStatus("memory", Backlog.NONE, 0, Map.of(), 0)));
        assertThat(health.isHealthy()).isTrue();
        assertThat(health.isReachable()).isTrue();
        assertThat(health.lag()).isZero();
    }

    @Test
    @Tag("S4")
    void it_is_healthy_until_something_waits_longer_than_the_policy_tolerates() {
        IncidentEngine engine = fixture.engine().build();
        Report toldToNobody = Report.of("payments", "Where is the statement?")
                .impact(Criterion.DATA_QUERY)
                .build();
        engine.report(ENGINEER, Intake.of("mail-1", toldToNobody));

        fixture.time.moveTo(OVERDUE.plus(TOLERANCE));
        assertThat(engine.health().lag()).isEqualTo(TOLERANCE);
        assertThat(engine.health().isHealthy()).isTrue();

        fixture.time.moveTo(OVERDUE.plus(TOLERANCE).plus(Time.GRAIN));
        assertThat(engine.health().figures().orElseThrow().incidents()).isEqualTo(new Backlog(1, OVERDUE));
        assertThat(engine.health().isHealthy()).isFalse();

        engine.runDue();
        assertThat(engine.health().lag()).isZero();
        assertThat(engine.health().isHealthy()).isTrue();
    }

    @Test
    void the_tolerance_is_that_of_the_current_policy() {
        Tolerances patient = new Tolerances(Duration.ZERO, Duration.ofHours(1), Duration.ZERO);
        IncidentEngine engine = fixture.engine()
                .policies(InMemoryPolicies.of(EmergencyHandling.policy().toBuilder("patient", 1)
                        .tolerances(patient)
                        .build()))
                .build();

        assertThat(engine.health().tolerance()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_lane_that_nobody_works_off_is_named_and_makes_it_ill() {
        IncidentEngine engine = fixture.engine().build();
        engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()));

        fixture.time.moveTo(START.plus(TOLERANCE.plus(Time.GRAIN)));

        Health health = engine.health();
        assertThat(health.figures().orElseThrow().lanes()).contains(entry(Lane.DIRECTORY, new Backlog(2, START)));
        assertThat(health.lag()).isZero();
        assertThat(health.isHealthy()).isFalse();
    }

    @Test
    void what_a_person_is_to_look_at_is_counted_and_makes_it_no_less_healthy() {
        IncidentEngine engine = fixture.engine()
                .channel(
                        EngineFixture.channel(ChannelType.EMAIL, message -> new SendResult.Rejected("no such address")))
                .build();
        engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()));
        engine.runDue();

        assertThat(engine.health().figures().orElseThrow().givenUp())
                .isEqualTo(engine.givenUp(null, 100).size())
                .isPositive();
        assertThat(health(Loops.RUNNING, Backlog.NONE, Map.of()).isHealthy()).isTrue();
    }

    @Test
    void a_store_that_fails_is_an_answer_and_no_exception() {
        Interposed broken = new Interposed(fixture.store).before("status", call -> {
            throw new IllegalStateException(
                    "The database could not be read", new RuntimeException("Connection refused"));
        });

        Health health = fixture.engine(broken.store()).build().health();

        assertThat(health.isReachable()).isFalse();
        assertThat(health.isHealthy()).isFalse();
        assertThat(health.figures()).isEmpty();
        assertThat(health.failure()).isEqualTo("The database could not be read: Connection refused");
        assertThat(health.lag()).isZero();
        assertThat(health.at()).isEqualTo(START);
    }

    @Test
    void a_failure_without_words_is_called_by_its_name() {
        assertThat(Health.unreachable(START, Loops.RUNNING, new NullPointerException())
                        .failure())
                .isEqualTo("NullPointerException");
    }

    @Test
    void it_says_whether_it_works_by_itself() {
        IncidentEngine engine = fixture.engine().build();
        assertThat(engine.health().loops()).isEqualTo(Loops.NOT_STARTED);

        engine.start();
        assertThat(engine.health().loops()).isEqualTo(Loops.RUNNING);

        engine.close();
        assertThat(engine.health().loops()).isEqualTo(Loops.CLOSED);
        assertThat(engine.health().isReachable()).isTrue();
        assertThat(engine.health().isHealthy()).isFalse();
    }

    @Test
    void what_waits_since_later_by_another_clock_does_not_wait() {
        Backlog ahead = new Backlog(3, START.plusSeconds(5));

        assertThat(ahead.age(START)).isZero();
        assertThat(health(Loops.RUNNING, Backlog.NONE, Map.of(Lane.PROOF, ahead))
                        .isHealthy())
                .isTrue();
    }
}
