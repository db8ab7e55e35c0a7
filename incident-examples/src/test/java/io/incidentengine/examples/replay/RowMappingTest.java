package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.OwnerAssigned;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.ResolutionConfirmed;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One small log for each rule of the table in {@code docs/replay.md}. */
class RowMappingTest {
    private static final String NUMBER = "INC0000045";

    @TempDir
    private Path folder;

    private int minute;

    // --- the first row ---

    @Test
    void a_new_row_reports_and_no_more() {
        Replay replay = Replays.of(folder, at("New"));

        assertThat(deeds(replay)).containsExactly("IncidentReported");
        assertThat(incident(replay).status()).isEqualTo(IncidentStatus.REPORTED);
    }

    @Test
    void the_report_says_who_reported_what_and_by_which_way() {
        Incident incident = incident(Replays.of(folder, at("New")));

        assertThat(incident.report().service().value()).isEqualTo("Category 55");
        assertThat(incident.report().title()).isEqualTo("Symptom 72 in Category 55");
        assertThat(incident.report().origin()).isEqualTo(Origin.HOTLINE);
        assertThat(incident.report().reporters())
                .extracting(reporter -> reporter.id().value())
                .containsExactly("Caller 2403");
        assertThat(incident.report().features())
                .containsEntry("location", "Location 143")
                .containsEntry("subcategory", "Subcategory 170")
                .containsEntry("contact type", "Phone");
    }

    @Test
    void the_incident_counts_as_reported_when_it_was_opened_and_is_recorded_at_its_first_row() {
        Incident incident = incident(Replays.of(folder, LogText.row()));

        assertThat(incident.reportedAt()).isEqualTo("2016-02-29T01:16:00Z");
        assertThat(incident.registration().recordedAt()).isEqualTo("2016-02-29T01:23:00Z");
    }

    @Test
    void an_opening_that_lies_after_the_first_row_is_a_fact_of_the_future_and_not_used() {
        Incident incident = incident(Replays.of(folder, LogText.row("opened_at", "1/3/2016 09:00")));

        assertThat(incident.reportedAt()).isEqualTo("2016-02-29T01:23:00Z");
    }

    @Test
    void a_log_without_a_caller_has_an_incident_without_a_reporter() {
        Replay replay = Replays.of(
                folder,
                at("Active", "caller_id", "?"),
                at("Resolved", "caller_id", "?"),
                at("Active", "caller_id", "?"),
                at("Closed", "caller_id", "?"));

        assertThat(incident(replay).report().reporters()).isEmpty();
        assertThat(incident(replay).status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    void the_opener_reports_and_the_updater_does_what_follows() {
        List<TimelineEntry> timeline = Replays.timeline(Replays.of(folder, at("Active")), NUMBER);

        assertThat(timeline.get(0).actor().id()).isEqualTo(PersonId.of("Opened by  8"));
        assertThat(timeline)
                .filteredOn(entry -> entry.event() instanceof OwnerAssigned)
                .extracting(entry -> entry.actor().id())
                .containsExactly(PersonId.of("Updated by 21"));
    }

    @Test
    void a_log_that_begins_in_the_middle_of_the_work_responds_at_once() {
        assertThat(deeds(Replays.of(folder, at("Active"))))
                .containsExactly("IncidentReported", "Responded", "OwnerAssigned");
        assertThat(deeds(Replays.of(folder, at("Awaiting Vendor"))))
                .containsExactly("IncidentReported", "Responded", "OwnerAssigned", "ProgressRecorded");
        assertThat(deeds(Replays.of(folder, at("Resolved"))))
                .containsExactly("IncidentReported", "Responded", "OwnerAssigned", "IncidentResolved");
    }

    @Test
    void a_problem_that_is_linked_on_the_first_row_may_be_from_the_future_and_is_not_used() {
        Replay replay = Replays.of(folder, at("Awaiting Problem", "problem_id", "Problem ID  7"));

        assertThat(transfers(replay))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.reference()).isEmpty());
    }

    // --- impact, urgency, people ---

