package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.assertNone;
import static io.incidentengine.lint.Linted.assertOne;
import static io.incidentengine.sla.Milestone.RECOVERY;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rate limits and quiet hours that break a promise. */
@Tag("S32")
class ThrottleCheckTest {
    private static final DeliveryPolicy FREE = DeliveryPolicy.STANDARD.unlimited();
    private static final QuietHours NIGHT =
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(Severity.level(1)));

    private static UnaryOperator<IncidentPolicy.Builder> calling(DeliveryPolicy delivery, Duration within) {
        return policy -> {
            Linted.withoutRules(policy);
            return policy.delivery(delivery)
                    .notification(NotificationRule.of("own", NotificationKind.named("own"))
                            .when(Trigger.on(Signal.RECOVERED))
                            .atLevels(1, 2)
                            .by(ChannelType.PHONE)
                            .to(Audience.RD_LEADER)
                            .within(within)
                            .build());
        };
    }

    private static DeliveryPolicy limited(Duration window) {
        return FREE.limit(ChannelType.PHONE, new RateLimit(1, window));
    }

    @Test
    @Tag("S29")
    void what_is_held_back_leaves_time_for_one_failure() {
        // 2:12 for two attempts, and 30 seconds held back
        assertNone(calling(limited(ofSeconds(30)), ofSeconds(162)));
        assertOne(
                "WARNING delivery.limits.phone [HELD_TOO_LONG, S32, severity 1, 2]\n"
                        + "  own may be held back for PT31S, and an attempt that hangs and the next one take PT2M12S: too late for"
                        + " its PT2M42S\n"
                        + "  -> hold it back for at most PT30S, or raise notifications.own.within to at least PT2M43S",
                calling(limited(ofSeconds(31)), ofSeconds(162)));
        assertNone(calling(limited(ofSeconds(31)), ofSeconds(163)));
    }

    @Test
    @Tag("S29")
    void it_is_held_back_for_half_of_the_time_to_the_first_look_at_most() {
        // a quarter of the whole: 176 seconds are 44 and 132
        assertNone(calling(limited(ofHours(2)), ofSeconds(176)));
        assertThat(Linted.of(calling(limited(ofHours(2)), ofSeconds(175))))
                .extracting(PolicyFinding::path, PolicyFinding::advice)
                .containsExactly(tuple(
                        "delivery.limits.phone",
                        "hold it back for at most PT43S, or raise notifications.own.within to at least PT2M56S"));
    }

    @Test
    @Tag("S29")
    void quiet_hours_hold_back_where_they_are_not_exempt() {
        assertThat(Linted.of(calling(FREE.quiet(ChannelType.PHONE, NIGHT), ofSeconds(160))))
                .extracting(PolicyFinding::path, PolicyFinding::severities)
                .containsExactly(tuple("delivery.quiet.phone", Set.of(Severity.level(2))));
        assertNone(calling(FREE.quiet(ChannelType.SMS, NIGHT), ofSeconds(160)));
    }

    private static UnaryOperator<IncidentPolicy.Builder> warning(DeliveryPolicy delivery, ChannelType... channels) {
        return policy -> {
            Linted.withoutRules(policy);
            return policy.delivery(delivery)
                    .ladder(RECOVERY, Rung.before(ofMinutes(30)), Rung.overdue())
                    .notification(NotificationRule.of("own", NotificationKind.named("own"))
                            .when(Trigger.onRung("PT30M before", RECOVERY))
                            .by(channels)
                            .to(Audience.OM_TEAM)
                            .build())
                    .notification(NotificationRule.of("late", NotificationKind.OVERDUE)
                            .when(Trigger.onRung("overdue", RECOVERY))
                            .by(channels)
                            .to(Audience.OM_TEAM)
                            .build());
        };
    }

    @Test
    void a_warning_at_night_comes_after_what_it_warns_of() {
        assertOne(
                "WARNING delivery.quiet.SMS [WARNING_HELD_BACK, S32, severity 2, 3]\n"
                        + "  own may be held back on SMS for PT9H, and what it warns of happens PT30M later\n"
                        + "  -> exempt level 2 and level 3 from the quiet hours, use a channel without them, or ask for proof within"
                        + " at most PT2H (notifications.own.within), which lets it through in time",
                warning(FREE.quiet(ChannelType.SMS, NIGHT), ChannelType.SMS));
        assertNone(warning(FREE.quiet(ChannelType.SMS, NIGHT), ChannelType.SMS, ChannelType.EMAIL));
    }

    /** Four hours of the office, and a rung at three of them. */
    private static UnaryOperator<IncidentPolicy.Builder> inOffice(ServiceCalendar calendar) {
        return policy -> {
            Linted.withoutRules(policy);
            return policy.delivery(FREE.quiet(
                            ChannelType.SMS, new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), Set.of())))
                    .milestone(Milestone.named("answer")
                            .target(3, new Target(ofHours(4), calendar))
                            .startsOn(Signal.REPORTED)
                            .stopsOn(Signal.RESPONDED)
                            .build())
                    .ladder("answer", Rung.atPercent(75))
                    .notification(NotificationRule.of("own", NotificationKind.named("own"))
                            .when(Trigger.onRung("75 %", "answer"))
                            .atLevels(3)
                            .by(ChannelType.SMS)
                            .to(Audience.OM_TEAM)
                            .build());
        };
    }

    @Test
    @Tag("S6")
    void quiet_hours_in_which_a_clock_stands_still_hold_no_warning_back() {
        assertNone(inOffice(Linted.OFFICE));
        assertThat(Linted.of(inOffice(BusinessCalendar.in("UTC")
                        .weekdays(OpeningHours.of("09:00", "22:00"))
                        .build())))
                .isEmpty();
    }

    @Test
    @Tag("S6")
    void one_open_moment_in_quiet_hours_is_enough() {
        assertThat(Linted.of(inOffice(BusinessCalendar.in("UTC")
                        .weekdays(OpeningHours.of("09:00", "22:01"))
                        .build())))
                .extracting(PolicyFinding::check)
                .containsExactly(Check.WARNING_HELD_BACK);
        assertThat(Linted.of(inOffice(BusinessCalendar.in("UTC")
                        .weekdays(OpeningHours.of("05:59", "17:00"))
                        .build())))
                .extracting(PolicyFinding::check)
                .containsExactly(Check.WARNING_HELD_BACK);
        assertThat(Linted.of(inOffice(ServiceCalendar.always())))
                .extracting(PolicyFinding::check)
                .containsExactly(Check.WARNING_HELD_BACK);
    }

    @Test
    @Tag("S6")
    void it_is_night_where_the_people_are() {
        Person here = Person.of("omar", "Omar", Contact.sms("+49170555010"));
        Person far = here.in(Locale.ENGLISH, ZoneId.of("Pacific/Auckland"));

        assertThat(heldBack(here)).isEmpty();
        assertThat(heldBack(far)).hasSize(1);
    }

    private static List<PolicyFinding> heldBack(Person person) {
        return PolicyLinter.of(Linted.policy(inOffice(Linted.OFFICE)))
                .between(Linted.FROM, Linted.TO)
                .directory((audience, incident, now) -> List.of(person))
                .findings()
                .stream()
                .filter(finding -> finding.check() == Check.WARNING_HELD_BACK)
                .toList();
    }

    @Test
    void in_a_storm_a_warning_waits_for_room() {
        RateLimit tight = new RateLimit(3, ofMinutes(30).plus(Time.GRAIN));
        RateLimit wide = new RateLimit(3, ofMinutes(30));

        assertNone(warning(FREE.limit(ChannelType.SMS, wide), ChannelType.SMS));
        assertThat(Linted.of(warning(FREE.limit(ChannelType.SMS, tight), ChannelType.SMS)))
                .extracting(PolicyFinding::path, PolicyFinding::level)
                .containsExactly(tuple("delivery.limits.SMS", PolicyFinding.Level.NOTE));
        assertThat(Linted.of(warning(FREE.limit(ChannelType.SMS, tight), ChannelType.SMS)))
                .extracting(PolicyFinding::advice)
                .containsExactly(
                        "shorten the window to at most PT30M, use a channel without a limit, or ask for proof within at"
                                + " most PT2H (notifications.own.within), which lets it through in time");
    }

    @Test
    @Tag("S23")
    void a_reminder_and_progress_that_come_after_what_they_are_about() {
        UnaryOperator<IncidentPolicy.Builder> tenMinutes =
                policy -> policy.cadence(new Cadence(Map.of(Severity.level(1), ofMinutes(30)), ofMinutes(4)))
                        .notification(NotificationRule.of("R29", NotificationKind.PROGRESS)
                                .when(Trigger.onCadence())
                                .atLevels(1)
                                .by(ChannelType.SMS)
                                .to(Audience.SERVICE_OWNER)
                                .build());

        assertThat(Linted.of(tenMinutes))
                .extracting(PolicyFinding::path, PolicyFinding::what)
                .containsExactly(tuple(
                        "delivery.limits.e-mail",
                        "S23 reminder may be held back on e-mail for PT5M when much else goes to the same people, and what it"
                                + " warns of happens PT4M later"));
        assertThat(Linted.of(policy ->
                        tenMinutes.apply(policy).delivery(FREE.limit(ChannelType.SMS, new RateLimit(1, ofHours(1))))))
                .extracting(PolicyFinding::what)
                .containsExactly(
                        "R29 may be held back on SMS for PT1H when much else goes to the same people, and the next"
                                + " progress is due PT30M later");
    }
}
