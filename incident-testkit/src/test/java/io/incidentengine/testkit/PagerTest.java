package io.incidentengine.testkit;

import static io.incidentengine.testkit.IncidentAssertions.assertThat;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everyday use, with the default policy and default people. */
class PagerTest {
    private static final Report.Builder CARDS =
            Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION);

    @RegisterExtension
    final Scenario pager = Scenario.under(EmergencyHandling.policy());

    @Test
    void a_whole_evening() {
        pager.reported(CARDS);
        pager.expectMail(Audience.SERVICE_OWNER)
                .about(NotificationKind.INITIAL)
                .withCopyTo(Audience.OM_TEAM)
                .and()
                .expectSms(Audience.SERVICE_OWNER)
                .and()
                .expectSms(Audience.OM_TEAM)
                .and()
                .expectCall(Audience.RD_LEADER)
                .and()
                .nothingElseWasSent();

        pager.elapses(ofMinutes(12)).responds();
        assertThat(pager.clock("response")).isMet().after(ofMinutes(12));

        pager.elapses(ofMinutes(38));
        pager.expectMail(Audience.HANDLER).about(NotificationKind.PROGRESS_REMINDER);
        pager.nothingElseWasSent();

        pager.at(ofHours(2)).whateverWasSent().recovers();
        pager.expectSms("service owner")
                .about(NotificationKind.RECTIFICATION)
                .sentAt(ofHours(2))
                .saying("Cards are declined");
        assertThat(pager.clock("recovery")).isProvisionallyMet();
        pager.whateverWasSent();

        pager.at(ofHours(3)).resolves().confirms().closes();
        pager.expectMail("incident manager").about(NotificationKind.CONFIRMATION_REQUEST); // there is no reporter
        pager.nothingElseWasSent();
        assertThat(pager.incident())
                .hasStatus(IncidentStatus.CLOSED)
                .hasLevel(2)
                .isOwnedBy("O&M engineer");
        assertThat(pager.clock("recovery")).isMet().withDeadline(pager.start().plus(ofHours(6)));
        assertThat(pager).hasNoFailures().hasIncidents(1);
    }

    @Test
    void developers_get_it_and_hand_it_back() {
        pager.reported(CARDS);
        pager.responds().transfers().elapses(ofDays(1));
        assertThat(pager.clock("resolution")).isProvisionallyMet().after(Duration.ZERO);
        pager.handsBack().elapses(ofHours(1));
        assertThat(pager.clock("resolution")).runs().after(ofHours(1));
    }

    @Test
    void verbs_without_an_incident_act_on_the_latest() {
        IncidentId first = pager.reported(CARDS);
        IncidentId second = pager.reported(CARDS);
        pager.responds();
        assertThat(pager.incident(first)).hasStatus(IncidentStatus.REPORTED);
        assertThat(pager.incident(second)).hasStatus(IncidentStatus.IN_PROGRESS);

        pager.incident(first).responds().recovers();
        assertThat(pager.incident(first)).hasStatus(IncidentStatus.RECOVERED);
        assertThat(pager.incident()).hasStatus(IncidentStatus.IN_PROGRESS);
        pager.expectCall(Audience.RD_LEADER).ofIncident(first);
        pager.expectCall(Audience.RD_LEADER).ofIncident(second);
        assertThat(pager).hasIncidents(2);
    }

    @Test
    void a_report_that_is_a_complaint_leads_back_to_the_incident() {
        IncidentId first = pager.reported(CARDS.build());
        pager.reported(Report.of("search", "Slow").impact(Criterion.CONSULTING).deduplicationKey("slow"));
        IncidentId again = pager.reported(
                Report.of("search", "Slow").impact(Criterion.CONSULTING).deduplicationKey("slow"));
        assertThat(pager).hasIncidents(2);
        assertThat(pager.incident(first)).isOpen();
        pager.responds();
        assertThat(pager.incident(again)).hasStatus(IncidentStatus.IN_PROGRESS).hasLevel(3);
    }

    @Test
    void a_merged_incident_falls_silent() {
        IncidentId first = pager.reported(CARDS);
        IncidentId second = pager.reported(CARDS);
        pager.merges(second, first);
        assertThat(pager.incident(second)).isNotOpen();
        assertThat(pager.incident(first)).isOpen();
    }

    @Test
    void the_reporter_confirms_where_there_is_one() {
        Person rita = Person.of("rita", "Rita", Contact.email("rita@example.org"));
        pager.reported(Report.of("payments", "Cards are declined")
                .impact(Criterion.CONSULTING)
                .reporter(rita));
        pager.responds().resolves();
        pager.expectMail(Audience.REPORTER).about(NotificationKind.CONFIRMATION_REQUEST);
        pager.confirms();
        assertThat(pager.incident()).hasStatus(IncidentStatus.CONFIRMED);
        org.assertj.core.api.Assertions.assertThat(pager.timeline()).contains("rita: resolution confirmed: rita");
    }

    @Test
    void anybody_does_anything() {
        pager.reported(CARDS);
        pager.does(
                        Actor.of("max", Role.INCIDENT_MANAGER),
                        new Assess(Assessment.of(Criterion.DATA_LOSS), "Found in the ledger"))
                .does(new Assess(Assessment.of(Criterion.FINANCIAL_LOSS), "Money is gone"));
        assertThat(pager.incident()).hasLevel(1).isMajor(EmergencyHandling.policy());
    }

    @Test
    void things_happen_later_and_people_react() {
        pager.whenTold(
                ChannelType.PHONE,
                Audience.RD_LEADER,
                ofMinutes(5),
                call -> pager.incident(call.message().incident()).responds());
        pager.later(ofMinutes(10), () -> pager.reported(CARDS));
        pager.elapses(ofMinutes(14));
        assertThat(pager.incident()).hasStatus(IncidentStatus.REPORTED);
        pager.elapses(ofMinutes(1));
        assertThat(pager.clock("response")).isMet().after(ofMinutes(5));
    }
}
