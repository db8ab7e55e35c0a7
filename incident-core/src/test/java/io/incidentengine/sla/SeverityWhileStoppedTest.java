package io.incidentengine.sla;

import static io.incidentengine.sla.BreachCause.RECLASSIFIED;
import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.RELAPSED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has stopped keeps its target; a new severity judges it from the resumption on. */
@Tag("S24")
@Tag("R20")
class SeverityWhileStoppedTest {

    @Test
    void a_recovered_incident_that_is_raised_keeps_the_target_of_its_recovery() {
        assertThat(reported(2).then("3:00", RECOVERED).raised("4:00", 1).reading(RECOVERY, "9:00"))
                .isEqualTo(new Reading.Provisional(ofHours(3), t("3:00"), t("6:00")));
    }

    @Test
    void the_new_target_judges_from_the_relapse_on() {
        ClockRun run = reported(2)
                .then("0:30", RECOVERED)
                .raised("1:00", 1)
                .undone("1:30", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.breach()).map(Breach::deadline).contains(t("2:00"));
        assertThat(run.segments())
                .extracting(Segment::severity)
                .containsExactly(Severity.level(2), Severity.level(2), Severity.level(1));
    }

    @Test
    @Tag("S9")
    void a_new_target_that_is_past_at_the_resumption_is_breached_there_as_reclassified() {
        ClockRun run = reported(2)
                .then("3:00", RECOVERED)
                .raised("3:30", 1)
                .undone("4:00", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.breach()).contains(new Breach(t("4:00"), t("2:00"), RECLASSIFIED, ofHours(4)));
    }

    @Test
    @Tag("S14")
    void the_old_target_judges_the_time_in_between() {
        ClockRun run = reported(1)
                .then("1:00", RECOVERED)
                .lowered("2:30", 2)
                .undone("3:00", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.breach()).contains(new Breach(t("3:00"), t("2:00"), BreachCause.RELAPSED, ofHours(3)));
    }

    @Test
    @Tag("R25")
    void a_transferred_incident_can_be_raised() {
        Story story = reported(2).then("10:00", TRANSFERRED).raised("20:00", 1);
        assertThat(story.run(RESOLUTION).reading(t("30:00"), false))
                .isEqualTo(new Reading.Provisional(ofHours(10), t("10:00"), t("480:00")));

        ClockRun back = story.undone("50:00", HANDED_BACK, TRANSFERRED).run(RESOLUTION);
        assertThat(back.breach()).map(Breach::deadline).contains(t("40:00").plus(ofDays(7)));
    }

    @Test
    @Tag("S11")
    void a_change_at_the_instant_of_the_stop_finds_it_stopped() {
        Story stopFirst = reported(2).then("3:00", RECOVERED).raised("3:00", 1);
        Story changeFirst = reported(2).raised("3:00", 1).then("3:00", RECOVERED);

        Reading met = new Reading.Provisional(ofHours(3), t("3:00"), t("6:00"));
        assertThat(stopFirst.reading(RECOVERY, "9:00")).isEqualTo(met);
        assertThat(changeFirst.reading(RECOVERY, "9:00")).isEqualTo(met);
    }

    @Test
    @Tag("S11")
    void a_change_at_the_instant_of_the_resumption_judges_from_then_on() {
        Story changeLast = reported(2)
                .then("1:00", RECOVERED)
                .undone("1:30", RELAPSED, RECOVERED)
                .raised("1:30", 1);
        Story changeFirst =
                reported(2).then("1:00", RECOVERED).raised("1:30", 1).undone("1:30", RELAPSED, RECOVERED);

        assertThat(changeLast.run(RECOVERY).breach()).map(Breach::deadline).contains(t("2:00"));
        assertThat(changeFirst.run(RECOVERY).segments())
                .isEqualTo(changeLast.run(RECOVERY).segments());
    }

    @Test
    void a_change_that_is_taken_back_while_it_is_stopped_leaves_no_trace() {
        ClockRun run = reported(2)
                .then("1:00", RECOVERED)
                .raised("2:00", 1)
                .lowered("3:00", 2)
                .undone("4:00", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.breach()).map(Breach::deadline).contains(t("6:00"));
        assertThat(run.segments()).extracting(Segment::severity).containsOnly(Severity.level(2));
    }
}
