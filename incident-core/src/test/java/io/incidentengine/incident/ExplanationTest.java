package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Explanation.Line;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.PauseReason;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.shared.Seeds;
import io.incidentengine.sla.Segment;
import io.incidentengine.sla.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a clock comes to what it shows. The golden text is written anew by {@code -Dgolden.update=true}. */
@Tag("S34")
class ExplanationTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/incidentengine/incident/explanation.txt");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Much of what can happen to a clock. */
    private static Life rich() {
        Life duplicate =
                Life.named("INC-7", Life.pausing()).report(Life.reportOfLevel(2).build());
        Life life = Life.named("INC-8", Life.pausing())
                .at(ofMinutes(30))
                .report(Life.reportOfLevel(2).build())
                .at(ofMinutes(40))
                .does(CommandType.RESPOND);
        life.at(ofMinutes(60)).does(Life.ENGINEER, new Pause(PauseReason.WAITING_FOR_VENDOR, "asked for a patch"));
        life.at(ofMinutes(90)).does(Life.ENGINEER, new Pause(PauseReason.PLANNED_WINDOW, "tonight"));
        life.at(ofMinutes(120)).does(Life.MANAGER, new Resume(PauseReason.PLANNED_WINDOW, "at once after all"));
        duplicate.at(ofHours(6)).mergeInto(life);
        life.at(ofHours(7)).does(CommandType.TRANSFER);
        life.at(ofHours(8)).does(CommandType.HAND_BACK);
        life.at(ofHours(9)).does(CommandType.RECOVER);
        life.at(ofMinutes(570)).does(CommandType.RELAPSE);
        life.at(ofHours(10)).does(Life.ENGINEER, new Resume(PauseReason.WAITING_FOR_VENDOR, "the patch is here"));
        life.at(ofHours(10)).severity(1);
        life.at(ofHours(11)).corrects(Signal.RESPONDED, ofMinutes(35));
        return life.at(ofHours(11)).tick();
    }

    @Test
    void a_manager_can_read_it() throws IOException {
        String text = rich().explain().stream()
                .map(explanation -> explanation.text(BERLIN))
                .collect(Collectors.joining("\n\n", "", "\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    @Tag("S7")
    void what_counted_in_the_lines_adds_up_to_what_has_elapsed() {
        Seeds.check(150, seed -> {
            Life life =
                    RandomScript.of(new Random(seed), true).play(Script.NEVER).life();
            for (Explanation explanation : life.explain()) {
                Duration sum = Duration.ZERO;
                for (Line line : explanation.lines()) {
                    sum = sum.plus(line.counted());
                    assertThat(line.elapsed()).isEqualTo(sum);
                    assertThat(line.counted().isZero() || line.segment().counts())
                            .isTrue();
                }
                assertThat(sum).isEqualTo(explanation.clock().reading().elapsed());
                assertThat(explanation.text(BERLIN)).doesNotContain("null", "Optional", "E-");
            }
        });
    }

    @Test
    @Tag("S8")
    @Tag("S16")
    void every_line_but_the_end_of_a_cap_says_who_began_it_and_why() {
        Explanation recovery = rich().explain(RECOVERY);

        assertThat(recovery.lines())
                .filteredOn(line -> line.because().isEmpty())
                .singleElement()
                .satisfies(line -> assertThat(line.segment().from()).isEqualTo(Life.time(ofHours(5))));
        assertThat(recovery.lines())
                .extracting(Line::because)
                .filteredOn(because -> !because.isEmpty())
                .allSatisfy(because -> assertThat(because)
                        .allSatisfy(
                                entry -> assertThat(entry.actor().id().value()).isIn("eve", "mia", "dan")));
        assertThat(recovery.policy()).isEqualTo(Life.pausing().ref());
        assertThat(recovery.judgedBy()).isEqualTo(Life.pausing().ref());
        assertThat(recovery.ending()).isEmpty();
    }

    @Test
    @Tag("S5")
    void a_correction_stands_beside_what_it_corrected() {
        Explanation response = rich().explain(RESPONSE);

        assertThat(response.ending())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("Responded", "TimeCorrected");
        assertThat(response.text(BERLIN))
                .endsWith("09:35:00  5 min in all: responded by eve; time corrected by mia (seen in a log)");
    }

    @Test
    void what_lies_ahead_is_not_told() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS, Life.pausing())
                .at(ofHours(1))
                .does(CommandType.PAUSE)
                .at(ofHours(2));

        assertThat(life.explain(RECOVERY).lines()) // the cap will end it at 5:00
                .extracting(line -> line.segment().state())
                .containsExactly(Segment.State.RUNNING, Segment.State.PAUSED);
        assertThat(life.explain(RECOVERY).lines().get(1).until()).isEqualTo(Life.time(ofHours(2)));
    }

    @Test
    @Tag("S9")
    void a_clock_that_will_be_late_once_it_runs_on_says_so() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS, Life.pausing())
                .at(ofHours(3))
                .does(CommandType.PAUSE)
                .severity(1);

        assertThat(title(life, RECOVERY))
                .endsWith(": stands still since 2026-03-02 12:00:00, 1 h beyond its target, and late once it runs on");
        assertThat(title(life, RESOLUTION)).endsWith(": stands still since 2026-03-02 12:00:00, 6 d 21 h left");
    }

    @Test
    @Tag("S13")
    void a_stop_that_can_be_undone_is_one_for_now() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(1)).does(CommandType.RECOVER);

        assertThat(title(life, RECOVERY))
                .endsWith(": met for now, at 2026-03-02 10:00:00, the deadline was 2026-03-02 15:00:00");
        life.does(CommandType.RESOLVE).does(CommandType.CONFIRM);
        assertThat(title(life, RECOVERY))
                .endsWith(": met at 2026-03-02 10:00:00, the deadline was 2026-03-02 15:00:00");
    }

    @Test
    void why_a_clock_is_late_is_said_in_words() {
        Life ranOut = Life.in(IncidentStatus.IN_PROGRESS).tickAt(ofHours(7));
        Life relapsed = Life.in(IncidentStatus.RECOVERED).at(ofHours(7)).does(CommandType.RELAPSE);
        Life rejected = Life.in(IncidentStatus.RESOLVED).at(ofHours(7)).does(CommandType.REJECT);
        Life merged = Life.named("INC-2", EmergencyHandling.policy())
                .at(ofHours(5))
                .report(Life.reportOfLevel(2).build());
        Life.ofLevel(2).at(ofHours(7)).mergeInto(merged);

        assertThat(title(ranOut, RECOVERY)).contains("breached at 2026-03-02 15:00:00 (time ran out)");
        assertThat(title(relapsed, RECOVERY)).contains("(the service was down again)");
        assertThat(title(rejected, RECOVERY)).contains("(the resolution was rejected)");
        assertThat(title(merged, RECOVERY)).contains("(the fault had been reported earlier, as a merge showed)");
    }

    @Test
    void a_clock_without_meaning_says_why_it_may_have_none() {
        assertThat(title(Life.in(IncidentStatus.CANCELLED), RECOVERY))
                .endsWith(": of no account, as it was withdrawn, merged into another or has no target");
    }

    @Test
    @Tag("S15")
    void a_clock_that_was_final_before_the_incident_moved_names_the_policy_that_judged_it() {
        IncidentPolicy strict = EmergencyHandling.policy().toBuilder("strict", 1)
                .milestone(EmergencyHandling.policy().milestone(RESPONSE).orElseThrow().toBuilder()
                        .target(2, ofMinutes(10))
                        .build())
                .build();
        Life life = Life.ofLevel(2)
                .at(ofMinutes(20))
                .does(CommandType.RESPOND)
                .at(ofMinutes(30))
                .migrate(strict);

        assertThat(life.explain(RESPONSE).text(BERLIN)).isEqualTo("""
                Clock "response" of incident INC-1, by policy emergency-handling v1, times in Europe/Berlin: \
                met at 2026-03-02 09:20:00, the deadline was 2026-03-02 09:30:00
                  Final before the incident moved to policy strict v1:
                  2026-03-02 09:00:00  runs (+20 min): reported by eve (Login fails)
                  2026-03-02 09:20:00  20 min in all: responded by eve""");
        assertThat(life.explain(RECOVERY).judgedBy()).isEqualTo(strict.ref());
        assertThat(life.at(ofMinutes(40))
                        .corrects(Signal.RESPONDED, ofMinutes(5))
                        .explain(RESPONSE)
                        .judgedBy())
                .isEqualTo(strict.ref());
    }

    @Test
    void durations_are_told_in_units_that_people_use() {
        assertThat(ExplanationText.words(Duration.ZERO)).isEqualTo("0 s");
        assertThat(ExplanationText.words(ofDays(2).plusHours(3).plusMinutes(4).plusSeconds(5)))
                .isEqualTo("2 d 3 h 4 min 5 s");
        assertThat(ExplanationText.words(ofDays(1).plusSeconds(30))).isEqualTo("1 d 30 s");
        assertThat(ExplanationText.words(ofNanos(1_000))).isEqualTo("0.000001 s");
        assertThat(ExplanationText.words(Duration.ofMillis(60_500))).isEqualTo("1 min 0.5 s");
        assertThat(ExplanationText.words(ofMinutes(-90))).isEqualTo("minus 1 h 30 min");
    }

    private static String title(Life life, String milestone) {
        List<String> lines = life.explain(milestone).text(BERLIN).lines().toList();
        return lines.get(0);
    }
}