    @ParameterizedTest
    @CsvSource({
        "1 - High,   1 - High,   1",
        "1 - High,   2 - Medium, 2",
        "2 - Medium, 1 - High,   2",
        "2 - Medium, 2 - Medium, 3",
        "3 - Low,    1 - High,   3",
        "2 - Medium, 3 - Low,    4",
        "3 - Low,    2 - Medium, 4",
        "3 - Low,    3 - Low,    4"
    })
    void the_priority_follows_from_impact_and_urgency(String impact, String urgency, int priority) {
        Replay replay = Replays.of(folder, at("New", "impact", impact, "urgency", urgency));

        assertThat(incident(replay).severity()).isEqualTo(Severity.level(priority));
    }

    @Test
    void a_changed_rating_is_assessed_before_the_state_changes() {
        Replay replay = Replays.of(folder, at("New"), at("Active", "impact", "1 - High"));

        assertThat(deeds(replay))
                .containsExactly("IncidentReported", "Assessed", "SeverityChanged", "Responded", "OwnerAssigned");
    }

    @Test
    void an_assignee_who_is_another_becomes_the_owner_and_the_same_one_does_not_again() {
        Replay replay = Replays.of(
                folder,
                at("Active"),
                at("Active", "assigned_to", "Resolver 90"),
                at("Active", "assigned_to", "Resolver 90"));

        assertThat(deeds(replay))
                .containsExactly("IncidentReported", "Responded", "OwnerAssigned", "OwnerAssigned", "ProgressRecorded");
        assertThat(incident(replay).owner()).contains(PersonId.of("Resolver 90"));
    }

    @Test
    void an_assignee_who_is_taken_off_is_noted_and_stays_the_owner() {
        Replay replay = Replays.of(folder, at("Active"), at("Active", "assigned_to", "?"));

        assertThat(notes(replay)).containsExactly("no longer assigned to Resolver 89");
        assertThat(incident(replay).owner()).contains(PersonId.of("Resolver 89"));
    }

    @Test
    void what_has_no_command_of_its_own_is_noted() {
        Replay replay = Replays.of(
                folder,
                at("Active"),
                at("Active", "assignment_group", "Group 70", "problem_id", "Problem ID  7"),
                at("Active", "assignment_group", "Group 70", "problem_id", "Problem ID  7"),
                at("Active", "assignment_group", "Group 70", "problem_id", "Problem ID  7", "u_symptom", "?"),
                at("New", "assignment_group", "Group 70", "problem_id", "Problem ID  7", "u_symptom", "?"));

        assertThat(notes(replay))
                .containsExactly(
                        "group: Group 56 -> Group 70; problem: none -> Problem ID  7",
                        "updated",
                        "symptom: Symptom 72 -> none",
                        "back to New");
    }

    // --- work, waiting, problem management ---

