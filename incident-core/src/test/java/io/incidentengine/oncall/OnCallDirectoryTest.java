package io.incidentengine.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.ServiceId;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who an audience is: by service, by schedule, by the incident itself. */
class OnCallDirectoryTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-03T03:00:00Z");
    private static final Audience EDITORS = Audience.named("status page editors");
    private static final BusinessCalendar OFFICE =
            BusinessCalendar.in(UTC).weekdays(OpeningHours.of("08:00", "18:00")).build();
    private static final Rotation DAYS =
            Rotation.daily(LocalDateTime.parse("2026-03-02T00:00"), UTC, "ann", "bob", "cem");
    private static final OnCallSchedule OFFICE_HOURS = OnCallSchedule.named("office", UTC)
            .layer(Layer.of(DAYS).during(OFFICE))
            .build();

    private static Person person(String id) {
        return Person.of(id, id, Contact.phone("+493055501"));
    }

    private static OnCallDirectory.Builder builder() {
        return OnCallDirectory.builder()
                .people(Stream.of("ann", "bob", "cem", "olga", "otto", "rada")
                        .map(OnCallDirectoryTest::person)
                        .toList());
    }

    private static Incident incident(String service) {
        return IncidentEngine.on(new InMemoryStore())
                .build()
                .report(
                        Actor.of("ann", Role.OM_ENGINEER),
                        Intake.of(
                                "1",
                                Report.of(service, "It fails")
                                        .impact(Criterion.DEGRADATION)
                                        .build()))
                .incident();
    }

    private static List<String> find(OnCallDirectory directory, Audience audience, String service, Instant now) {
        return directory.find(audience, incident(service), now).stream()
                .map(found -> found.id().value())
                .toList();
    }

    @Test
    void the_owner_of_the_service_is_its_service_owner() {
        OnCallDirectory directory = builder()
                .service("payments", Roster.of("olga"))
                .service("search", Roster.of("otto", "olga"))
                .build();

        assertThat(find(directory, Audience.SERVICE_OWNER, "payments", NOON)).containsExactly("olga");
        assertThat(find(directory, Audience.SERVICE_OWNER, "search", NOON)).containsExactly("otto", "olga");
        assertThat(find(directory, Audience.SERVICE_OWNER, "unheard of", NOON)).isEmpty();
    }

    @Test
    void an_audience_for_a_service_goes_before_the_one_for_all() {
        OnCallDirectory directory = builder()
                .service("payments", Roster.of("olga"))
                .audience(EDITORS, Roster.of("otto"))
                .audience("payments", EDITORS, Roster.of("rada"))
                .audience(Audience.SERVICE_OWNER, Roster.of("rada"))
                .build();

        assertThat(find(directory, EDITORS, "payments", NOON)).containsExactly("rada");
        assertThat(find(directory, EDITORS, "search", NOON)).containsExactly("otto");
        assertThat(find(directory, Audience.SERVICE_OWNER, "search", NOON)).containsExactly("rada");
    }

    @Test
    void who_is_on_call_is_told_and_colleagues_are_not() {
        OnCallDirectory directory = builder()
                .audience(Audience.RD_LEADER, Roster.onCall(OFFICE_HOURS))
                .build();

        assertThat(find(directory, Audience.RD_LEADER, "payments", NOON)).containsExactly("bob");
    }

    @Test
    @Tag("S29")
    void those_who_come_next_follow_where_that_is_asked_for() {
        OnCallDirectory directory = builder()
                .audience(Audience.RD_LEADER, Roster.onCall(OFFICE_HOURS).andNext(1))
                .build();

        assertThat(find(directory, Audience.RD_LEADER, "payments", NOON)).containsExactly("bob", "cem");
    }

    @Test
    @Tag("S31")
    void a_gap_falls_to_the_next_roster_then_to_all_services_and_then_to_nobody() {
        OnCallDirectory.Builder gaps =
                builder().service("payments", Roster.onCall(OFFICE_HOURS)).service("search", Roster.of("olga"));

        assertThat(find(gaps.build(), Audience.SERVICE_OWNER, "payments", NIGHT))
                .isEmpty();
        gaps.audience(Audience.SERVICE_OWNER, Roster.onCall(OFFICE_HOURS), Roster.of("rada"));
        assertThat(find(gaps.build(), Audience.SERVICE_OWNER, "payments", NIGHT))
                .containsExactly("rada");
        assertThat(find(gaps.build(), Audience.SERVICE_OWNER, "payments", NOON)).containsExactly("bob");
        assertThat(find(gaps.build(), Audience.SERVICE_OWNER, "search", NIGHT)).containsExactly("olga");
    }

    @Test
    @Tag("R5")
    void the_handler_is_the_owner_of_the_incident() {
        OnCallDirectory directory = builder()
                .audience(Audience.HANDLER, Roster.onCall(OFFICE_HOURS), Roster.of("rada"))
                .build();
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore()).build();
        Incident fresh = engine.report(
                        Actor.of("cem", Role.OM_ENGINEER),
                        Intake.of("1", Report.of("payments", "It fails").build()))
                .incident();

        assertThat(directory.find(Audience.HANDLER, fresh, NIGHT)).containsExactly(person("rada"));
        Incident taken = engine.handle(fresh.id(), Actor.of("cem", Role.OM_ENGINEER), new Respond());
        assertThat(directory.find(Audience.HANDLER, taken, NIGHT)).containsExactly(person("cem"));
        assertThat(directory.find(Audience.OM_TEAM, taken, NIGHT)).isEmpty();
        assertThat(OnCallDirectory.builder().build().find(Audience.HANDLER, taken, NIGHT))
                .isEmpty();
    }

    @Test
    void a_person_who_is_named_twice_is_found_once() {
        OnCallDirectory directory =
                builder().audience(EDITORS, Roster.of("rada", "otto", "rada")).build();

        assertThat(find(directory, EDITORS, "payments", NOON)).containsExactly("rada", "otto");
    }

    @Test
    void it_shows_what_it_knows() {
        OnCallDirectory directory = builder()
                .service("payments", Roster.onCall(OFFICE_HOURS), Roster.of("olga"))
                .audience(EDITORS, Roster.onCall(OFFICE_HOURS))
                .build();

        assertThat(directory.person(PersonId.of("olga"))).contains(person("olga"));
        assertThat(directory.person(PersonId.of("nobody"))).isEmpty();
        assertThat(directory.people()).hasSize(6);
        assertThat(directory.services()).containsExactly(ServiceId.of("payments"));
        assertThat(directory.schedules()).containsExactly(OFFICE_HOURS);
        assertThat(directory.schedule("office")).contains(OFFICE_HOURS);
        assertThat(directory.schedule("night")).isEmpty();
        assertThat(directory).hasToString("directory of 6 people and 1 services");
    }

    @Test
    void everything_that_is_wrong_is_reported_at_once() {
        OnCallSchedule other = OnCallSchedule.named("office", UTC)
                .layer(Rotation.daily(LocalDateTime.parse("2026-03-02T00:00"), UTC, "olga"))
                .build();
        OnCallSchedule strangers = OnCallSchedule.named("strangers", UTC)
                .layer(Rotation.daily(LocalDateTime.parse("2026-03-02T00:00"), UTC, "stan"))
                .override(OnCallOverride.of("olga", NIGHT, NOON).insteadOf("steve"))
                .absence(Absence.of("sue", NIGHT, NOON))
                .build();
        OnCallDirectory.Builder wrong = builder()
                .person(person("ann"))
                .service("payments", Roster.onCall(OFFICE_HOURS), Roster.of("zoe"))
                .service("payments", Roster.onCall(OFFICE_HOURS))
                .service("search")
                .audience("billing", EDITORS, Roster.onCall(other))
                .audience(Audience.REPORTER, Roster.of("rada"))
                .audience(EDITORS, Roster.onCall(strangers));

        assertThatThrownBy(wrong::build)
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        refused -> assertThat(refused.problems())
                                .map(Problem::toString)
                                .containsExactly(
                                        "people.ann: the id is there twice; allowed: once",
                                        "services.payments.owner: 'zoe' is not known; allowed: ids of people of this directory",
                                        "services.payments.owner: it is set twice; allowed: once",
                                        "services.search.owner: it has no roster; allowed: at least one",
                                        "schedules.office: two different ones have this name; allowed: one",
                                        "audiences.reporter: reporters are known to the incident; allowed: any other audience",
                                        "schedules.strangers: 'stan' is not known; allowed: ids of people of this directory",
                                        "schedules.strangers: 'steve' is not known; allowed: ids of people of this directory",
                                        "schedules.strangers: 'sue' is not known; allowed: ids of people of this directory",
                                        "services.billing.owner: there is none; allowed: a service with at least one roster"));
    }

    @Test
    void missing_parts_are_refused_at_once() {
        assertThatThrownBy(() -> builder().person(null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("person is missing; allowed: a value");
        assertThatThrownBy(() -> builder().audience(null, Roster.of("ann")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("audience is missing; allowed: a value");
        assertThatThrownBy(() -> builder().service("payments", (Roster) null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("roster is missing; allowed: a value");
        assertThatThrownBy(Roster::of)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("people of a roster is empty; allowed: at least one person");
        assertThatThrownBy(() -> Roster.onCall(OFFICE_HOURS).andNext(-1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("number of people who come next is -1; allowed: 0 and more");
    }
}
