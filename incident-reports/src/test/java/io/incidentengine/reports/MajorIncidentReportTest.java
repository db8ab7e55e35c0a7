package io.incidentengine.reports;

import static io.incidentengine.reports.SampleCase.ENA;
import static io.incidentengine.reports.SampleCase.MAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.DeclareMajor;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Report;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The draft of a major-incident report. */
@Tag("R16")
class MajorIncidentReportTest {
    private static final MajorIncidentReport WHOLE =
            MajorIncidentReport.draftOf(SampleCase.wholeLife().file());

    @Test
    void it_has_a_chapter_for_all_that_such_a_report_tells() {
        assertThat(Jsoup.parse(WHOLE.html()).select("h2").eachText())
                .containsExactly(
                        "1. Summary",
                        "2. Impact",
                        "3. Timeline",
                        "4. Cause",
                        "5. Workaround and solution",
                        "6. People and decisions",
                        "7. Deadlines",
                        "8. Who was told",
                        "9. Corrective actions",
                        "10. Lessons learned");
    }

    @Test
    @Tag("R14")
    @Tag("R15")
    void it_tells_what_was_assigned_and_who_approved() {
        assertThat(WHOLE.markdown())
                .contains(
                        "Assigned: booking team, war room 2.",
                        "Max Manager (incident manager) reviewed the solution, approved")
                .doesNotContain("no approval is on record");
    }

    @Test
    @Tag("R12")
    void corrective_actions_have_cause_action_state_and_owner() {
        assertThat(WHOLE.markdown())
                .contains(
                        "| CA-1 | refunds have no idempotency key | give every refund a key and check it | planned | devi |");
    }

    @Test
    void what_nobody_knows_is_a_gap_and_counted() {
        assertThat(WHOLE.gaps())
                .isEqualTo(Jsoup.parse(WHOLE.html()).select("p.gap").size())
                .isEqualTo((int) WHOLE.markdown()
                        .lines()
                        .filter(line -> line.startsWith("> **To be completed:**"))
                        .count());
        assertThat(WHOLE.markdown()).contains("why the clock \"recovery\" was late");
    }

    @Test
    void an_incident_that_was_only_just_reported_has_more_gaps() {
        MajorIncidentReport young =
                MajorIncidentReport.draftOf(SamplePages.hostile().file());

        assertThat(young.markdown())
                .contains(
                        "the workaround and the solution.",
                        "the cause, or who looks for it",
                        "no corrective action is on record",
                        "| Recovered | not yet |");
    }

    @Test
    @Tag("S14")
    void of_a_reopened_incident_it_tells_where_it_stands_and_what_came_of_the_cycle_before() {
        assertThat(draft(SampleCase.reopened()))
                .contains(
                        "| Reopened | Thu 5 Mar 2026, 11:00 |",
                        "| Recovered | not yet |",
                        "| Service impaired for | it is not recovered; before it was reopened, 3 h |",
                        "| Resolved | not yet |",
                        "| Closed | not yet |",
                        "| recovery, cycle 1 | late | 3 h |",
                        "why the clock \"recovery, cycle 1\" was late")
                .doesNotContain("major-incident report, cycle 1");
    }

    @Test
    @Tag("S14")
    void how_long_the_service_was_impaired_is_the_sum_over_all_cycles() {
        assertThat(draft(SampleCase.reopened().ended(30)))
                .contains(
                        "| Service impaired for | 3 h 30 min |",
                        "| Resolved | Thu 5 Mar 2026, 11:30 |",
                        "| Closed | Thu 5 Mar 2026, 11:30 |",
                        "| recovery | met | 30 min |");
    }

    @Test
    @Tag("R14")
    void nobody_is_said_to_have_declared_what_is_major_by_its_severity_or_by_a_report_that_is_owed() {
        SampleCase again = SampleCase.reopened();

        assertThat(draft(again)).contains("| Major | by its severity |");
        again.does(MAX, new ChangeSeverity(Severity.level(2), "Only some are lost"));
        assertThat(draft(again)).contains("| Major | as its report is owed from the cycle before |");

        SampleCase declared = SampleCase.reported(SampleCase.report("login", "Nobody can log in"))
                .does(MAX, new DeclareMajor("The press is calling"));
        assertThat(draft(declared)).containsPattern("\\| Major \\| declared by .+ \\(incident manager\\) \\|");
    }

    @Test
    @Tag("S5")
    void where_times_were_corrected_it_tells_the_right_ones() {
        Instant eight = Instant.parse("2026-03-02T08:00:00Z");
        SampleCase corrected = SampleCase.reported(SampleCase.report("payments", "Payments are lost")
                        .impact(Criterion.DATA_LOSS)
                        .occurredAt(eight.minus(Duration.ofHours(2))))
                .does(
                        ENA,
                        new CorrectTime(Signal.OCCURRED, 0, eight.minus(Duration.ofMinutes(10)), "A clock was wrong"))
                .does(ENA, new Respond())
                .after(180)
                .does(ENA, new ProposeSolution("Restart", List.of()))
                .does(MAX, new ReviewSolution(Review.APPROVED, ""))
                .does(ENA, new Resolve("Restarted", RootCause.IDENTIFIED, "a leak"))
                .after(60)
                .does(ENA, new CorrectTime(Signal.RESOLVED, 0, eight.plus(Duration.ofHours(1)), "It was earlier"));

        assertThat(draft(corrected))
                .contains(
                        "| Occurred | Mon 2 Mar 2026, 07:50 |",
                        "| Recovered | Mon 2 Mar 2026, 09:00 |",
                        "| Service impaired for | 1 h 10 min |",
                        "| Resolved | Mon 2 Mar 2026, 09:00 |");
    }

    @Test
    @Tag("R3")
    void where_no_reporter_is_named_it_names_who_put_it_on_record() {
        SampleCase seen =
                SampleCase.reported(Report.of("payments", "Payments are lost").impact(Criterion.DATA_LOSS));

        assertThat(draft(seen))
                .contains("| Reported by | Ena Engineer (O&amp;M engineer), by ")
                .doesNotContain("a machine");
    }

    @Test
    @Tag("R17")
    void whether_the_fault_came_before_is_said_only_where_faults_can_be_told_apart() {
        Report.Builder report = SampleCase.report("payments", "Payments are lost");

        assertThat(draft(SampleCase.reported(report)))
                .contains("Whether the same fault had been recovered a short while before is not on record")
                .doesNotContain("The same fault had not been");
        assertThat(draft(SampleCase.reported(report.deduplicationKey("payments/lost"))))
                .contains("The same fault had not been recovered a short while before.");
    }

    private static String draft(SampleCase of) {
        return MajorIncidentReport.draftOf(of.file()).markdown();
    }

    @Test
    void hostile_text_stays_text_in_markdown() {
        String markdown =
                MajorIncidentReport.draftOf(SamplePages.hostile().file()).markdown();

        assertThat(markdown).doesNotContain("<script").contains("&lt;/title\\>&lt;/script\\>&lt;script\\>");
        assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }
}
