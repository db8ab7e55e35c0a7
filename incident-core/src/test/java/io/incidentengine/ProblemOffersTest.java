package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.ProblemManagement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An offer to problem management is never lost: its journal, listeners and the log tell what came of it. */
@Tag("R8")
class ProblemOffersTest implements EngineListener {
    private final EngineFixture fixture = new EngineFixture();
    private final List<ProblemOffer> taken = new ArrayList<>();
    private final List<SendResult> told = new ArrayList<>();
    private final Deque<SendResult> answers = new ArrayDeque<>();

    @Override
    public void offered(ProblemOffer offer, SendResult result) {
        assertThat(offer).isEqualTo(taken.get(taken.size() - 1));
        told.add(result);
    }

    private IncidentEngine engine() {
        return engine(offer -> {
            taken.add(offer);
            return answers.size() == 1 ? answers.peek() : answers.pop();
        });
    }

    private IncidentEngine engine(ProblemManagement problems) {
        return fixture.engine().problemManagement(problems).listener(this).build();
    }

    /** Resolves an incident without a root cause, which is a ground to offer it. */
    private IncidentId offered(IncidentEngine engine) {
        IncidentId id = engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()))
                .incident()
                .id();
        engine.handle(id, ENGINEER, new Respond());
        engine.handle(id, ENGINEER, new Resolve("restarted", RootCause.UNKNOWN, ""));
        drain(engine);
        return id;
    }

    private static void drain(IncidentEngine engine) {
        while (!engine.runDue().isNothing()) {}
    }

    private static OfferRecord offer(IncidentEngine engine, IncidentId id) {
        List<OfferRecord> offers = engine.problemOffers(id);
        assertThat(offers).hasSize(1);
        return offers.get(0);
    }

    @Test
    void an_offer_that_is_taken_is_on_record_with_the_problem() {
        Accepted problem = new Accepted("PRB-7");
        answers.add(problem);
        IncidentEngine engine = engine();
        IncidentId id = offered(engine);
        assertThat(taken)
                .singleElement()
                .satisfies(offer -> assertThat(offer.incident()).isEqualTo(id));
        assertThat(told).containsExactly(problem);
        assertThat(offer(engine, id))
                .isEqualTo(new OfferRecord(taken.get(0), State.SENT, List.of(new Attempt(1, START, problem))));
        assertThat(engine.problemOffers(IncidentId.of("INC-99"))).isEmpty();
    }

    @Test
    void an_offer_that_is_refused_is_on_record_told_and_warned_of() {
        Rejected no = new Rejected("no such service");
        answers.add(no);
        IncidentEngine engine = engine();
        try (LoggedBy log = LoggedBy.loggersBelow("io.incidentengine")) {
            IncidentId id = offered(engine);
            assertThat(offer(engine, id).state()).isEqualTo(State.REFUSED);
            assertThat(offer(engine, id).attempts()).extracting(Attempt::result).containsExactly(no);
            assertThat(log.events(Level.WARN))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .contains("Given up after attempt 1: " + taken.get(0).key() + " is Rejected");
        }
        assertThat(told).containsExactly(no);
        assertThat(taken).hasSize(1);
    }

    @Test
    @Tag("S30")
    void an_offer_that_is_put_off_is_made_again_and_given_up_after_ten_times() {
        answers.add(new RetryLater("closed at night", Duration.ZERO));
        IncidentEngine engine = engine();
        try (LoggedBy log = LoggedBy.loggersBelow("io.incidentengine")) {
            IncidentId id = offered(engine);
            for (int minute = 0; minute < 24 * 60; minute += 10) {
                fixture.time.moveTo(START.plus(Duration.ofMinutes(minute)));
                drain(engine);
            }
            assertThat(offer(engine, id).state()).isEqualTo(State.REFUSED);
            assertThat(offer(engine, id).attempts()).hasSize(10);
            assertThat(log.events(Level.WARN))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .contains("Given up after attempt 10: " + taken.get(0).key() + " is RetryLater");
        }
        assertThat(taken).hasSize(10).containsOnly(taken.get(0));
        assertThat(told).hasSize(10);
    }

    @Test
    void problem_management_that_throws_is_asked_again() {
        boolean[] broken = {true};
        IncidentEngine engine = engine(offer -> {
            taken.add(offer);
            if (broken[0]) {
                throw new IllegalStateException("no connection");
            }
            return new Accepted("PRB-7");
        });
        IncidentId id = offered(engine);
        broken[0] = false;
        fixture.time.moveTo(START.plus(Duration.ofMinutes(2)));
        drain(engine);
        assertThat(offer(engine, id).state()).isEqualTo(State.SENT);
        assertThat(told)
                .containsExactly(
                        new Ambiguous("problem management failed: java.lang.IllegalStateException: no connection"),
                        new Accepted("PRB-7"));
    }

    @Test
    void without_problem_management_offers_count_as_taken() {
        IncidentEngine engine = fixture.engine().build();
        IncidentId id = offered(engine);
        assertThat(offer(engine, id).state()).isEqualTo(State.SENT);
    }
}
