package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line: what it prints, where, and with which exit code it ends. */
class ReplayLogTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_log_is_replayed_and_summed_up() {
        Path file = LogText.write(folder, LogText.log(LogText.row()));

        assertThat(run(file.toString())).isZero();
        assertThat(out.toString())
                .startsWith("REPLAY OF " + file)
                .contains("If it is a part of that data, name them where you show these figures.")
                .containsPattern("Read in [\\d.]+ s, replayed in [\\d.]+ s: [\\d,]+ rows a second\\.")
                .endsWith(" times as fast as in life.\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void rejected_rows_are_counted_and_the_first_ones_shown() {
        Path file = LogText.write(
                folder,
                LogText.log(
                        LogText.row(),
                        LogText.row("incident_state", "-100"),
                        LogText.row("impact", "9"),
                        LogText.row("sys_updated_at", "yesterday")));

        assertThat(run("--rejected", "2", file.toString())).isZero();
        assertThat(out.toString())
                .containsPattern("rows +4 +read\n +3 +rejected")
                .contains(
                        "  Rejected, the first 2:\n",
                        "    line 3: incident_state is \"-100\"; allowed: New, Active, ",
                        "    line 4: impact is \"9\"; allowed: ")
                .doesNotContain("yesterday");
    }

    @Test
    void no_rejected_row_is_shown_if_none_is_wanted() {
        Path file = LogText.write(folder, LogText.log(LogText.row(), LogText.row("impact", "9")));

        assertThat(run("--rejected=0", file.toString())).isZero();
        assertThat(out.toString()).containsPattern("\n +1 +rejected").doesNotContain("Rejected", "line 3");
    }

    @Test
    void a_log_that_breaks_off_is_replayed_as_far_as_it_goes_and_has_an_exit_code_of_its_own() {
        byte[] whole = LogText.gzip(manyRows());
        Path file = LogText.write(folder, Arrays.copyOf(whole, whole.length / 2));

        assertThat(run(file.toString())).isEqualTo(3);
        assertThat(out.toString())
                .contains("  Damaged: " + file + " breaks off after line ")
                .contains("AGREEMENT");
    }

    @Test
    void a_damaged_log_ends_in_a_summary_or_in_a_clear_error_wherever_the_damage_is() {
        byte[] whole = LogText.gzip(manyRows());
        byte[] plain = manyRows().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20160429);
        for (int round = 0; round < 20; round++) {
            byte[] damaged = (round % 2 == 0 ? whole : plain).clone();
            for (int hit = 0; hit < 5; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            out.getBuffer().setLength(0);
            err.getBuffer().setLength(0);
            Path file = LogText.write(folder, damaged);

            int code = run(file.toString());

            assertThat(code).as("round %d", round).isIn(0, 1, 3);
            if (code == 1) {
                assertThat(err.toString()).startsWith("replay: " + file + ": ").hasLineCount(1);
            } else {
                assertThat(out.toString()).contains("THE LOG", "AGREEMENT");
            }
        }
    }

    @Test
    void a_file_that_is_not_there_or_no_log_is_named() {
        assertThat(run("/none.csv")).isEqualTo(1);
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("replay: /none.csv: there is no such file\n" + "replay: " + folder
                        + ": is a folder, and no incident log\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_log_without_a_usable_row_is_refused_with_the_first_reason() {
        Path file = LogText.write(folder, LogText.log(LogText.row("made_sla", "maybe")));

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("replay: " + file
                        + ": holds no row that can be used; the first is on line 2: made_sla is \"maybe\";"
                        + " allowed: true, false\n");
        assertThat(run(LogText.write(folder, LogText.HEADER).toString())).isEqualTo(1);
    }

    @Test
    void each_month_of_the_log_becomes_a_page_and_a_list_names_them() {
        Path file = LogText.write(
                folder,
                LogText.log(
                        LogText.row(),
                        LogText.row(
                                "number",
                                "INC0000777",
                                "sys_updated_at",
                                "3/4/2016 10:00",
                                "opened_at",
                                "3/4/2016 10:00")));
        Path pages = folder.resolve("pages/by-month");

        assertThat(run("--pages", pages.toString(), file.toString())).isZero();
        assertThat(out.toString())
                .contains("Pages of ", pages.resolve("index.html").toString());
        assertThat(pages.resolve("2016-04.html"))
                .content()
                .contains("Incidents in April 2016", "compared with March 2016");
        assertThat(pages.resolve("index.html")).content().contains("<a href=\"2016-04.html\">2016-04</a>: 1 reported");
    }

    @Test
    void what_another_target_would_have_come_to_is_told_in_short_and_as_a_page_that_the_list_names() {
        Path file = LogText.write(folder, manyRows());
        Path pages = folder.resolve("pages");

        assertThat(run("--what-if", "PT2H", "--pages", pages.toString(), file.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("What if “recovery in 2h” held instead of “recovery in 6h”?")
                .containsPattern("deadlines missed +[\\d,]+ +[\\d,]+ +[±+]")
                .containsPattern("would be late, and were not +\\d")
                .doesNotContain("What is assumed");
        assertThat(pages.resolve("what-if.html")).content().contains("recovery in 2h", "What is assumed");
        assertThat(pages.resolve("index.html")).content().contains("<a href=\"what-if.html\">What if</a>");
    }

    @Test
    void without_a_question_there_is_no_answer() {
        Path file = LogText.write(folder, LogText.log(LogText.row()));
        Path pages = folder.resolve("pages");

        assertThat(run("--pages", pages.toString(), file.toString())).isZero();
        assertThat(out.toString()).doesNotContain("What if");
        assertThat(pages.resolve("index.html")).content().doesNotContain("what-if");
        assertThat(pages.resolve("what-if.html")).doesNotExist();
    }

    @Test
    void a_target_that_no_policy_takes_or_that_changes_nothing_is_a_wrong_command_line() {
        for (String target : new String[] {"PT0S", "-PT4H", "PT-4H", "PT1H", "PT6H", "PT99999999H", "four"}) {
            err.getBuffer().setLength(0);

            assertThat(run("--what-if=" + target)).as(target).isEqualTo(2);
            assertThat(err.toString()).contains("--what-if", "Usage: replay");
        }
        assertThat(run("--what-if=PT0S")).isEqualTo(2);
        assertThat(err.toString()).contains("--what-if is PT0S", "allowed: durations from");
        assertThat(run("--what-if=PT6H")).isEqualTo(2);
        assertThat(err.toString()).contains("allowed: another one than that of the policy");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_wrong_command_line_is_explained() {
        assertThat(run("--rejected=-1")).isEqualTo(2);
        assertThat(run("--rejected=some")).isEqualTo(2);
        assertThat(run("one.csv", "two.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("--rejected is -1; allowed: 0 and more", "Usage: replay");
    }

    @Test
    void help_names_the_exit_codes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: replay", "[LOG]", "Exit codes:", "3   The log breaks off");
    }

    private int run(String... arguments) {
        CommandLine console = ReplayLog.commandLine();
        console.setOut(new PrintWriter(out));
        console.setErr(new PrintWriter(err));
        return console.execute(arguments);
    }

    private static String manyRows() {
        String[] states = {"New", "Active", "Awaiting Vendor", "Resolved", "Closed"};
        String[] rows = new String[300];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = LogText.row(
                    "number",
                    "INC" + (1_000_000 + i / states.length),
                    "incident_state",
                    states[i % states.length],
                    "sys_updated_at",
                    "29/2/2016 %02d:%02d".formatted(1 + i / 60, i % 60),
                    "urgency",
                    "3 - Low");
        }
        return LogText.log(rows);
    }
}
