package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.examples.replay.Summary.Turn;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    @TempDir
    private Path folder;

    @Test
    void a_rating_that_changes_within_its_priority_is_no_changed_priority() {
        Summary summary =
                summary(LogText.row("urgency", "3 - Low"), LogText.row("impact", "3 - Low", "urgency", "2 - Medium"));

        assertThat(summary.count(Turn.PRIORITY_CHANGED)).isZero();
        assertThat(summary(LogText.row("urgency", "3 - Low"), LogText.row()).count(Turn.PRIORITY_CHANGED))
                .isEqualTo(1);
    }

    @Test
    void an_incident_counts_under_its_last_priority() {
        Summary summary = summary(LogText.row("urgency", "3 - Low"), LogText.row());

        assertThat(summary.levels().get(Severity.level(2)).incidents()).isEqualTo(1);
        assertThat(summary.levels().get(Severity.level(4)).incidents()).isZero();
    }

    @Test
    void what_is_open_when_the_log_ends_is_counted_by_status_and_its_clocks_are_open() {
        Summary summary = summary(
                LogText.row("number", "INC1", "incident_state", "New"),
                LogText.row("number", "INC2"),
                LogText.row("number", "INC3", "incident_state", "Resolved"),
                LogText.row("number", "INC4", "incident_state", "Closed"));

        assertThat(summary.open())
                .isEqualTo(Map.of(
                        IncidentStatus.REPORTED, 1L, IncidentStatus.IN_PROGRESS, 1L, IncidentStatus.RESOLVED, 1L));
        assertThat(summary.all().milestone(Milestone.RESPONSE).open()).isEqualTo(1);
        assertThat(summary.all().milestone(Milestone.RESPONSE).met()).isEqualTo(3);
        assertThat(summary.all().milestone(Milestone.RESOLUTION).open()).isEqualTo(3);
        assertThat(summary.agreement(LogPolicy.CLOSING).compared()).isEqualTo(1);
        assertThat(SummaryText.of(summary))
                .contains("3  still open when the log ends: reported 1, in progress 1, resolved 1\n");
    }

    @Test
    void a_stricter_target_that_has_passed_already_is_a_breach_by_reclassification() {
        Summary summary = summary(
                LogText.row("incident_state", "New", "urgency", "3 - Low"),
                LogText.row("incident_state", "New", "sys_updated_at", "29/2/2016 01:50"),
                LogText.row("incident_state", "Active", "sys_updated_at", "29/2/2016 01:55"));

        assertThat(summary.all().milestone(Milestone.RESPONSE).breached(BreachCause.RECLASSIFIED))
                .isEqualTo(1);
    }

    @Test
    void one_plain_breach_outweighs_a_cycle_that_was_met() {
        Summary summary = summary(
                LogText.row("incident_state", "Closed", "sys_updated_at", "2/3/2016 00:00"),
                LogText.row("incident_state", "Active", "sys_updated_at", "2/3/2016 01:00"),
                LogText.row("incident_state", "Closed", "sys_updated_at", "2/3/2016 02:00", "made_sla", "false"));

        assertThat(summary.all().milestone(LogPolicy.CLOSING).breached(BreachCause.TIME_RAN_OUT))
                .isEqualTo(1);
        assertThat(summary.agreement(LogPolicy.CLOSING).of(false, false)).isEqualTo(1);
    }

    @Test
    void messages_are_counted_by_what_they_are_about_and_those_for_nobody_too() {
        Summary summary = summary(LogText.row("incident_state", "Resolved", "caller_id", "?"));

        assertThat(summary.messages().sentBy(ChannelType.EMAIL))
                .isEqualTo(3); // one to the incident manager, as there is no reporter (S31)
        assertThat(summary.messages().sentBy(ChannelType.SMS)).isEqualTo(4);
        assertThat(summary.messages().sentBy(ChannelType.PHONE)).isEqualTo(1);
        assertThat(summary.messages().failures()).isEqualTo(Map.of("nobody was found for the audience reporter", 1L));
        assertThat(SummaryText.of(summary))
                .containsPattern("initial +service owner +O&M team +1 +2 +-\n")
                .containsPattern("initial +R&D leader +- +- +1\n");
    }

    private Summary summary(String... rows) {
        LogContents contents = Replays.contents(LogText.write(folder, LogText.log(rows)));
        return Summary.of(contents, Replays.of(contents));
    }
}
