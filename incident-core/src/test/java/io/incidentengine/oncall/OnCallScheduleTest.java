package io.incidentengine.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Layers, overrides and absences: who goes first, and what is left as a gap. Monday is 2 March 2026. */
class OnCallScheduleTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-03-02T00:00");
    private static final Rotation DAYS = Rotation.daily(MONDAY, UTC, "ann", "bob", "cem");
    private static final Rotation NIGHTS = Rotation.weekly(MONDAY, UTC, "nina", "nils");
    private static final BusinessCalendar OFFICE = BusinessCalendar.in(UTC)
            .weekdays(OpeningHours.of("08:00", "18:00"))
            .holidays(LocalDate.of(2026, 3, 4))
            .build();

    private static OnCallSchedule.Builder days() {
        return OnCallSchedule.named("payments", UTC).layer(DAYS);
    }

    /** Such as {@code 03T15:00}. */
    private static Instant march(String day) {
        return Instant.parse("2026-03-" + day + ":00Z");
    }

    private static OnCall onCall(String who, String from, String to) {
        return new OnCall(PersonId.of(who), march(from), march(to));
    }

    private static OnCall gap(String from, String to) {
        return new OnCall(null, march(from), march(to));
    }

    private static String who(OnCallSchedule schedule, String at) {
        return schedule.at(march(at)).person().map(PersonId::value).orElse("nobody");
    }

    private static List<String> order(OnCallSchedule schedule, String at) {
        return schedule.inOrder(march(at)).stream().map(PersonId::value).toList();
    }

    @Test
    void it_says_who_is_on_call_since_when_and_until_when() {
        assertThat(days().build().at(march("03T15:00"))).isEqualTo(onCall("bob", "03T00:00", "04T00:00"));
    }

    @Test
    void the_layer_that_was_added_last_goes_first_and_leaves_the_rest_to_those_below() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(NIGHTS)
                .layer(Layer.of(DAYS).during(OFFICE))
                .build();

        assertThat(schedule.periods(march("02T00:00"), march("05T00:00")))
                .containsExactly(
                        onCall("nina", "02T00:00", "02T08:00"),
                        onCall("ann", "02T08:00", "02T18:00"),
                        onCall("nina", "02T18:00", "03T08:00"),
                        onCall("bob", "03T08:00", "03T18:00"),
                        onCall("nina", "03T18:00", "05T00:00"));
    }

    @Test
    void outside_of_all_hours_is_a_gap_that_is_shown() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(Layer.of(DAYS).during(OFFICE))
                .build();

        assertThat(schedule.at(march("02T20:00"))).isEqualTo(gap("02T18:00", "03T08:00"));
        assertThat(schedule.gaps(march("02T08:00"), march("05T08:00")))
                .containsExactly(gap("02T18:00", "03T08:00"), gap("03T18:00", "05T08:00"));
        assertThat(schedule.inOrder(march("02T20:00"))).isEmpty();
        assertThat(days().build().gaps(march("02T08:00"), march("09T00:00"))).isEmpty();
    }

    @Test
    void the_next_one_of_the_rotation_covers_who_is_absent_and_keeps_the_own_turn() {
        OnCallSchedule schedule = days().absence(Absence.of("bob", march("03T12:00"), march("05T12:00")))
                .build();

        assertThat(schedule.periods(march("02T00:00"), march("06T00:00")))
                .containsExactly(
                        onCall("ann", "02T00:00", "03T00:00"),
                        onCall("bob", "03T00:00", "03T12:00"),
                        onCall("cem", "03T12:00", "05T00:00"),
                        onCall("ann", "05T00:00", "06T00:00"));
    }

    @Test
    void the_lower_layer_covers_only_where_all_of_the_higher_are_absent() {
        OnCallSchedule.Builder builder = OnCallSchedule.named("payments", UTC)
                .layer(NIGHTS)
                .layer(DAYS)
                .absence(Absence.of("ann", march("02T00:00"), march("03T00:00")))
                .absence(Absence.of("bob", march("02T00:00"), march("03T00:00")));

        assertThat(who(builder.build(), "02T12:00")).isEqualTo("cem");
        assertThat(who(
                        builder.absence(Absence.of("cem", march("02T12:00"), march("03T00:00")))
                                .build(),
                        "02T12:00"))
                .isEqualTo("nina");
    }

    @Test
    void where_everybody_is_absent_there_is_a_gap() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(Rotation.daily(MONDAY, UTC, "ann"))
                .absence(Absence.days("ann", LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4), UTC))
                .build();

        assertThat(schedule.at(march("03T12:00"))).isEqualTo(gap("03T00:00", "05T00:00"));
    }

    @Test
    void who_takes_over_goes_before_all_layers_and_fills_gaps() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(Layer.of(DAYS).during(OFFICE))
                .override(OnCallOverride.of("dan", march("02T16:00"), march("02T20:00")))
                .build();

        assertThat(schedule.periods(march("02T08:00"), march("03T08:00")))
                .containsExactly(
                        onCall("ann", "02T08:00", "02T16:00"),
                        onCall("dan", "02T16:00", "02T20:00"),
                        gap("02T20:00", "03T08:00"));
    }

    @Test
    void of_two_who_take_over_the_one_that_was_added_last_goes_first() {
        OnCallSchedule schedule = days().override(OnCallOverride.of("dan", march("02T00:00"), march("03T00:00")))
                .override(OnCallOverride.of("eve", march("02T12:00"), march("02T18:00")))
                .build();

        assertThat(who(schedule, "02T11:00")).isEqualTo("dan");
        assertThat(who(schedule, "02T13:00")).isEqualTo("eve");
        assertThat(order(schedule, "02T13:00")).containsExactly("eve", "dan", "ann", "bob", "cem");
    }

    @Test
    void who_takes_over_and_is_absent_is_passed_over() {
        OnCallSchedule schedule = days().override(OnCallOverride.of("dan", march("02T00:00"), march("03T00:00")))
                .absence(Absence.of("dan", march("02T12:00"), march("03T00:00")))
                .build();

        assertThat(who(schedule, "02T13:00")).isEqualTo("ann");
    }

    @Test
    void a_stand_in_is_called_only_where_the_other_would_be() {
        OnCallSchedule schedule = days().override(
                        OnCallOverride.days("dan", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 8), UTC)
                                .insteadOf("bob"))
                .build();

        assertThat(schedule.periods(march("02T00:00"), march("05T00:00")))
                .containsExactly(
                        onCall("ann", "02T00:00", "03T00:00"),
                        onCall("dan", "03T00:00", "04T00:00"),
                        onCall("cem", "04T00:00", "05T00:00"));
        assertThat(order(schedule, "02T12:00")).containsExactly("ann", "dan", "cem");
    }

    @Test
    void who_is_absent_and_replaced_is_replaced() {
        OnCallSchedule.Builder builder = days().absence(Absence.of("bob", march("02T00:00"), march("09T00:00")))
                .override(OnCallOverride.of("dan", march("02T00:00"), march("09T00:00"))
                        .insteadOf("bob"));

        assertThat(who(builder.build(), "03T12:00")).isEqualTo("dan");
        assertThat(who(
                        builder.absence(Absence.of("dan", march("03T00:00"), march("04T00:00")))
                                .build(),
                        "03T12:00"))
                .isEqualTo("cem");
    }

    @Test
    void a_stand_in_may_have_a_stand_in() {
        OnCallSchedule schedule = days().override(OnCallOverride.of("dan", march("02T00:00"), march("09T00:00"))
                        .insteadOf("ann"))
                .override(OnCallOverride.of("eve", march("02T12:00"), march("03T00:00"))
                        .insteadOf("dan"))
                .build();

        assertThat(who(schedule, "02T11:00")).isEqualTo("dan");
        assertThat(who(schedule, "02T13:00")).isEqualTo("eve");
    }

    @Test
    void two_who_stand_in_for_each_other_have_swapped() {
        OnCallSchedule schedule = days().override(OnCallOverride.of("ann", march("02T00:00"), march("09T00:00"))
                        .insteadOf("bob"))
                .override(OnCallOverride.of("bob", march("02T00:00"), march("09T00:00"))
                        .insteadOf("ann"))
                .build();

        assertThat(who(schedule, "02T12:00")).isEqualTo("bob");
        assertThat(who(schedule, "03T12:00")).isEqualTo("ann");
    }

    @Test
    @Tag("S29")
    void after_who_is_on_call_come_the_next_of_the_rotation_and_then_the_lower_layers() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(NIGHTS)
                .layer(Layer.of(DAYS).during(OFFICE))
                .build();

        assertThat(order(schedule, "03T12:00")).containsExactly("bob", "cem", "ann", "nina", "nils");
        assertThat(order(schedule, "03T03:00")).containsExactly("nina", "nils");
    }

    @Test
    void one_person_alone_is_on_call_from_end_to_end_of_time() {
        OnCallSchedule alone = OnCallSchedule.named("payments", UTC)
                .layer(Rotation.hourly(MONDAY, UTC, "ann"))
                .build();

        assertThat(alone.at(march("03T12:00"))).isEqualTo(new OnCall(PersonId.of("ann"), Time.EARLIEST, Time.LATEST));
        assertThat(alone.at(Time.EARLIEST).to()).isEqualTo(Time.LATEST);
        assertThat(alone.at(Time.LATEST).from()).isEqualTo(Time.EARLIEST);
    }

    @Test
    void turns_of_one_person_that_follow_each_other_are_one() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(Rotation.daily(MONDAY, UTC, "ann", "ann", "bob"))
                .build();

        assertThat(schedule.at(march("03T12:00"))).isEqualTo(onCall("ann", "02T00:00", "04T00:00"));
    }

    @Test
    void after_a_thousand_turns_of_one_person_it_looks_no_further() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(Rotation.hourly(MONDAY, UTC, "ann", "bob"))
                .absence(Absence.of("bob", Time.EARLIEST, Time.LATEST))
                .build();

        assertThat(schedule.at(march("02T00:30")))
                .isEqualTo(new OnCall(
                        PersonId.of("ann"),
                        march("02T00:00").minusSeconds(3_600L * Plan.CHANGES),
                        march("02T01:00").plusSeconds(3_600L * Plan.CHANGES)));
    }

    @Test
    void nobody_looks_at_the_turns_of_a_layer_that_is_covered() {
        OnCallSchedule schedule = OnCallSchedule.named("payments", UTC)
                .layer(Rotation.hourly(MONDAY, UTC, "nina", "nils"))
                .layer(Rotation.monthly(MONDAY, UTC, "ann", "bob").every(1_200))
                .build();

        assertThat(schedule.at(march("02T12:00")).to()).isEqualTo(Instant.parse("2126-03-02T00:00:00Z"));
    }

    @Test
    void a_copy_holds_all_of_it_and_equals_it() {
        OnCallSchedule schedule = days().layer(NIGHTS)
                .override(OnCallOverride.of("dan", march("02T00:00"), march("09T00:00")))
                .override(OnCallOverride.of("eve", march("02T00:00"), march("09T00:00"))
                        .insteadOf("dan"))
                .absence(Absence.of("ann", march("02T00:00"), march("09T00:00")))
                .build();
        OnCallSchedule copy = schedule.toBuilder().build();

        assertThat(copy).isEqualTo(schedule).hasSameHashCodeAs(schedule);
        assertThat(copy.layers()).extracting(Layer::rotation).containsExactly(DAYS, NIGHTS);
        assertThat(copy).isNotEqualTo(schedule.toBuilder().layer(DAYS).build());
        assertThat(schedule.people())
                .extracting(PersonId::value)
                .containsExactlyInAnyOrder("ann", "bob", "cem", "nina", "nils", "dan", "eve");
        assertThat(schedule).hasToString("on call for payments, 2 layers, shown in Z");
    }

    @Test
    void a_schedule_without_anybody_is_refused() {
        assertThatThrownBy(() -> OnCallSchedule.named("payments", UTC)
                        .override(OnCallOverride.of("dan", march("02T00:00"), march("09T00:00"))
                                .insteadOf("ann"))
                        .build())
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessage("schedule \"payments\" has 1 problem:\n  layers: there are none, so nobody is ever on call;"
                        + " allowed: a layer, or an override that takes over");
        assertThat(OnCallSchedule.named("payments", UTC)
                        .override(OnCallOverride.of("dan", march("02T00:00"), march("09T00:00")))
                        .build()
                        .at(march("10T00:00"))
                        .isGap())
                .isTrue();
    }

    @Test
    void what_makes_no_override_and_no_absence_is_refused() {
        Instant from = march("02T00:00");
        Instant to = march("03T00:00");

        refused(
                () -> Absence.of("ann", to, to),
                "absence to is 2026-03-03T00:00:00Z; allowed: instants after its beginning, 2026-03-03T00:00:00Z");
        refused(() -> Absence.of("ann", from, null), "absence to is missing; allowed: an instant");
        refused(() -> new Absence(null, from, to), "absent person is missing; allowed: a value");
        refused(
                () -> Absence.days("ann", LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 2), UTC),
                "absence last day is 2026-03-02; allowed: days from its first day on, 2026-03-03");
        refused(
                () -> OnCallOverride.of("ann", to, from),
                "override to is 2026-03-02T00:00:00Z; allowed: instants after its beginning, 2026-03-03T00:00:00Z");
        refused(
                () -> OnCallOverride.of("ann", from, to).insteadOf("ann"),
                "person whom an override replaces is ann; allowed: somebody else");
        refused(() -> days().layer((Layer) null), "layer is missing; allowed: a value");
        refused(() -> Layer.of(DAYS).during(null), "hours of a layer is missing; allowed: a value");
        refused(() -> days().build().at(null), "instant of a schedule is missing; allowed: an instant");
        refused(() -> OnCallSchedule.named(" ", UTC), "name of a schedule is empty; allowed: 1 to 200 characters");
    }

    private static void refused(ThrowingCallable what, String message) {
        assertThatThrownBy(what).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }
}
