package io.incidentengine.examples;

import io.incidentengine.IncidentEngine;
import io.incidentengine.forecast.Expected;
import io.incidentengine.forecast.Forecast;
import io.incidentengine.forecast.Horizon;
import io.incidentengine.forecast.Known;
import io.incidentengine.forecast.Reason;
import io.incidentengine.forecast.WhyNot;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** What happens next, and why nobody was called: the code of docs/forecast.md, as a program. */
public final class WhatNext {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private WhatNext() {}

    /**
     * Prints what happens to a made-up incident if nobody acts, and why people were not told something.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Staff staff = staff();
        Simulation simulation = tenMinutesAgo(staff);
        IncidentEngine engine = simulation.engine();
        IncidentId id = IncidentId.of("INC-1");
        ask(engine, id, staff);
        askMore(engine, id, simulation.now());
        askWhy(engine, id);
    }

    private static void ask(IncidentEngine engine, IncidentId id, Staff staff) {
        Known known = engine.known(id).with(staff);
        Forecast next = known.forecast(Horizon.steps(2));
        System.out.println(next.text(ZoneOffset.UTC));

        Expected call = Expected.of(NotificationKind.OVERDUE).over(ChannelType.PHONE);
        System.out.println(known.whyNot(call).text(ZoneOffset.UTC));
        Expected toOwner = Expected.anything().over(ChannelType.PHONE).to(Audience.SERVICE_OWNER);
        System.out.println(known.whyNot(toOwner).text(ZoneOffset.UTC));
        Expected toLeader = Expected.ofRule("R28").to(Audience.RD_LEADER);
        System.out.println(known.whyNot(toLeader).text(ZoneOffset.UTC));
    }

    private static void askMore(IncidentEngine engine, IncidentId id, Instant now) {
        Forecast hour = engine.known(id).forecast(Horizon.until(now.plus(Duration.ofHours(1))));
        for (Forecast.Telling telling : hour.tellings()) {
            Notification told = telling.notification();
            System.out.println(
                    telling.at() + " " + told.kind() + " over " + told.rule().channels());
        }
        System.out.println("and so on, at " + hour.goesOnAt().orElseThrow());
    }

    private static void askWhy(IncidentEngine engine, IncidentId id) {
        WhyNot why = engine.known(id).whyNot(Expected.of(NotificationKind.RECTIFICATION));
        if (why.reason() instanceof Reason.NotYet notYet) {
            System.out.println("waits until " + notYet.awaits());
        }
    }

    private static Staff staff() {
        return new Staff()
                .with(person("olga", "Olga Owner"), Audience.SERVICE_OWNER)
                .with(person("omar", "Omar Operator"), Audience.OM_TEAM)
                .with(person("rada", "Rada Leader"), Audience.RD_LEADER)
                .with(person("rudi", "Rudi Second"), Audience.RD_LEADER);
    }

    private static Person person(String id, String name) {
        return Person.of(
                id, name, Contact.email(id + "@example.org"), Contact.sms("+4917055501"), Contact.phone("+493055501"));
    }

    /** Ten minutes ago an incident was reported; the phone rang, and nobody pressed a key. */
    private static Simulation tenMinutesAgo(Staff staff) {
        Simulation simulation = Simulation.of(EmergencyHandling.policy())
                .startingAt(Instant.parse("2026-03-02T08:00:00Z"))
                .staff(staff)
                .channel(ScriptedChannel.of(ChannelType.PHONE)
                        .thenAlways(new SendResult.Accepted("call-1", Grade.ACCEPTED)))
                .build();
        simulation.report(
                Actor.of("ena", Role.OM_ENGINEER),
                Report.of("payments", "Card payments are declined")
                        .impact(Criterion.DEGRADATION)
                        .build());
        simulation.elapse(TEN_MINUTES);
        return simulation;
    }
}
