package io.incidentengine.examples;

import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.oncall.Absence;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.OnCallOverride;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.oncall.Roster;
import io.incidentengine.oncall.Rotation;
import io.incidentengine.port.Directory;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Who is on call, and until when: the code of docs/on-call.md, as a program. */
public final class WhoIsOnCall {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-03-02T09:00");
    private static final List<Person> STAFF = List.of(
            Person.of("rada", "Rada Leader", Contact.phone("+49 30 5550101")),
            Person.of("rolf", "Rolf Leader", Contact.phone("+49 30 5550102")),
            Person.of("nina", "Nina Night", Contact.phone("+49 30 5550103")),
            Person.of("nils", "Nils Night", Contact.phone("+49 30 5550104")),
            Person.of("olga", "Olga Owner", Contact.email("olga@example.org")));

    private WhoIsOnCall() {}

    /**
     * Prints who is on call in some schedules.
     *
     * @param args none
     */
    public static void main(String[] args) {
        weekly();
        OnCallSchedule leaders = layers();
        exceptions(leaders);
        directory(leaders);
    }

    private static void weekly() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDateTime start = LocalDateTime.parse("2026-03-02T09:00");
        OnCallSchedule nights = OnCallSchedule.named("nights", berlin)
                .layer(Rotation.weekly(start, berlin, "nina", "nils"))
                .build();
        Directory directory = OnCallDirectory.builder()
                .people(STAFF)
                .audience(Audience.RD_LEADER, Roster.onCall(nights))
                .build();
        System.out.println(nights.at(Instant.parse("2026-03-10T02:00:00Z")) + ", asked by the " + directory);
    }

    private static OnCallSchedule layers() {
        OnCallSchedule leaders = OnCallSchedule.named("leaders", BERLIN)
                .layer(Rotation.weekly(MONDAY, BERLIN, "nina", "nils"))
                .layer(Layer.of(Rotation.daily(MONDAY, BERLIN, "rada", "rolf"))
                        .during(BusinessCalendar.in(BERLIN)
                                .weekdays(OpeningHours.of("09:00", "17:00"))
                                .build()))
                .build();
        leaders.periods(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-03T16:00:00Z"))
                .forEach(System.out::println);
        return leaders;
    }

    private static void exceptions(OnCallSchedule leaders) {
        LocalDate tuesday = LocalDate.of(2026, 3, 3);
        OnCallSchedule changed = leaders.toBuilder()
                .absence(Absence.days("rada", tuesday, tuesday.plusDays(3), BERLIN))
                .override(OnCallOverride.days("rolf", tuesday, tuesday, BERLIN).insteadOf("nina"))
                .build();
        System.out.println(changed.inOrder(Instant.parse("2026-03-03T02:00:00Z")));
        System.out.println(changed.gaps(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z")));
    }

    private static void directory(OnCallSchedule leaders) {
        OnCallDirectory directory = OnCallDirectory.builder()
                .people(STAFF)
                .service("payments", Roster.of("olga"))
                .audience(Audience.OM_TEAM, Roster.of("rolf", "nils"))
                .audience(Audience.RD_LEADER, Roster.onCall(leaders), Roster.of("olga"))
                .audience(
                        "payments",
                        Audience.INCIDENT_MANAGER,
                        Roster.onCall(leaders).andNext(1))
                .build();
        System.out.println(directory);
    }
}
