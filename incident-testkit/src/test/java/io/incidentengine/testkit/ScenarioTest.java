package io.incidentengine.testkit;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A scenario's defaults, its own people and channels, time, and what it refuses; without the help of JUnit. */
class ScenarioTest {
    private static final Report REPORT = Report.of("payments", "Cards are declined")
            .impact(Criterion.DEGRADATION)
            .build();
    private static final ChannelType CHAT = ChannelType.named("chat");

    private static IncidentPolicy.Builder policy() {
        return EmergencyHandling.policy().toBuilder("mine", 1);
    }

    @Test
    void by_default_it_begins_on_a_monday_morning() {
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        assertThat(pager.start()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(pager.now()).isEqualTo(pager.start());
        assertThat(pager.simulation().now()).isEqualTo(pager.start());
    }

    @Test
    void it_can_begin_at_any_time() {
        Instant start = Instant.parse("2024-02-29T23:59:59Z");
        Scenario pager =
                Scenario.builder(EmergencyHandling.policy()).startingAt(start).build();
        pager.reported(REPORT);
        pager.elapses(ofHours(1));
        assertThat(pager.incident().state().reportedAt()).isEqualTo(start);
        assertThat(pager.now()).isEqualTo("2024-03-01T00:59:59Z");
    }

    @Test
    void by_default_there_is_one_person_for_each_audience_and_every_channel_of_the_policy_works() {
        Scenario pager = Scenario.under(policy().notification(NotificationRule.of("page", NotificationKind.INITIAL)
                        .when(Trigger.firstInScope())
                        .by(CHAT)
                        .to(Audience.named("Status page editors"))
                        .build())
                .build());
        pager.reported(REPORT);
        pager.expect(CHAT, Audience.named("Status page editors")).resulting(SendResult.Accepted.class);
        pager.expectMail("service owner").resulting(SendResult.Accepted.class);
        pager.expectSms("service owner").resulting(SendResult.Accepted.class);
        ExpectedMessage call = pager.expectCall("R&D leader").resulting(SendResult.Accepted.class);
        Person leader = call.sent().message().recipients().get(0).person();
        assertThat(leader.name()).isEqualTo("R&D leader");
        assertThat(leader.contacts())
                .containsExactly(
                        Contact.sms("+49305550102"),
                        new Contact(CHAT, "+49305550102"),
                        Contact.email("r-d-leader@example.org"),
                        Contact.phone("+49305550102"));
    }

    @Test
    void people_and_channels_can_be_your_own() {
        Person rada = Person.of("rada", "Rada", Contact.phone("+49 30 5550101"));
        Scenario pager = Scenario.builder(EmergencyHandling.policy())
                .staff(new Staff().with(rada, Audience.RD_LEADER, Audience.OM_TEAM))
                .channel(ScriptedChannel.of(ChannelType.PHONE).thenAnswer(new SendResult.Rejected("no such number")))
                .build();
        pager.reported(REPORT);
        pager.expectCall(Audience.RD_LEADER).resulting(SendResult.Rejected.class);
        pager.nothingElseWasSent();
        assertThat(pager.timeline()).contains("Not sent: initial, as nobody was found for the audience service owner");
    }

    @Test
    void problem_management_can_be_your_own() {
        List<ProblemOffer> offers = new ArrayList<>();
        Scenario pager = Scenario.builder(EmergencyHandling.policy())
                .problemManagement(offer -> {
                    offers.add(offer);
                    return new SendResult.Rejected("no such service");
                })
                .build();
        pager.reported(REPORT);
        pager.responds().does(new Resolve("restarted", RootCause.UNKNOWN, ""));
        assertThat(offers).singleElement().extracting(ProblemOffer::incident).hasToString("INC-1");
        assertThat(pager.timeline())
                .contains("INC-1    > problem management: unknown cause -> Rejected[reason=no such service]");
    }

    @Test
    void whom_an_audience_means_is_told_by_the_rule_and_not_by_the_person_alone() {
        Person rada = Person.of("rada", "Rada", Contact.phone("+49 30 5550101"));
        Scenario pager = Scenario.builder(EmergencyHandling.policy())
                .staff(new Staff().with(rada, Audience.RD_LEADER, Audience.OM_TEAM))
                .build();
        pager.reported(REPORT);
        assertThatThrownBy(() -> pager.expectCall(Audience.OM_TEAM)).isInstanceOf(AssertionError.class);
        pager.expectCall("rada");
    }

    @Test
    void a_builder_that_goes_on_changes_no_scenario_that_it_made() {
        Scenario.Builder builder = Scenario.builder(EmergencyHandling.policy());
        Scenario pager = builder.build();
        builder.startingAt(Instant.EPOCH)
                .staff(new Staff())
                .channel(FaultyChannel.of(ChannelType.PHONE).refuses("blocked"));
        pager.reported(REPORT);
        assertThat(pager.incident().state().reportedAt()).isEqualTo("2026-03-02T08:00:00Z");
        pager.expectCall(Audience.RD_LEADER).resulting(SendResult.Accepted.class);
    }

    @Test
    void time_goes_on_by_durations_and_to_instants_and_never_back() {
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        pager.elapses(ofMinutes(10)).at(ofMinutes(30)).at(pager.start().plus(ofHours(1)));
        assertThat(pager.now()).isEqualTo("2026-03-02T09:00:00Z");
        pager.at(ofHours(1)).elapses(Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pager.at(ofMinutes(59)))
                .withMessage("2026-03-02T08:59:00Z has passed; allowed: instants from 2026-03-02T09:00:00Z on,"
                        + " which is PT1H after the start");
        assertThatThrownBy(() -> pager.elapses(ofMinutes(-1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> pager.whenTold(ChannelType.SMS, Audience.HANDLER, ofMinutes(-1), sms -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("delay of a reaction")
                .hasMessageContaining("PT-1M");
        assertThatIllegalArgumentException().isThrownBy(() -> pager.later(ofMinutes(-1), () -> {}));
    }

    @Test
    void without_an_incident_nothing_can_be_done_to_it() {
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        assertThatIllegalStateException()
                .isThrownBy(pager::responds)
                .withMessage("Nothing was reported in this scenario yet; allowed: reported(...) first");
        assertThatThrownBy(() -> pager.incident(IncidentId.of("INC-7")).state())
                .isInstanceOf(UnknownIncidentException.class);
        assertThatThrownBy(() -> Scenario.builder(null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Scenario.builder(EmergencyHandling.policy()).staff(null))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void what_the_engine_refuses_reaches_the_test() {
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        pager.reported(REPORT);
        assertThatThrownBy(pager::closes).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> pager.does(Actor.of("dev", Role.DEVELOPER), new Respond()))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void what_a_scripted_reaction_throws_reaches_the_test() {
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        pager.whenTold(ChannelType.PHONE, Audience.RD_LEADER, ofMinutes(5), call -> {
            throw new IllegalStateException("no idea what to do");
        });
        pager.reported(REPORT);
        assertThatIllegalStateException()
                .isThrownBy(() -> pager.elapses(ofHours(1)))
                .withMessage("no idea what to do");
        assertThat(pager.now()).isEqualTo("2026-03-02T08:05:00Z");

        pager.later(ofMinutes(1), pager::closes);
        assertThatThrownBy(() -> pager.elapses(ofHours(1))).isInstanceOf(RefusedException.class);
        pager.later(ofMinutes(1), () -> pager.expectCall("nobody"));
        assertThatThrownBy(() -> pager.elapses(ofHours(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(Timeline.TITLE);
    }

    @Test
    void those_act_who_may_under_the_policy() {
        Role duty = Role.named("duty officer");
        Scenario pager = Scenario.under(policy().roles(EmergencyHandling.policy()
                        .roles()
                        .permit(CommandType.RESPOND, duty)
                        .permit(CommandType.CONFIRM, Role.OM_ENGINEER))
                .build());
        Person rita = Person.of("rita", "Rita", Contact.email("rita@example.org"));
        pager.reported(
                Actor.of("monitoring", Role.SYSTEM),
                Intake.of(
                        "alarm-1",
                        Report.of("payments", "Cards are declined")
                                .impact(Criterion.CONSULTING)
                                .reporter(rita)
                                .build()));
        pager.responds().resolves().confirms();
        assertThat(pager.incident()).isOwnedBy("duty officer");
        assertThat(pager.timeline())
                .contains("monitoring: incident reported", "O&M engineer: resolution confirmed: rita");
    }

    @Test
    @Tag("S15")
    void those_act_who_may_under_the_policy_in_force_whichever_an_incident_is_on() {
        Role duty = Role.named("duty officer");
        IncidentPolicy onDuty = policy().roles(
                        EmergencyHandling.policy().roles().permit(CommandType.RESPOND, duty))
                .build();
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        IncidentId stays = pager.reported(REPORT);
        IncidentId moves = pager.reported(REPORT);
        pager.publishes(onDuty).migratesTo(onDuty).responds();
        pager.incident(stays).responds();

        assertThat(pager.incident(moves)).isOwnedBy("duty officer");
        assertThat(pager.incident(stays)).isOwnedBy("duty officer");
        assertThat(pager.incident(stays).state().policy())
                .isEqualTo(EmergencyHandling.policy().ref());
        assertThat(pager.timeline()).contains("incident manager: policy migrated: emergency-handling v1, mine v1");
    }

    @Test
    @Tag("S15")
    void a_policy_that_was_never_in_force_is_none_to_migrate_to() {
        IncidentPolicy other = EmergencyHandling.policy().toBuilder("other", 1).build();
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        pager.reported(REPORT);

        assertThatThrownBy(() -> pager.migratesTo(other)).isInstanceOf(UnknownPolicyException.class);
        assertThatThrownBy(() -> pager.publishes(null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> pager.publishes(EmergencyHandling.policy().toBuilder("emergency-handling", 1)
                        .delivery(DeliveryPolicy.STANDARD.unlimited())
                        .build()))
                .isInstanceOf(InvalidInputException.class);
        assertThat(pager.incident().state().policy())
                .isEqualTo(EmergencyHandling.policy().ref());
    }

    @Test
    void two_scenarios_know_nothing_of_each_other() {
        Scenario one = Scenario.under(EmergencyHandling.policy());
        Scenario other = Scenario.under(EmergencyHandling.policy());
        one.reported(REPORT);
        other.elapses(ofDays(1)).nothingElseWasSent();
        assertThat(other).hasIncidents(0);
        assertThat(one.now()).isEqualTo(one.start());
    }

    @Test
    void sixty_days_of_one_incident_tell_progress_every_hour() {
        Scenario pager = Scenario.under(EmergencyHandling.policy());
        pager.reported(REPORT);
        pager.responds().elapses(ofDays(60));
        assertThat(pager.simulation().sent().stream()
                        .filter(sent -> sent.kind().equals(NotificationKind.PROGRESS)
                                && sent.channel().equals(ChannelType.EMAIL)))
                .hasSize(60 * 24);
        assertThat(pager).hasNoFailures();
    }
}
