package io.incidentengine.forecast;

import static io.incidentengine.forecast.Desk.ENA;
import static io.incidentengine.forecast.Desk.START;
import static io.incidentengine.forecast.Desk.time;
import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.IncidentEngine;
import io.incidentengine.forecast.Forecast.Outgoing;
import io.incidentengine.forecast.Forecast.Step;
import io.incidentengine.forecast.Forecast.Telling;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.Roster;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.VirtualTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens next if nobody acts; that it is exact is shown by random lives elsewhere. */
@Tag("S34")
class ForecastTest {
    private static final IncidentPolicy STANDARD = EmergencyHandling.policy();

    /** The phone is taken, and nobody presses a key. */
    private static Simulation unanswered() {
        return Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(PHONE).thenAlways(new Accepted("c", Grade.ACCEPTED)))
                .build();
    }

    @Test
    void a_manager_reads_what_is_told_to_which_audience_over_which_channel() {
        Simulation simulation = unanswered();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(5));

        assertThat(simulation.engine().known(id).forecast(Horizon.steps(5)).text(ZoneOffset.UTC))
                .isEqualTo("""
                        What happens to incident INC-1 from 2026-03-02 08:05:00 on if nobody acts, by policy \
                        emergency-handling v1, times in UTC:
                          2026-03-02 08:15:00  without proof, fallback 1: "initial" (rule R28) by SMS to R&D leader
                          2026-03-02 08:30:00  the clock "response" is late, the deadline was 2026-03-02 08:30:00
                                               the rung "overdue" of the clock "response" is reached
                                               told: "overdue" (rule R31) by SMS and e-mail to service owner, copies \
                        to O&M team and R&D leader, to be proven by 2026-03-02 09:00:00
                                               told: "overdue" (rule R32) by phone to R&D leader, to be proven by \
                        2026-03-02 09:00:00
                          2026-03-02 08:45:00  without proof, fallback 1: "overdue" (rule R32) by SMS to R&D leader
                          2026-03-02 08:50:00  the handler is to be reminded of the progress that is due at \
                        2026-03-02 09:00:00
                                               told: "progress reminder" (rule S23 reminder) by e-mail to handler
                          2026-03-02 09:00:00  progress is due, and nobody has recorded any
                                               told: "handling progress" (rule R29) by SMS and e-mail to service \
                        owner, copies to O&M team, to be proven by 2026-03-02 10:00:00
                          It goes on at 2026-03-02 09:50:00.""");
    }

    @Test
    void people_are_named_through_the_snapshot_that_is_handed_in_and_only_then() {
        Simulation simulation = unanswered();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Known known = simulation.engine().known(id);

        assertThat(known.forecast(Horizon.steps(1)).tellings())
                .allSatisfy(telling -> assertThat(telling.messages()).isEmpty());
        Forecast named = known.with(new Staff()
                        .with(
                                Person.of("ruth", "Ruth", Contact.email("ruth@example.org"), Contact.sms("+49170")),
                                Audience.RD_LEADER))
                .forecast(Horizon.steps(1));
        assertThat(named.text(ZoneOffset.UTC)).contains("\n                         SMS to Ruth\n");
        assertThat(named.toString()).doesNotContain("ruth@example.org");
    }

    @Test
    void without_people_the_same_happens_as_where_everybody_can_be_reached() {
        Simulation simulation = unanswered();
        IncidentId id = simulation.report(ENA, Desk.report(1));
        Known known = simulation.engine().known(id);
        Horizon day = Horizon.until(time(ofHours(24)));
        List<Step> unnamed = known.forecast(day).steps();
        List<Step> named = known.with(Desk.staff()).forecast(day).steps();

        assertThat(unnamed)
                .hasSizeGreaterThan(50)
                .extracting(Step::at)
                .isEqualTo(named.stream().map(Step::at).toList());
        assertThat(unnamed)
                .extracting(Step::entries)
                .isEqualTo(named.stream().map(Step::entries).toList());
    }

    @Test
    void who_is_on_call_then_is_told_and_not_who_is_now() {
        Simulation simulation = unanswered();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        OnCallDirectory directory = OnCallDirectory.builder()
                .person(Desk.person("early"))
                .audience(Audience.RD_LEADER, Roster.of("early"))
                .build();
        Known known = simulation.engine().known(id);
        Forecast forecast = known.with((audience, incident, now) ->
                        audience.equals(Audience.RD_LEADER) && now.isBefore(time(ofMinutes(20)))
                                ? directory.find(audience, incident, now)
                                : List.of(Desk.person("late")))
                .forecast(Horizon.until(time(ofMinutes(31))));

        assertThat(forecast.tellings())
                .filteredOn(telling -> telling.notification().rule().to().contains(Audience.RD_LEADER))
                .extracting(telling -> telling.messages()
                        .get(0)
                        .recipients()
                        .get(0)
                        .person()
                        .id()
                        .value())
                .containsExactly("early", "late");
    }

    @Test
    @Tag("S32")
    void quiet_hours_hold_back_what_is_told_in_them() {
        QuietHours quiet = new QuietHours(LocalTime.of(8, 20), LocalTime.of(8, 33), Set.of());
        IncidentPolicy policy = STANDARD.toBuilder("quiet", 1)
                .delivery(DeliveryPolicy.STANDARD.quiet(SMS, quiet))
                .build();
        Simulation simulation = Desk.engine(policy).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Forecast forecast =
                simulation.engine().known(id).with(Desk.staff()).forecast(Horizon.until(time(ofMinutes(31))));
        List<Outgoing> held = forecast.tellings().stream()
                .flatMap(telling -> telling.messages().stream())
                .filter(message -> message.heldUntil().isPresent())
                .toList();

        assertThat(held)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.channel()).isEqualTo(SMS))
                .allSatisfy(message -> assertThat(message.heldUntil()).contains(time(ofMinutes(33))));
        assertThat(forecast.text(ZoneOffset.UTC))
                .contains("SMS to olga, held back by quiet hours until 2026-03-02 08:33:00");
        simulation.runUntil(time(ofHours(1)));
        assertThat(simulation.sent())
                .filteredOn(sent -> sent.channel().equals(SMS) && sent.kind().equals(NotificationKind.OVERDUE))
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.at()).isEqualTo(time(ofMinutes(33))));
    }

    @Test
    void a_channel_that_the_engine_has_not_is_no_way_to_tell_anybody() {
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .channel(ScriptedChannel.of(EMAIL))
                .time(VirtualTime.startingAt(START))
                .build();
        IncidentId id =
                engine.report(ENA, Intake.of("i", Desk.report(2))).incident().id();
        Step now = engine.known(id)
                .with(Desk.staff())
                .forecast(Horizon.steps(1))
                .steps()
                .get(0);

        assertThat(now.at()).isEqualTo(START);
        assertThat(now.tellings())
                .filteredOn(telling -> telling.notification().rule().name().equals("R28"))
                .extracting(Telling::failures)
                .contains(List.of("no channel for phone is configured"));
    }

    @Test
    @Tag("S13")
    void a_confirmation_that_lapses_closes_and_then_nothing_more_happens() {
        IncidentPolicy policy = STANDARD.toBuilder("closing", 1)
                .confirmation(ConfirmationPolicy.STANDARD.closedAfter(ofDays(2)))
                .build();
        Simulation simulation = Desk.engine(policy).build();
        IncidentId id = simulation.report(ENA, Desk.report(3));
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Resolve("explained", RootCause.IDENTIFIED, "a question"));
        Forecast forecast = simulation.engine().known(id).forecast(Horizon.steps(10));

        assertThat(forecast.steps()).singleElement().satisfies(step -> {
            assertThat(step.at()).isEqualTo(time(ofDays(2)));
            assertThat(step.entries().get(0).event()).isInstanceOf(IncidentClosed.class);
        });
        assertThat(forecast.goesOnAt()).isEmpty();
        assertThat(forecast.text(ZoneOffset.UTC))
                .contains("it is closed, as nobody has answered")
                .endsWith("\n  Then nothing more.");
        simulation.elapse(ofDays(3));
        assertThat(simulation.engine().known(id).forecast(Horizon.steps(1)).text(ZoneOffset.UTC))
                .endsWith("\n  Nothing.");
    }

    @Test
    @Tag("S23")
    void an_hourly_cadence_goes_on_for_ever_and_a_forecast_does_not() {
        Simulation simulation = unanswered();
        IncidentId id = simulation.report(ENA, Desk.report(1));
        Known known = simulation.engine().known(id);

        assertThat(known.forecast(Horizon.until(time(ofDays(365)))).steps()).hasSize(Horizon.MOST);
        Forecast day = known.forecast(Horizon.until(time(ofHours(24))));
        assertThat(day.tellings())
                .filteredOn(telling -> telling.notification().kind().equals(NotificationKind.PROGRESS))
                .hasSize(24);
        assertThat(day.goesOnAt()).hasValueSatisfying(next -> assertThat(next).isAfter(time(ofHours(24))));
        assertThat(known.forecast(Horizon.until(START.minusSeconds(1))).steps()).isEmpty();
    }

    @Test
    void a_horizon_is_a_few_steps_and_an_incident_is_known() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Horizon.steps(0));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Horizon.steps(Horizon.MOST + 1));
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> unanswered().engine().known(IncidentId.of("INC-9")));
    }
}
