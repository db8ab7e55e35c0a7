package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reclassification;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each time that can be corrected, corrected at each later point of a life: what comes of it is what had come of it if
 * the time had been recorded right in the first place.
 */
@Tag("S5")
class CorrectionEverywhereTest {
    private static final Actor ALL_ROLES =
            Actor.of("eve", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER, Role.REPORTER);

    /** Each act is this long after the one before, and some are recorded as if they had happened this much later. */
    private static final Duration GAP = ofHours(1);

    private static final Duration TOO_LATE = ofMinutes(45);

    private static final PauseReason VENDOR = PauseReason.WAITING_FOR_VENDOR;
    private static final PauseReason REPORTER = PauseReason.WAITING_FOR_REPORTER;

    /** A life in which everything happens that can be corrected; recovery and resolution fall due on the way. */
    private static final List<IncidentCommand> ACTS = List.of(
            Samples.of(CommandType.RESPOND),
            new Pause(VENDOR, "asked"),
            level(1),
            level(2),
            new Resume(VENDOR, "answered"),
            Samples.of(CommandType.TRANSFER),
            Samples.of(CommandType.HAND_BACK),
            Samples.of(CommandType.RECOVER),
            Samples.of(CommandType.RELAPSE),
            new Pause(VENDOR, "asked again"),
            new Pause(REPORTER, "asked the reporter"),
            Samples.of(CommandType.RESOLVE), // which ends all waiting
            Samples.of(CommandType.REJECT),
            Samples.of(CommandType.TRANSFER_TO_PROBLEM),
            Samples.of(CommandType.HAND_BACK),
            new Pause(REPORTER, "asked once more"),
            new Resume(REPORTER, "answered"),
            Samples.of(CommandType.RESOLVE),
            Samples.of(CommandType.REOPEN),
            level(1),
            Samples.of(CommandType.PROPOSE_SOLUTION),
            Samples.of(CommandType.REVIEW_SOLUTION),
            Samples.of(CommandType.RESOLVE),
            Samples.of(CommandType.CONFIRM),
            Samples.of(CommandType.CLOSE),
            Samples.of(CommandType.FILE_REPORT));

    private static IncidentCommand level(int level) {
        return new ChangeSeverity(Severity.level(level), "as things look now");
    }

    private static IncidentPolicy policy(Reclassification rule, int recoveryHours, int resolutionHours) {
        IncidentPolicy pausing = Life.pausing();
        return pausing.toBuilder("corrected", 1)
                .milestone(milestone(pausing, RESPONSE)
                        .target(2, ofMinutes(80))
                        .target(3, ofHours(3))
                        .build())
                .milestone(milestone(pausing, RECOVERY)
                        .onReclassification(rule)
                        .target(1, ofHours(recoveryHours - 3))
                        .target(2, ofHours(recoveryHours))
                        .build())
                .milestone(milestone(pausing, RESOLUTION)
                        .onReclassification(rule)
                        .target(1, ofHours(resolutionHours - 1))
                        .target(2, ofHours(resolutionHours))
                        .build())
                .milestone(milestone(pausing, Milestone.MAJOR_INCIDENT_REPORT)
                        .target(1, ofMinutes(80))
                        .target(2, ofMinutes(80))
                        .build())
                .ladder(RECOVERY, Rung.atPercent(50), Rung.overdue().repeated(ofHours(2), 10))
                .build();
    }

    private static Milestone.Builder milestone(IncidentPolicy policy, String name) {
        return policy.milestone(name).orElseThrow().toBuilder();
    }