    @Test
    void leaving_new_is_the_response_and_an_assignee_is_not() {
        Replay replay = Replays.of(folder, at("New"), at("New", "assigned_to", "Resolver 1"), at("Active"));

        assertThat(deeds(replay)).containsExactly("IncidentReported", "ProgressRecorded", "Responded", "OwnerAssigned");
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAITING_USER_INFO", "AWAITING_VENDOR", "AWAITING_EVIDENCE"})
    void waiting_is_noted_when_it_begins(LogState waiting) {
        Replay replay = Replays.of(folder, at("Active"), at(waiting.label()), at(waiting.label()), at("Active"));

        assertThat(notes(replay)).containsExactly(waiting.label(), "updated", "updated");
        assertThat(incident(replay).status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    void awaiting_problem_is_a_transfer_to_problem_management_and_leaving_it_is_the_hand_back() {
        Replay replay = Replays.of(
                folder,
                at("New"),
                at("Awaiting Problem", "problem_id", "Problem ID  7"),
                at("Awaiting Problem", "problem_id", "Problem ID  7"),
                at("Resolved", "problem_id", "Problem ID  7"));

        assertThat(deeds(replay))
                .containsExactly(
                        "IncidentReported",
                        "Responded",
                        "OwnerAssigned",
                        "TransferredToProblemManagement",
                        "ProgressRecorded",
                        "ProgressRecorded",
                        "HandedBack",
                        "IncidentResolved");
        assertThat(transfers(replay))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.reference()).contains("Problem ID  7"));
    }

    // --- resolved and closed ---

    @Test
    void resolved_again_is_noted() {
        Replay replay = Replays.of(folder, at("Active"), at("Resolved"), at("Resolved"));

        assertThat(notes(replay)).containsExactly("resolved again");
        assertThat(incident(replay).status()).isEqualTo(IncidentStatus.RESOLVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "ACTIVE", "AWAITING_USER_INFO", "AWAITING_PROBLEM"})
    void work_on_what_was_resolved_is_a_rejection_on_behalf_of_the_reporter(LogState state) {
        Replay replay = Replays.of(folder, at("Active"), at("Resolved"), at(state.label()));

        assertThat(deeds(replay)).contains("ResolutionRejected").doesNotContain("CycleBegun");
        assertThat(incident(replay).status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(incident(replay).lifecycle().cycle()).isEqualTo(1);
    }

    @Test
    void somebody_who_closes_before_the_lapse_confirms_on_behalf_of_the_reporter() {
        Replay replay = Replays.of(folder, at("Active"), at("Resolved"), at("Closed"));

        assertThat(deeds(replay))
                .containsExactly(
                        "IncidentReported",
                        "Responded",
                        "OwnerAssigned",
                        "IncidentResolved",
                        "ResolutionConfirmed",
                        "IncidentClosed");
        assertThat(Replays.timeline(replay, NUMBER))
                .extracting(TimelineEntry::event)
                .filteredOn(ResolutionConfirmed.class::isInstance)
                .extracting(event -> ((ResolutionConfirmed) event).reporter())
                .containsExactly(PersonId.of("Caller 2403"));
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "ACTIVE", "AWAITING_PROBLEM"})
    void closed_straight_from_work_is_resolved_confirmed_and_closed(LogState state) {
        Replay replay = Replays.of(folder, at(state.label()), at("Closed"));

        assertThat(deeds(replay)).endsWith("IncidentResolved", "ResolutionConfirmed", "IncidentClosed");
        assertThat(incident(replay).status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    void rows_after_the_closing_change_nothing_and_are_counted() {
        Replay replay = Replays.of(
                folder, at("Active"), at("Closed"), at("Closed", "assigned_to", "Resolver 1"), at("Resolved"));

        assertThat(deeds(replay)).endsWith("IncidentClosed").doesNotHaveDuplicates();
        assertThat(replay.withoutEffect()).isEqualTo(2);
    }

    @Test
    void work_on_what_was_closed_begins_a_new_cycle() {
        Replay replay = Replays.of(folder, at("Active"), at("Closed"), at("Active", "impact", "1 - High"));

        assertThat(deeds(replay).subList(6, 10))
                .containsExactly("CycleBegun", "Assessed", "SeverityChanged", "Responded");
        assertThat(incident(replay).lifecycle().cycle()).isEqualTo(2);
    }

    private Incident incident(Replay replay) {
        return Replays.incident(replay, NUMBER);
    }

    private static List<String> deeds(Replay replay) {
        return Replays.deeds(replay, NUMBER);
    }

    private static List<String> notes(Replay replay) {
        return Replays.timeline(replay, NUMBER).stream()
                .map(TimelineEntry::event)
                .filter(ProgressRecorded.class::isInstance)
                .map(event -> ((ProgressRecorded) event).note())
                .toList();
    }

    private static List<TransferredToProblemManagement> transfers(Replay replay) {
        return Replays.timeline(replay, NUMBER).stream()
                .map(TimelineEntry::event)
                .filter(TransferredToProblemManagement.class::isInstance)
                .map(TransferredToProblemManagement.class::cast)
                .toList();
    }

    /** A row in this state, a minute after the one before it. */
    private String at(String state, String... changes) {
        List<String> all = new ArrayList<>(List.of("incident_state", state));
        all.addAll(List.of("sys_updated_at", "29/2/2016 02:%02d".formatted(minute++)));
        all.addAll(Arrays.asList(changes));
        return LogText.row(all.toArray(String[]::new));
    }
}
