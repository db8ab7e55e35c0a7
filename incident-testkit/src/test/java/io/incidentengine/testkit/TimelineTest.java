package io.incidentengine.testkit;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.IncidentCommand.AssignResources;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.notification.Retries;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Signal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the timeline looks like. */
class TimelineTest {
    private final FaultyChannel phone = FaultyChannel.of(ChannelType.PHONE);

    @RegisterExtension
    final Scenario pager =
            Scenario.builder(EmergencyHandling.policy()).channel(phone).build();

    @Test
    void it_shows_acts_messages_failures_and_clocks() {
        phone.breaksDown("line is dead");
        pager.reported(Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION));
        pager.expectMail(Audience.SERVICE_OWNER);
        phone.works();
        pager.elapses(ofMinutes(31)).responds();
        ExpectedMessage call = pager.expectCall(Audience.RD_LEADER);
        Instant again = pager.start()
                .plus(Retries.STANDARD.wait(1, call.sent().message().key()));

        assertThat(pager.timeline())
                .isEqualTo("""
                        The whole timeline, times in UTC; '>' was sent and expected, '?' sent and not expected yet:
                          +00:00:00  2026-03-02T08:00:00Z         INC-1  O&M engineer: incident reported: Cards are declined, emergency-handling v1, level 2: degradation
                          +00:00:00  2026-03-02T08:00:00Z         INC-1    ? SMS to service owner: initial
                          +00:00:00  2026-03-02T08:00:00Z         INC-1    ? SMS to O&M team (cc): initial
                          +00:00:00  2026-03-02T08:00:00Z         INC-1    > e-mail to service owner, O&M team (cc): initial
                          +00:00:00  2026-03-02T08:00:00Z         ! a call to channel phone: io.incidentengine.testkit.InjectedFault: line is dead
                          +00:00:00  2026-03-02T08:00:00Z         INC-1    > call to R&D leader: initial -> Ambiguous[reason=channel phone failed: io.incidentengine.testkit.InjectedFault: line is dead]
                          +00:00:{ss}  {again}  INC-1    ? call to R&D leader: initial
                          +00:00:{ss}  {again}  INC-1  engine: proof concluded: initial, acknowledged by R&D leader
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1  engine: verdict reached: response breached, time ran out, elapsed PT30M
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1  engine: rung fired: response, overdue, count 1
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1    ? SMS to service owner: overdue, response
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1    ? SMS to O&M team (cc): overdue, response
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1    ? SMS to R&D leader (cc): overdue, response
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1    ? e-mail to service owner, O&M team (cc), R&D leader (cc): overdue, response
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1    ? call to R&D leader: overdue, response
                          +00:30:00  2026-03-02T08:30:00.000001Z  INC-1  engine: proof concluded: overdue, acknowledged by R&D leader
                          +00:31:00  2026-03-02T08:31:00Z         INC-1  O&M engineer: responded
                          +00:31:00  2026-03-02T08:31:00Z         now
                        INC-1 is IN_PROGRESS at level 2, owned by O&M engineer
                        """.replace("{again}", again.toString())
                                .replace("{ss}", again.toString().substring(17, 19))
                        + clocks().stripTrailing());
    }

    /** In the words of the engine's own explanations. */
    private String clocks() {
        return pager.engine().explain(pager.incident().id()).stream()
                .map(clock -> clock.text(ZoneOffset.UTC).indent(2))
                .collect(joining());
    }

    @Test
    void what_is_recorded_later_says_when_it_took_effect() {
        pager.reported(Report.of("payments", "Cards are declined").impact(Criterion.CONSULTING));
        pager.elapses(ofDays(1).plusHours(2)).responds();
        pager.does(new CorrectTime(Signal.RESPONDED, pager.start().plus(ofMinutes(5)), "as the call log says"));
        assertThat(pager.timeline())
                .contains(
                        "  +1d 02:00:00  2026-03-03T10:00:00Z         INC-1  O&M engineer: responded",
                        "time corrected: responded,",
                        "as the call log says");
    }

    @Test
    void every_kind_of_part_has_words() {
        IncidentId first =
                pager.reported(Report.of("payments", "Cards are declined").impact(Criterion.CONSULTING));
        IncidentId second = pager.reported(Report.of("payments", "No cards").impact(Criterion.CONSULTING));
        pager.merges(second, first);
        pager.incident(first)
                .responds()
                .does(new AssignResources(List.of("war room 2", "booking team"), ""))
                .does(new RecordProgress("Halfway"))
                .does(new RecordCorrectiveAction(new CorrectiveAction(
                        "CA-1", "no key", "check the key", CorrectiveAction.State.PLANNED, PersonId.of("ena"))))
                .does(new Resolve("restarted", RootCause.UNKNOWN, ""));
        pager.elapses(ofHours(1));
        assertThat(pager.timeline())
                .contains(
                        "INC-2  O&M engineer: merged into: INC-1, the same fault",
                        "INC-1  O&M engineer: incident merged: INC-2, the same fault",
                        "INC-1  incident manager: resources assigned: war room 2, booking team",
                        "INC-1  O&M engineer: progress recorded: Halfway",
                        "INC-1  developer: corrective action recorded: CA-1, check the key",
                        "INC-1  O&M engineer: incident resolved: restarted, unknown",
                        "INC-1  engine: offered to problem management: unknown cause, ",
                        "INC-2 is REPORTED at level 3");
    }
}