    /** The rule of reclassification, and targets that fall due early and late. */
    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of(Reclassification.CARRY_OVER, 5, 9),
                Arguments.of(Reclassification.CARRY_OVER, 11, 17),
                Arguments.of(Reclassification.RESTART, 8, 12),
                Arguments.of(Reclassification.atLeast(ofMinutes(50)), 8, 12));
    }

    private static Duration time(int act) {
        return GAP.multipliedBy(act + 1L);
    }

    /** Acts as they come, but one of them took effect at its own time and was recorded later, with that time or not. */
    private static Life live(IncidentPolicy policy, int late, boolean right, int from, int to, @Nullable Life begun) {
        Life life = begun == null ? begin(policy) : begun;
        for (int act = from; act < to; act++) {
            if (act == late) {
                life.at(time(act).plus(TOO_LATE)).does(ALL_ROLES, ACTS.get(act), right ? Life.time(time(act)) : null);
            } else {
                life.at(time(act)).does(ALL_ROLES, ACTS.get(act));
            }
        }
        return life;
    }

    private static Life begin(IncidentPolicy policy) {
        return Life.under(policy).report(Life.reportOfLevel(2).build());
    }

    private static Life end(Life life) {
        return life.tickAt(time(ACTS.size()).plus(ofHours(9)));
    }

    private static Life wholeLife(IncidentPolicy policy, Report.Builder report) {
        return end(live(policy, -1, false, 0, ACTS.size(), Life.under(policy).report(report.build())));
    }

    private static void assertAlike(Life corrected, Life right, String what) {
        assertThat(Final.verdicts(corrected)).as(what).isEqualTo(Final.verdicts(right));
        assertThat(shown(corrected)).as(what).isEqualTo(shown(right));
    }

    private static List<String> shown(Life life) {
        return life.explain().stream()
                .map(explanation -> explanation.clock().milestone() + " "
                        + explanation.clock().reading() + " "
                        + explanation.lines().stream()
                                .map(line -> line.segment().state() + " " + line.until() + " " + line.elapsed())
                                .toList())
                .toList();
    }

    @ParameterizedTest(name = "{0}, recovery in {1} h, resolution in {2} h")
    @MethodSource("policies")
    @Tag("S8")
    @Tag("S9")
    @Tag("S10")
    @Tag("S13")
    void a_time_that_is_corrected_is_as_good_as_one_that_was_right_at_once(
            Reclassification rule, int recovery, int resolution) {
        IncidentPolicy policy = policy(rule, recovery, resolution);
        for (int late = 0; late < ACTS.size(); late++) {
            Signal signal = signal(policy, late);
            if (signal == null) {
                continue;
            }
            Life right = end(live(policy, late, true, 0, ACTS.size(), null));
            for (int when = late + 1; when <= ACTS.size(); when++) {
                Life life = live(policy, late, false, 0, when, null);
                boolean byEntry = when % 2 == 0 || !isLatest(life, signal, late);
                correct(life, signal, late, byEntry);
                Life corrected = end(live(policy, late, false, when, ACTS.size(), life));
                assertAlike(corrected, right, signal + " corrected after act " + (when - 1) + ", by entry: " + byEntry);
            }
        }
    }

    /** What an act is to clocks, if its time can be corrected. */
    private static @Nullable Signal signal(IncidentPolicy policy, int act) {
        Life life = live(policy, -1, false, 0, act + 1, null);
        return life.incident().sla().facts().stream()
                .filter(fact -> fact.effective().equals(Life.time(time(act))))
                .max(Comparator.comparing(ClockFact::sequence).thenComparing(ClockFact::signal))
                .map(ClockFact::signal)
                .filter(signal -> !signal.name().startsWith("SOLUTION") && signal != Signal.REVIEW_REQUESTED)
                .orElse(null);
    }

    private static boolean isLatest(Life life, Signal signal, int act) {
        Instant recorded = Life.time(time(act).plus(TOO_LATE));
        return life.incident().sla().last(signal).orElseThrow().effective().equals(recorded);
    }

    private static void correct(Life life, Signal signal, int act, boolean byEntry) {
        Instant recorded = Life.time(time(act).plus(TOO_LATE));
        long entry = life.incident().sla().facts().stream()
                .filter(fact -> fact.signal() == signal && fact.effective().equals(recorded))
                .findFirst()
                .orElseThrow()
                .sequence();
        Instant right = Life.time(time(act));
        life.does(
                Life.MANAGER,
                byEntry
                        ? new CorrectTime(signal, entry, right, "seen in a log")
                        : new CorrectTime(signal, right, "seen in a log"));
    }

    @Test
    void all_that_can_be_corrected_is_among_the_acts() {
        IncidentPolicy policy = policy(Reclassification.CARRY_OVER, 6, 12);
        List<Signal> found = new ArrayList<>(List.of(Signal.OCCURRED, Signal.REPORTED));
        for (int act = 0; act < ACTS.size(); act++) {
            Signal signal = signal(policy, act);
            if (signal != null) {
                found.add(signal);
            }
        }

        for (Signal other : EnumSet.complementOf(EnumSet.copyOf(found))) {
            assertThatThrownBy(() -> Life.ofLevel(2).corrects(other, ofHours(0)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("corrected signal is " + other + "; allowed: [");
        }
    }

    @ParameterizedTest(name = "{0}, recovery in {1} h, resolution in {2} h")
    @MethodSource("policies")
    @Tag("R24")
    void an_occurrence_that_becomes_known_at_any_time_is_as_good_as_one_that_was_reported(
            Reclassification rule, int recovery, int resolution) {
        IncidentPolicy policy = policy(rule, recovery, resolution);
        Instant occurred = Life.time(ofMinutes(-40));
        Life right = wholeLife(policy, Life.reportOfLevel(2).occurredAt(occurred));
        for (int when = 0; when <= ACTS.size(); when++) {
            for (Instant wrong : new Instant[] {null, Life.time(ofMinutes(-10)), Life.time(ofHours(-9))}) {
                Life life = Life.under(policy)
                        .report(Life.reportOfLevel(2).occurredAt(wrong).build());
                live(policy, -1, false, 0, when, life);
                life.does(Life.MANAGER, new CorrectTime(Signal.OCCURRED, occurred, "seen in a log"));
                Life corrected = end(live(policy, -1, false, when, ACTS.size(), life));

                assertAlike(corrected, right, "after " + when + " acts");
            }
        }
    }

    @ParameterizedTest(name = "{0}, recovery in {1} h, resolution in {2} h")
    @MethodSource("policies")
    @Tag("R22")
    void a_report_that_came_in_earlier_is_as_good_as_one_that_says_so(
            Reclassification rule, int recovery, int resolution) {
        IncidentPolicy policy = policy(rule, recovery, resolution);
        Instant reported = Life.time(ofMinutes(-40));
        Life right = wholeLife(policy, Life.reportOfLevel(2).reportedAt(reported));
        for (int when = 0; when <= ACTS.size(); when++) {
            Life life = live(policy, -1, false, 0, when, null);
            life.does(Life.MANAGER, new CorrectTime(Signal.REPORTED, reported, "seen in a log"));
            Life corrected = end(live(policy, -1, false, when, ACTS.size(), life));

            assertAlike(corrected, right, "after " + when + " acts");
            assertThat(corrected.incident().reportedAt()).isEqualTo(reported);
        }
    }
}
