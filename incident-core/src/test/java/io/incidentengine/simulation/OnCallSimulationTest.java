package io.incidentengine.simulation;

import static io.incidentengine.model.ChannelType.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.oncall.Absence;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.oncall.Roster;
import io.incidentengine.oncall.Rotation;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole engine that asks a schedule whom to call. */
class OnCallSimulationTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    private static final OnCallSchedule LEADERS = OnCallSchedule.named("R&D leaders", BERLIN)
            .layer(Rotation.weekly(LocalDateTime.parse("2026-03-02T00:00"), BERLIN, "nina", "nils"))
            .layer(Layer.of(Rotation.daily(LocalDateTime.parse("2026-03-02T00:00"), BERLIN, "rada", "rolf"))
                    .during(BusinessCalendar.in(BERLIN)
                            .weekdays(OpeningHours.of("09:00", "17:00"))
                            .build()))
            .build();

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Simulation simulation(OnCallSchedule leaders, Instant start) {
        return Simulation.of(EmergencyHandling.policy())
                .startingAt(start)
                .staff(OnCallDirectory.builder()
                        .people(Stream.of("rada", "rolf", "nina", "nils")
                                .map(id -> Person.of(id, id, Contact.phone("+493055501")))
                                .toList())
                        .audience(Audience.RD_LEADER, Roster.onCall(leaders))
                        .build())
                .build();
    }

    private static List<String> called(Simulation simulation) {
        return simulation.sent().stream()
                .filter(sent -> sent.channel().equals(PHONE))
                .flatMap(sent -> sent.people().stream())
                .toList();
    }

    private static IncidentId report(Simulation simulation) {
        return simulation.report(
                ENGINEER,
                Report.of("payments", "Payments fail")
                        .impact(Criterion.DEGRADATION)
                        .build());
    }

    @Test
    @Tag("R28")
    @Tag("S27")
    void at_three_in_the_night_the_night_is_called_and_at_three_in_the_afternoon_the_day() {
        Simulation night = simulation(LEADERS, berlin("2026-03-03T03:00"));
        report(night);
        assertThat(called(night)).containsExactly("nina");

        Simulation day = simulation(LEADERS, berlin("2026-03-03T15:00"));
        report(day);
        assertThat(called(day)).containsExactly("rolf");
    }

    @Test
    void who_is_called_is_decided_when_it_is_sent_and_not_when_it_was_reported() {
        Simulation simulation = simulation(LEADERS, berlin("2026-03-03T08:45"));
        report(simulation);
        simulation.elapse(Duration.ofMinutes(31));

        assertThat(called(simulation)).containsExactly("nina", "rolf");
    }

    @Test
    @Tag("S31")
    void where_nobody_is_on_call_nobody_is_called_and_that_is_recorded() {
        OnCallSchedule empty = LEADERS.toBuilder()
                .absence(Absence.of("nina", berlin("2026-03-03T00:00"), berlin("2026-03-04T00:00")))
                .absence(Absence.of("nils", berlin("2026-03-03T00:00"), berlin("2026-03-04T00:00")))
                .build();
        Simulation simulation = simulation(empty, berlin("2026-03-03T03:00"));
        IncidentId id = report(simulation);

        assertThat(called(simulation)).isEmpty();
        assertThat(simulation.engine().notifications(id))
                .anySatisfy(record ->
                        assertThat(record.failures()).contains("nobody was found for the audience R&D leader"));
    }
}
