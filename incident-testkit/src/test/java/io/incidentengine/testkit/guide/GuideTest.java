package io.incidentengine.testkit.guide;

import static io.incidentengine.testkit.IncidentAssertions.assertThat;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.VirtualTime;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.Target;
import io.incidentengine.testkit.FaultyChannel;
import io.incidentengine.testkit.FaultyStore;
import io.incidentengine.testkit.InjectedFault;
import io.incidentengine.testkit.RingingPhone;
import io.incidentengine.testkit.RingingPhone.Answer;
import io.incidentengine.testkit.Scenario;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rest of the code in docs/testing-your-sla.md, in the order of its sections. */
class GuideTest {
    private final Report.Builder report =
            Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION);
    private Scenario pager = Scenario.under(EmergencyHandling.policy());

    @Test
    void expectations() {
        pager.reported(report);
        pager.expectMail(Audience.SERVICE_OWNER).withCopyTo(Audience.OM_TEAM).saying("Cards are declined");
        pager.expectSms(Audience.SERVICE_OWNER);
        pager.expectSms(Audience.OM_TEAM);
        pager.expectCall("R&D leader").sentAt(Duration.ZERO);
        pager.nothingElseWasSent();
    }

    @Test
    void time() {
        pager.reported(report);
        pager.elapses(ofMinutes(30)); // until 08:30
        assertThat(pager.clock("response")).runs().withRemaining(Duration.ZERO);
        pager.at(ofHours(2)).responds(); // two hours after the start
        pager.at(Instant.parse("2026-03-02T18:00:00Z")).recovers();
        assertThat(pager.clock("recovery")).isBreached().after(ofHours(10));
    }

    @Test
    void later() {
        pager.later(ofMinutes(5), () -> pager.reported(report));
        pager.whenTold(ChannelType.PHONE, Audience.RD_LEADER, ofMinutes(10), call -> pager.responds());
        pager.elapses(ofHours(1));
        assertThat(pager.clock("response")).isMet().after(ofMinutes(10));
    }

    @Test
    void people() {
        Scenario pager = Scenario.builder(EmergencyHandling.policy())
                .staff(new Staff().with(Person.of("rada", "Rada", Contact.phone("+49 30 5550101")), Audience.RD_LEADER))
                .build();
        pager.reported(report);
        pager.expectCall("rada").and().nothingElseWasSent();
        pager.responds().does(Actor.of("ena", Role.OM_ENGINEER), new AskForHelp("A decision is needed"));
        assertThat(pager.incident()).isOwnedBy("O&M engineer").hasStatus(IncidentStatus.IN_PROGRESS);
    }

    @Test
    void several_incidents() {
        IncidentId first = pager.reported(report);
        IncidentId second = pager.reported(report);
        pager.responds(); // to the second: the latest
        pager.incident(first).responds().recovers();
        pager.merges(second, first);
        assertThat(pager.incident(first)).hasStatus(IncidentStatus.RECOVERED);
    }

    @Test
    void channels() {
        FaultyChannel phone = FaultyChannel.of(ChannelType.PHONE);
        Scenario pager =
                Scenario.builder(EmergencyHandling.policy()).channel(phone).build();
        phone.isBusy("all lines are taken");
        pager.reported(report);
        pager.expectCall(Audience.RD_LEADER).resulting(SendResult.RetryLater.class);
        phone.works();
        pager.elapses(ofMinutes(2));
        pager.expectCall(Audience.RD_LEADER).resulting(SendResult.Accepted.class);
        assertThat(pager).hasNoFailures();
    }

    @Test
    void phones() {
        Person rada = Person.of("rada", "Rada", Contact.phone("+49 30 5550101"));
        Person rudi = Person.of("rudi", "Rudi", Contact.phone("+49 30 5550102"));
        Scenario pager = Scenario.builder(EmergencyHandling.policy())
                .staff(new Staff().with(rada, Audience.RD_LEADER).with(rudi, Audience.RD_LEADER))
                .build();
        pager.phone().whenCalled("rada", Answer.VOICEMAIL);
        pager.reported(report);
        pager.expectCall("rada"); // a voicemail is no proof, so after 80 % of the time:
        pager.at(ofMinutes(24)).expectCall("rudi").and().nothingElseWasSent();
        assertThat(pager.phone().calls("rudi").get(0).said()).contains("Cards are declined");
    }

    @Test
    void mailboxes() {
        Person olga = Person.of("olga", "Olga", Contact.email("olga@example.org"), Contact.phone("+49 30 5550103"));
        Scenario pager = Scenario.builder(EmergencyHandling.policy())
                .staff(new Staff().with(olga, Audience.SERVICE_OWNER))
                .build();
        pager.mailbox().bouncesAfter("olga", ofMinutes(3));
        pager.reported(report);
        pager.elapses(ofMinutes(2)).expectMail("olga").and().nothingElseWasSent();
        pager.elapses(ofMinutes(1)).expectCall("olga").sentAt(ofMinutes(3));
        assertThat(pager.mailbox().mails("olga")).isEmpty();
    }

    @Test
    void news() {
        RingingPhone phone = RingingPhone.tellingAfter(ofSeconds(20));
        FaultyChannel faulty = FaultyChannel.around(phone).tellsNewsBackwards();
        Scenario pager =
                Scenario.builder(EmergencyHandling.policy()).channel(faulty).build();
        pager.reported(report);
        pager.elapses(ofSeconds(25)); // the key was pressed; only then is it told that the call was taken
        assertThat(pager.timeline()).contains("call to R&D leader: acknowledged by R&D leader");
    }

    @Test
    void pauses_and_calendars() {
        BusinessCalendar office = BusinessCalendar.in("Europe/Berlin")
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();
        IncidentPolicy policy = EmergencyHandling.policy().toBuilder("office-hours", 1)
                .milestone(EmergencyHandling.policy().milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                        .target(2, new Target(ofHours(16), office))
                        .pausedBy(PauseReason.WAITING_FOR_REPORTER)
                        .build())
                .build();
        Scenario pager = Scenario.under(policy); // Monday, 08:00 UTC: 09:00 in Berlin
        pager.reported(report);
        pager.elapses(ofHours(2)).pauses(PauseReason.WAITING_FOR_REPORTER);
        pager.elapses(ofDays(1)).resumes(PauseReason.WAITING_FOR_REPORTER);
        assertThat(pager.clock("resolution")).runs().after(ofHours(2));
        pager.elapses(ofHours(24)); // six hours of Tuesday, two of Wednesday
        assertThat(pager.clock("resolution")).runs().after(ofHours(10)).withRemaining(ofHours(6));
    }

    @Test
    void another_policy() {
        IncidentPolicy standard = EmergencyHandling.policy();
        IncidentPolicy stricter = standard.toBuilder("emergency-handling", 2)
                .milestone(standard.milestone(Milestone.RESPONSE).orElseThrow().toBuilder()
                        .target(2, Target.of(ofMinutes(10)))
                        .build())
                .build();
        Scenario pager = Scenario.under(standard);
        IncidentId open = pager.reported(report);
        pager.publishes(stricter);
        pager.reported(report);
        pager.elapses(ofMinutes(11));
        assertThat(pager.clock("response")).isBreached();
        assertThat(pager.incident(open).clock("response")).runs().withRemaining(ofMinutes(19));
        assertThat(pager.incident(open).migratesTo(stricter).clock("response")).isBreached();
    }

    @Test
    void failures() {
        FaultyStore store = FaultyStore.around(new InMemoryStore());
        IncidentEngine engine = IncidentEngine.on(store).build();
        Actor ena = Actor.of("ena", Role.OM_ENGINEER);
        Intake intake = Intake.of("call-4711", report.build());

        store.failsAfterCommit();
        assertThatExceptionOfType(InjectedFault.class).isThrownBy(() -> engine.report(ena, intake));
        store.works();
        IncidentId id = engine.report(ena, intake).incident().id(); // the same intake id: the same incident
        assertThat(engine.timeline(id)).isNotEmpty();
        engine.close();
    }

    @Test
    void several_engines() {
        InMemoryStore store = new InMemoryStore();
        VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-03-02T08:00:00Z"));
        IncidentEngine one =
                IncidentEngine.on(store).time(time).sendOnCallingThread().build();
        IncidentEngine two =
                IncidentEngine.on(store).time(time).sendOnCallingThread().build();
        IncidentId id = one.report(Actor.of("ena", Role.OM_ENGINEER), Intake.of("call-4711", report.build()))
                .incident()
                .id();
        time.moveTo(time.instant().plus(ofMinutes(31)));
        two.runDue();
        one.runDue();
        assertThat(one.clocks(id).get(0)).isBreached();
        long overdue = one.notifications(id).stream()
                .filter(told -> told.notification().kind().equals(NotificationKind.OVERDUE))
                .filter(told -> told.notification().standsIn().isEmpty())
                .count();
        assertThat(overdue).isEqualTo(2); // the mail and the call, once each
        one.close();
        two.close();
    }
}
