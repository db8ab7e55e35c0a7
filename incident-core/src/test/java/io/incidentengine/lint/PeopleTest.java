package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.FROM;
import static io.incidentengine.lint.Linted.OFFICE;
import static io.incidentengine.lint.Linted.TO;
import static io.incidentengine.model.Audience.INCIDENT_MANAGER;
import static io.incidentengine.model.Audience.OM_TEAM;
import static io.incidentengine.model.Audience.RD_LEADER;
import static io.incidentengine.model.Audience.SERVICE_OWNER;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.oncall.Absence;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.oncall.Roster;
import io.incidentengine.oncall.Rotation;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Audiences that nobody fills, gaps on call, addresses, and second persons: of the default policy and a directory. */
@Tag("S31")
class PeopleTest {
    private static final LocalDateTime START = LocalDateTime.parse("2026-01-05T09:00");
    private static final Roster TWO = Roster.of("ann", "bob");

    private static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+49170555010"), Contact.phone("+49305550101"));
    }

    private static OnCallDirectory.Builder people() {
        return OnCallDirectory.builder()
                .people(Stream.of("ann", "bob", "cem").map(PeopleTest::person).toList())
                .person(Person.of("mia", "mia", Contact.email("mia@example.org")));
    }

    private static OnCallDirectory.Builder staffed() {
        return people().audience(SERVICE_OWNER, TWO)
                .audience(OM_TEAM, TWO)
                .audience(INCIDENT_MANAGER, Roster.of("bob", "cem"));
    }

    private static OnCallSchedule schedule(Layer... layers) {
        OnCallSchedule.Builder schedule = OnCallSchedule.named("leaders", ZoneOffset.UTC);
        Stream.of(layers).forEach(schedule::layer);
        return schedule.build();
    }

    private static Layer weekly(String... ids) {
        return Layer.of(Rotation.weekly(START, ZoneOffset.UTC, ids));
    }

    private static PolicyLinter linter(Directory directory) {
        return PolicyLinter.of(EmergencyHandling.policy()).between(FROM, TO).directory(directory);
    }

    private static List<PolicyFinding> findings(OnCallDirectory.Builder directory) {
        return linter(directory.build()).findings();
    }

    @Test
    void a_directory_with_two_people_for_every_audience_is_sound() {
        assertThat(findings(staffed().audience(RD_LEADER, TWO))).isEmpty();
    }

    @Test
    void an_audience_that_nobody_fills_is_found_once_for_all_rules() {
        assertThat(findings(staffed()))
                .extracting(PolicyFinding::toString)
                .containsExactly("WARNING audiences.R&D leader [AUDIENCE_EMPTY, S31]\n"
                        + "  nobody is found from 2026-01-01T00:00:00Z to 2027-01-01T00:00:00Z, though R28, R31, R32 and R20 call"
                        + " name it\n"
                        + "  -> say in the directory who it is, or name another audience");
    }

    @Test
    void where_the_fallback_audience_is_empty_too_nobody_is_told() {
        assertThat(findings(people().audience(SERVICE_OWNER, TWO).audience(OM_TEAM, TWO)))
                .extracting(PolicyFinding::level, PolicyFinding::check, PolicyFinding::path)
                .containsExactly(
                        tuple(PolicyFinding.Level.ERROR, Check.NOBODY_TOLD, "notifications.R28.to"),
                        tuple(PolicyFinding.Level.ERROR, Check.NOBODY_TOLD, "notifications.R4 help.to"),
                        tuple(PolicyFinding.Level.ERROR, Check.NOBODY_TOLD, "notifications.R15 review.to"),
                        tuple(PolicyFinding.Level.WARNING, Check.AUDIENCE_EMPTY, "audiences.R&D leader"),
                        tuple(PolicyFinding.Level.WARNING, Check.AUDIENCE_EMPTY, "audiences.incident manager"));
    }

    @Test
    void nobody_with_a_number_is_nobody_to_be_called() {
        PolicyFinding found = findings(people().audience(SERVICE_OWNER, TWO)
                        .audience(OM_TEAM, TWO)
                        .audience(RD_LEADER, Roster.of("mia"))
                        .audience(INCIDENT_MANAGER, Roster.of("mia")))
                .get(0);

        assertThat(found)
                .hasToString("ERROR notifications.R28.to [NOBODY_TOLD, S31, severity 1, 2]\n"
                        + "  R28, R32 and R20 call from 2026-01-01T00:00:00Z on: nobody of R&D leader can be reached over phone, nor"
                        + " anybody of incident manager in their place\n"
                        + "  -> fill one of these audiences at that time, with addresses for these channels");
    }

    @Test
    void who_has_no_address_for_a_channel_is_named() {
        assertThat(findings(staffed().audience(RD_LEADER, Roster.of("ann", "mia"))))
                .extracting(PolicyFinding::toString)
                .contains("WARNING people.mia [ADDRESS_MISSING, S31]\n"
                        + "  there is no address for SMS and phone, over which R28, R31, R32 and R20 call tell this person\n"
                        + "  -> add a contact, or let somebody else be told");
    }

    @Test
    void whom_every_rule_reaches_over_another_channel_lacks_an_address_by_the_way() {
        assertThat(findings(people().audience(SERVICE_OWNER, TWO)
                        .audience(INCIDENT_MANAGER, Roster.of("bob", "cem"))
                        .audience(RD_LEADER, TWO)
                        .audience(OM_TEAM, Roster.of("ann", "mia"))))
                .extracting(PolicyFinding::level, PolicyFinding::check, PolicyFinding::path)
                .containsExactly(tuple(PolicyFinding.Level.NOTE, Check.ADDRESS_MISSING, "people.mia"));
    }

    @Test
    void a_gap_on_call_that_leaves_an_audience_empty_is_found_with_the_first_one() {
        OnCallSchedule office = schedule(weekly("ann", "bob").during(OFFICE));

        assertThat(findings(staffed().audience(RD_LEADER, Roster.onCall(office).andNext(1))))
                .extracting(PolicyFinding::toString)
                .containsExactly("WARNING audiences.R&D leader [ON_CALL_GAP, S31]\n"
                        + "  nobody is found from 2026-01-01T00:00:00Z to 2026-01-01T09:00:00Z, the first of 262 gaps, PT6672H in"
                        + " all, though R28, R31, R32 and R20 call name it\n"
                        + "  -> fill schedules.leaders at that time, or add a roster that is asked then");
    }

    @Test
    void a_gap_that_another_roster_fills_is_none() {
        OnCallSchedule office = schedule(weekly("ann", "bob").during(OFFICE));

        assertThat(findings(staffed().audience(RD_LEADER, Roster.onCall(office).andNext(1), Roster.of("cem", "ann"))))
                .isEmpty();
    }

    @Test
    void a_gap_of_a_microsecond_is_found() {
        Instant noon = Instant.parse("2026-07-01T12:00:00Z");
        OnCallSchedule almost = schedule(weekly("ann", "bob")).toBuilder()
                .absence(Absence.of("ann", noon, noon.plusNanos(1_000)))
                .absence(Absence.of("bob", noon, noon.plusNanos(1_000)))
                .build();

        assertThat(findings(staffed().audience(RD_LEADER, Roster.onCall(almost).andNext(1))))
                .extracting(PolicyFinding::check, PolicyFinding::witness)
                .containsExactly(tuple(Check.ON_CALL_GAP, Optional.of(noon)));
    }

    @Test
    @Tag("S29")
    void whoever_is_on_call_alone_is_followed_by_a_fallback_audience_only() {
        assertThat(findings(staffed().audience(RD_LEADER, Roster.onCall(schedule(weekly("ann", "bob"))))))
                .extracting(PolicyFinding::toString)
                .containsExactly("NOTE notifications.R28.to [NO_SECOND_PERSON, S29, severity 1, 2]\n"
                        + "  R28, R32 and R20 call from 2026-01-01T00:00:00Z on: only bob is among R&D leader, so that the next"
                        + " person is one of incident manager\n"
                        + "  -> let schedules.leaders tell who comes next, with Roster.onCall(…).andNext(1)");
    }

    @Test
    @Tag("S29")
    void where_the_fallback_audience_is_the_same_person_there_is_no_second_one() {
        List<PolicyFinding> findings = findings(people().audience(SERVICE_OWNER, TWO)
                .audience(OM_TEAM, TWO)
                .audience(RD_LEADER, Roster.of("cem"))
                .audience(INCIDENT_MANAGER, Roster.of("cem")));

        assertThat(findings)
                .extracting(PolicyFinding::toString)
                .containsExactly("WARNING notifications.R28.to [NO_SECOND_PERSON, S29, severity 1, 2]\n"
                        + "  R28, R32 and R20 call from 2026-01-01T00:00:00Z on: only cem can be told, and nobody after, if there"
                        + " is no proof\n"
                        + "  -> add a second person to R&D leader, or to a fallback audience (delivery.audiences)");
    }

    /** Who can only be written to comes after the one who is called where a fallback writes before it goes on. */
    @Test
    @Tag("S29")
    void a_next_person_is_told_over_the_channels_that_were_used_before() {
        OnCallDirectory directory = people().audience(SERVICE_OWNER, TWO)
                .audience(OM_TEAM, TWO)
                .audience(RD_LEADER, Roster.of("cem"))
                .audience(INCIDENT_MANAGER, Roster.of("mia"))
                .build();
        FallbackStep channel = new FallbackStep(40, FallbackStep.Way.NEXT_CHANNEL);
        FallbackStep person = new FallbackStep(80, FallbackStep.Way.NEXT_PERSON);

        assertThat(levels(directory, channel, channel, person)).containsExactly(PolicyFinding.Level.NOTE);
        assertThat(levels(directory, channel, person)).containsExactly(PolicyFinding.Level.WARNING);
        assertThat(levels(directory, person)).containsExactly(PolicyFinding.Level.WARNING);
    }

    private static List<PolicyFinding.Level> levels(OnCallDirectory directory, FallbackStep... steps) {
        IncidentPolicy policy = Linted.policy(all -> all.delivery(DeliveryPolicy.STANDARD.fallbacks(steps)));
        return PolicyLinter.of(policy).between(FROM, TO).directory(directory).findings().stream()
                .filter(finding -> finding.check() == Check.NO_SECOND_PERSON)
                .map(PolicyFinding::level)
                .toList();
    }

    @Test
    @Tag("S29")
    void an_absence_that_leaves_one_person_is_found_from_its_beginning() {
        Instant may = Instant.parse("2026-05-01T00:00:00Z");
        OnCallSchedule absent = schedule(weekly("ann", "bob")).toBuilder()
                .absence(Absence.of("bob", may, may.plus(ofHours(24 * 20))))
                .build();

        assertThat(findings(staffed().audience(RD_LEADER, Roster.onCall(absent).andNext(1))))
                .extracting(PolicyFinding::check, PolicyFinding::level, PolicyFinding::witness)
                .containsExactly(tuple(Check.NO_SECOND_PERSON, PolicyFinding.Level.NOTE, Optional.of(may)));
    }

    @Test
    @Tag("S29")
    void one_person_who_is_always_on_call_is_never_relieved() {
        assertThat(findings(staffed().audience(RD_LEADER, Roster.onCall(schedule(weekly("ann"))), TWO)))
                .extracting(PolicyFinding::check, PolicyFinding::path, PolicyFinding::what)
                .contains(tuple(Check.NEVER_RELIEVED, "schedules.leaders", "nobody but ann is ever on call"));
        assertThat(findings(staffed()
                        .audience(
                                RD_LEADER,
                                Roster.onCall(schedule(weekly("ann", "ann", "bob")))
                                        .andNext(1))))
                .isEmpty();
    }

    @Test
    void owners_of_services_are_looked_at_service_by_service() {
        OnCallSchedule office = schedule(weekly("ann", "bob").during(OFFICE));
        OnCallDirectory directory = people().service("payments", TWO)
                .service("shop", Roster.onCall(office).andNext(1))
                .audience(OM_TEAM, TWO)
                .audience(RD_LEADER, TWO)
                .audience(INCIDENT_MANAGER, Roster.of("bob", "cem"))
                .build();

        assertThat(linter(directory).findings())
                .extracting(PolicyFinding::check, PolicyFinding::path)
                .containsExactly(tuple(Check.ON_CALL_GAP, "services.shop.owner"));
        assertThat(linter(directory).services("billing").findings())
                .extracting(PolicyFinding::check, PolicyFinding::path)
                .containsExactly(
                        tuple(Check.AUDIENCE_EMPTY, "services.billing.owner"),
                        tuple(Check.ON_CALL_GAP, "services.shop.owner"));
    }

    @Test
    void any_directory_is_asked_once_an_hour() {
        Instant hour = Instant.parse("2026-03-01T05:00:00Z");
        Directory directory = (audience, incident, now) ->
                audience.equals(RD_LEADER) && !now.isBefore(hour) && now.isBefore(hour.plus(ofMinutes(90)))
                        ? List.of()
                        : List.of(person("ann"), person("bob"));

        assertThat(linter(directory).findings())
                .extracting(PolicyFinding::toString)
                .containsExactly("WARNING audiences.R&D leader [ON_CALL_GAP, S31]\n"
                        + "  nobody is found from 2026-03-01T05:00:00Z to 2026-03-01T07:00:00Z, though R28, R31, R32 and R20 call"
                        + " name it\n"
                        + "  -> find somebody at that time, or add a roster that is asked then");
    }

    @Test
    void of_a_schedule_by_itself_every_gap_is_told() {
        OnCallSchedule office = schedule(weekly("ann", "bob").during(OFFICE));

        assertThat(PolicyLinter.of(EmergencyHandling.policy())
                        .between(FROM, TO)
                        .schedules(office, schedule(weekly("ann", "bob")))
                        .findings())
                .extracting(PolicyFinding::toString)
                .containsExactly("WARNING schedules.leaders [ON_CALL_GAP, S31]\n"
                        + "  nobody is on call from 2026-01-01T00:00:00Z to 2026-01-01T09:00:00Z, the first of 262 gaps, PT6672H"
                        + " in all\n"
                        + "  -> add a layer below that has somebody then, or an override");
    }

    @Test
    void handlers_are_looked_for_only_before_somebody_has_responded() {
        OnCallDirectory directory = people().audience(SERVICE_OWNER, TWO)
                .audience(OM_TEAM, TWO)
                .audience(RD_LEADER, TWO)
                .audience(INCIDENT_MANAGER, TWO)
                .build();

        assertThat(PolicyLinter.of(warningTo(Audience.HANDLER, Milestone.RECOVERY))
                        .between(FROM, TO)
                        .directory(directory)
                        .findings())
                .isEmpty();
        IncidentPolicy nobodyInstead = warningTo(Audience.HANDLER, Milestone.RESPONSE);
        assertThat(PolicyLinter.of(nobodyInstead)
                        .between(FROM, TO)
                        .directory(people().audience(SERVICE_OWNER, TWO)
                                .audience(OM_TEAM, TWO)
                                .audience(RD_LEADER, TWO)
                                .build())
                        .findings())
                .extracting(PolicyFinding::path)
                .contains("notifications.warning.to");
    }

    private static IncidentPolicy warningTo(Audience audience, String milestone) {
        return Linted.policy(policy -> policy.ladder(milestone, Rung.atPercent(20), Rung.overdue())
                .notification(NotificationRule.of("warning", NotificationKind.named("warning"))
                        .when(Trigger.onRung("20 %", milestone))
                        .by(ChannelType.EMAIL)
                        .to(audience)
                        .build()));
    }

    @Test
    void reporters_are_never_looked_for() {
        IncidentPolicy policy =
                Linted.policy(all -> all.notification(NotificationRule.of("thanks", NotificationKind.named("thanks"))
                        .when(Trigger.on(Signal.CLOSED))
                        .by(ChannelType.EMAIL)
                        .to(Audience.REPORTER)
                        .build()));

        assertThat(PolicyLinter.of(policy)
                        .between(FROM, TO)
                        .directory(staffed().audience(RD_LEADER, TWO).build())
                        .findings())
                .isEmpty();
    }
}
