package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final String NUMBER = "INC0000045";

    @TempDir
    private Path folder;

    @Test
    @Tag("S21")
    void what_falls_due_between_two_rows_happens_at_its_own_instant() {
        Replay replay = Replays.of(folder, row("New", "29/2/2016 01:16"), row("Active", "29/2/2016 09:00"));

        assertThat(Replays.timeline(replay, NUMBER))
                .filteredOn(entry -> entry.event() instanceof VerdictReached reached
                        && reached.verdict().clock().milestone().equals(Milestone.RESPONSE))
                .singleElement()
                .satisfies(breach -> assertThat(breach.recorded()).isEqualTo("2016-02-29T01:46:00.000001Z"));
    }

    @Test
    @Tag("R29")
    void progress_is_told_every_hour_until_the_service_is_back() {
        Replay replay = Replays.of(
                folder,
                row("Active", "29/2/2016 01:16"),
                row("Resolved", "29/2/2016 04:20"),
                LogText.row("number", "INC2", "sys_updated_at", "1/3/2016 00:00"));

        assertThat(Replays.timeline(replay, NUMBER))
                .filteredOn(entry -> entry.event() instanceof NotificationDecided decided
                        && decided.notification().kind().equals(NotificationKind.PROGRESS))
                .extracting(TimelineEntry::effective)
                .containsExactly(
                        Instant.parse("2016-02-29T02:16:00Z"),
                        Instant.parse("2016-02-29T03:16:00Z"),
                        Instant.parse("2016-02-29T04:16:00Z"));
    }

    @Test
    @Tag("S13")
    void after_five_days_without_an_answer_the_resolution_is_confirmed_and_the_log_closes() {
        Replay replay = Replays.of(
                folder,
                row("Active", "29/2/2016 01:20"),
                row("Resolved", "1/3/2016 10:00"),
                row("Closed", "6/3/2016 10:03"));

        List<TimelineEntry> lapse = Replays.timeline(replay, NUMBER).stream()
                .filter(entry -> entry.event().signals().contains(Signal.CONFIRMED))
                .toList();
        assertThat(lapse).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.ENGINE);
            assertThat(entry.recorded()).isEqualTo("2016-03-06T10:00:00Z");
        });
        assertThat(closing(replay).at()).isEqualTo("2016-03-01T01:16:00.000001Z");
        assertThat(Replays.incident(replay, NUMBER).status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    @Tag("S13")
    void what_is_worked_on_after_the_lapse_is_reopened_in_the_same_cycle() {
        Replay replay = Replays.of(
                folder,
                row("Active", "29/2/2016 01:20"),
                row("Resolved", "1/3/2016 10:00"),
                row("Active", "7/3/2016 10:00"));

        assertThat(Replays.deeds(replay, NUMBER)).endsWith("IncidentReopened");
        assertThat(Replays.incident(replay, NUMBER).lifecycle().cycle()).isEqualTo(1);
    }

    @Test
    void the_rows_of_several_incidents_are_taken_in_the_order_of_time() {
        Replay replay = Replays.of(
                folder,
                LogText.row("number", "INC1", "sys_updated_at", "29/2/2016 05:00"),
                LogText.row("number", "INC2", "sys_updated_at", "29/2/2016 03:00"),
                LogText.row("number", "INC2", "sys_updated_at", "29/2/2016 06:00"));

        assertThat(replay.lastRows().values()).extracting(LogRow::number).containsExactly("INC2", "INC1");
        assertThat(replay.start()).isEqualTo("2016-02-29T03:00:00Z");
        assertThat(replay.end()).isEqualTo("2016-02-29T06:00:00Z");
    }

    @Test
    void a_row_that_the_engine_refuses_is_kept_with_the_reason_and_the_replay_goes_on() {
        String number = "INC" + "9".repeat(300);
        Replay replay = Replays.of(
                folder, LogText.row("number", number), LogText.row(), LogText.row("caller_id", "x".repeat(500)));

        assertThat(replay.refused().first())
                .containsExactly(new RejectedRow(2, "intake id is 303 characters long; allowed: 1 to 200 characters"));
        assertThat(replay.lastRows()).hasSize(1);
    }

    @Test
    void an_incident_whose_first_row_was_refused_is_reported_by_the_next_one() {
        Replay replay = Replays.of(
                folder, LogText.row("category", "x".repeat(300)), LogText.row("sys_updated_at", "29/2/2016 02:00"));

        assertThat(replay.refused().count()).isEqualTo(1);
        assertThat(Replays.incident(replay, NUMBER).registration().recordedAt()).isEqualTo("2016-02-29T02:00:00Z");
    }

    private static Verdict closing(Replay replay) {
        return Replays.timeline(replay, NUMBER).stream()
                .filter(entry -> entry.event() instanceof VerdictReached)
                .map(entry -> ((VerdictReached) entry.event()).verdict())
                .filter(verdict -> verdict.clock().milestone().equals(LogPolicy.CLOSING))
                .findFirst()
                .orElseThrow();
    }

    private static String row(String state, String updatedAt) {
        return LogText.row("incident_state", state, "sys_updated_at", updatedAt);
    }
}
