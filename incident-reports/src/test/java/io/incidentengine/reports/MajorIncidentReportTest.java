package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

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
    void hostile_text_stays_text_in_markdown() {
        String markdown =
                MajorIncidentReport.draftOf(SamplePages.hostile().file()).markdown();

        assertThat(markdown).doesNotContain("<script").contains("&lt;/title\\>&lt;/script\\>&lt;script\\>");
        assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }
}
