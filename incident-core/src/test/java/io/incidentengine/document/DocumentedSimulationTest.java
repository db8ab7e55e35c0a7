package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that an engine makes is read as it was written, at each step of a life. */
class DocumentedSimulationTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00.123456Z");
    private static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);

    private static final class Archive implements EngineListener {
        private final List<TimelineEntry> timeline = new ArrayList<>();
        private int messages;
        private int outcomes;
        private int offers;

        @Override
        public void changed(Change change) {
            change.entries().forEach(entry -> timeline.add(Documented.there(DocumentForm.ENTRY, entry)));
            Incident read = Documented.there(DocumentForm.INCIDENT, change.incident());
            assertThat(Incident.fold(read.id(), timeline)).isEqualTo(read);
            change.notifications().forEach(told -> Documented.there(DocumentForm.NOTIFICATION, told));
            change.outcomes().forEach(outcome -> Documented.there(DocumentForm.OUTCOME, outcome));
            outcomes += change.outcomes().size();
        }

        @Override
        public void attempted(Message message, SendResult result) {
            messages++;
            Message read = Documented.there(DocumentForm.MESSAGE, message);
            assertThat(read.page()).isEqualTo(message.page());
            Documented.there(DocumentForm.ATTEMPT, new Attempt(messages, START, result));
        }

        @Override
        public void offered(ProblemOffer offer, SendResult result) {
            offers++;
            Documented.there(DocumentForm.OFFER, offer);
        }

        @Override
        public void strayed(News news) {
            Documented.there(DocumentForm.NEWS, news);
        }
    }

    static Stream<IncidentPolicy> policies() {
        return Stream.of(EmergencyHandling.policy(), Policies.ofAHouse());
    }

    private static Person person(String id) {
        return Person.of(
                        id,
                        "\"" + id + "\" \uD83D\uDE80",
                        Contact.email(id + "@example.org"),
                        Contact.sms("+4917055501"))
                .with(Contact.phone("+493055501"))
                .in(Locale.GERMANY, ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whatever_an_engine_makes_is_read_as_it_was_written(IncidentPolicy policy) {
        Archive archive = new Archive();
        Simulation simulation = Simulation.of(policy)
                .startingAt(START)
                .staff(new Staff()
                        .with(person("olga"), Audience.SERVICE_OWNER)
                        .with(person("rada"), Audience.RD_LEADER)
                        .with(person("ena"), Audience.HANDLER, Audience.OM_TEAM)
                        .with(person("max"), Audience.INCIDENT_MANAGER))
                .channel(ScriptedChannel.of(ChannelType.PHONE)
                        .thenAlways(new SendResult.RetryLater("no answer", Duration.ofHours(1))))
                .channel(ScriptedChannel.of(ChannelType.SMS).thenAlways(new SendResult.Rejected("blocked")))
                .listener(archive)
                .build();
        IncidentId id = simulation.report(
                ENGINEER,
                Report.of("payments", "Payments \"fail\" \\ </html>")
                        .reporter(person("rob"))
                        .impact(Criterion.DEGRADATION)
                        .details("Zeile 1\nZeile 2\t\u2028")
                        .build());
        simulation.elapse(Duration.ofHours(3));
        simulation.handle(id, ENGINEER, new Respond());
        simulation.handle(id, ENGINEER, new Recover("restarted"));
        simulation.handle(id, ENGINEER, new Resolve("restarted", RootCause.KNOWN_DEFECT, "a leak"));
        simulation.engine().take(News.of("nobody's", News.Status.FAILED, simulation.now()));
        simulation.elapse(Duration.ofDays(9));

        assertThat(simulation.failures()).isEmpty();
        assertThat(archive.messages).isGreaterThan(10);
        assertThat(archive.outcomes).isPositive();
        assertThat(archive.offers).isPositive();
    }
}
