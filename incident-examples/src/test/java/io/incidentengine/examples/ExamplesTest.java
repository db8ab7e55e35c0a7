package io.incidentengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run, and the README shows what they say. */
class ExamplesTest {
    private static String output(Runnable program) {
        PrintStream console = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(console);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_quick_start_tells_people_and_shows_clocks() {
        assertThat(output(() -> QuickStart.main(new String[0])))
                .containsSubsequence(
                        "New incident, level 2",
                        "Service is back, level 2",
                        "response: Met[",
                        "recovery: Provisional[");
    }

    @Test
    void the_quick_start_prints_what_the_readme_shows() throws IOException {
        String output = output(() -> QuickStart.main(new String[0]));
        assertThat(withoutTimes(Files.readString(Path.of("..").resolve("README.md"))))
                .contains("```\n" + withoutTimes(output) + "```");
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z", "<time>")
                .replaceAll("PT[\\dHMS.]+", "<duration>");
    }

    @Test
    void an_adjusted_policy_shows_what_differs() {
        assertThat(output(() -> AdjustedPolicy.main(new String[0])))
                .containsSubsequence(
                        "my-policy v1, resolution",
                        "level 1: PT168H, around the clock",
                        "level 3: PT80H, ",
                        "Europe/Berlin",
                        "stands still: waiting for reporter, at most PT40H");
    }

    @Test
    void all_code_of_the_readme_is_code_of_the_examples() throws IOException {
        Path top = Path.of("..").toAbsolutePath().normalize();
        List<String> shown = new ArrayList<>();
        for (String example : List.of("QuickStart", "AdjustedPolicy")) {
            String source = Files.readString(
                    top.resolve("incident-examples/src/main/java/io/incidentengine/examples/" + example + ".java"));
            shown.add(between(source, "// README: begin\n", "        // README: end")
                    .indent(-8)
                    .stripTrailing());
        }
        Matcher blocks = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(top.resolve("README.md")));

        assertThat(blocks.results().map(block -> block.group(1))).isEqualTo(shown);
    }

    @Test
    void the_readme_names_the_version_that_this_is() throws IOException {
        Path top = Path.of("..").toAbsolutePath().normalize();
        String version = between(
                        Files.readString(top.resolve("pom.xml")),
                        "<artifactId>incident-engine</artifactId>",
                        "</version>")
                .replace("<version>", "")
                .strip();

        assertThat(Pattern.compile("<version>(.*?)</version>")
                        .matcher(Files.readString(top.resolve("README.md")))
                        .results()
                        .map(shown -> shown.group(1)))
                .hasSize(2)
                .containsOnly(version);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void incidents_in_a_database_stand_and_fall_with_the_host_s_transaction() {
        assertThat(output(() -> {
                    try {
                        DurableIncidents.main(new String[0]);
                    } catch (SQLException | IOException failure) {
                        throw new IllegalStateException(failure);
                    }
                }))
                .containsSubsequence(
                        "New incident, level 2",
                        "after a restart: IN_PROGRESS, ",
                        "mine: 1, due soon: 1, more: false",
                        "moved: 1",
                        "after a commit and a roll-back: 2",
                        "incidents: 2, tickets: 1",
                        "alarms: 200, opened: 50, joined: 150");
    }

    @Test
    void all_code_of_the_page_about_storage_is_code_of_the_example() throws IOException {
        assertCode("docs/storage.md", 6, "DurableIncidents");
    }

    @Test
    void a_monitor_hears_how_the_engine_is_and_an_audit_finds_what_was_missed() {
        assertThat(output(() -> {
                    try {
                        WatchedEngine.main(new String[0]);
                    } catch (IOException | SQLException | InterruptedException failure) {
                        throw new IllegalStateException(failure);
                    }
                }))
                .containsSubsequence(
                        "the monitor hears: healthy=true lag=0 due=0 aside=0 givenUp=0",
                        "healthy: true, behind by PT0S",
                        "schema version 1: {}",
                        "missed: the clock 'response' has run beyond its target",
                        "looked at: 1, caught up with: 1, still late: 0");
    }

    @Test
    void all_code_of_the_page_about_operating_is_code_of_the_example() throws IOException {
        assertCode("docs/operating.md", 2, "WatchedEngine");
    }

    @Test
    void people_are_erased_and_incidents_given_up() {
        assertThat(output(() -> ForgottenPeople.main(new String[0])))
                .containsSubsequence(
                        "not yet: [",
                        "the reporter is …, nobody: true, of so many complainants: 1",
                        "archived and removed: 1");
    }

    @Test
    void all_code_of_the_page_about_privacy_is_code_of_the_example() throws IOException {
        assertCode("docs/privacy.md", 2, "ForgottenPeople");
    }

    @Test
    void incidents_come_and_go_by_mail() {
        assertThat(output(() -> {
                    try {
                        IncidentsByMail.main(new String[0]);
                    } catch (MessagingException failure) {
                        throw new IllegalStateException(failure);
                    }
                }))
                .containsSubsequence(
                        "to olga: New incident, level 2, shop: The shop shows no prices (",
                        "acknowledged: true",
                        "to rita: ",
                        "then it is CONFIRMED",
                        "by a link: true",
                        "by a made-up one: false");
    }

    @Test
    void all_code_of_the_page_about_mail_is_code_of_the_example() throws IOException {
        assertCode("docs/mail.md", 3, "IncidentsByMail");
    }

    @Test
    void people_are_told_by_sms_and_reply() {
        assertThat(output(() -> {
                    try {
                        IncidentsBySms.main(new String[0]);
                    } catch (IOException failure) {
                        throw new IllegalStateException(failure);
                    }
                }))
                .containsSubsequence(
                        "to +491705550101: New level 1 incident at shop: No prices.",
                        "accepted",
                        "delivered",
                        "acknowledged by olga: 'on my way'");
    }

    @Test
    void all_code_of_the_page_about_sms_is_code_of_the_example_and_of_the_guide() throws IOException {
        String guide = "incident-adapters-sms/src/test/java/io/incidentengine/sms/guide/";
        assertCode(
                "docs/sms.md",
                5,
                List.of(
                        example("IncidentsBySms"),
                        guide + "PostGateway.java",
                        guide + "PostGatewayTest.java",
                        guide + "DescribedProvider.java"));
    }

    @Test
    void people_are_called_until_somebody_presses_a_key() {
        assertThat(output(() -> {
                    try {
                        IncidentsByPhone.main(new String[0]);
                    } catch (IOException | InterruptedException failure) {
                        throw new IllegalStateException(failure);
                    }
                }))
                .containsSubsequence(
                        "it rings at +491705550103: A new incident at level 1 affects the service shop.",
                        "Press 1 to acknowledge.",
                        "a stranger's word: 403",
                        "nobody answers",
                        "it rings at +491705550104",
                        "key 1: Thank you, that is acknowledged. Goodbye.",
                        "acknowledged: true");
        assertThat(IncidentsByPhone.callingAgain().delivery().fallbacks()).hasSize(5);
    }

    @Test
    void all_code_of_the_page_about_phone_calls_is_code_of_the_example() throws IOException {
        assertCode("docs/phone.md", 3, "IncidentsByPhone");
    }

    @Test
    void a_month_is_analysed_as_the_page_shows() throws IOException {
        String output = output(() -> MonthInFigures.main(new String[0]));

        assertThat(Files.readString(Path.of("..").resolve("docs/analysis.md")))
                .contains(output.substring(0, output.lastIndexOf("reported: ")));
        assertThat(output).endsWith("reported: 1, then 3" + System.lineSeparator());
    }

    @Test
    void all_code_of_the_page_about_the_analysis_is_code_of_the_example() throws IOException {
        assertCode("docs/analysis.md", 2, "MonthInFigures");
    }

    @Test
    void what_happens_next_and_why_not_is_said_as_the_page_shows() throws IOException {
        String output = output(() -> WhatNext.main(new String[0]));

        assertThat(Files.readString(Path.of("..").resolve("docs/forecast.md")))
                .contains(output.substring(0, output.indexOf("2026-03-02T08:15:00Z initial"))
                        .stripTrailing());
        assertThat(output)
                .containsSubsequence(
                        "2026-03-02T08:50:00Z progress reminder over [e-mail]",
                        "and so on, at 2026-03-02T09:50:00Z",
                        "waits until it is recovered");
    }

    @Test
    void all_code_of_the_page_about_forecasts_is_code_of_the_example() throws IOException {
        assertCode("docs/forecast.md", 3, "WhatNext");
    }

    @Test
    void a_shorter_target_is_tried_out_as_the_page_shows() throws IOException {
        assertThat(Files.readString(Path.of("..").resolve("docs/what-if.md")))
                .contains(output(() -> FourHours.main(new String[0])));
    }

    @Test
    void all_code_of_the_page_about_what_if_is_code_of_the_example() throws IOException {
        assertCode("docs/what-if.md", 2, "FourHours");
    }

    @Test
    void a_careless_policy_is_linted_as_the_page_shows() throws IOException {
        assertThat(Files.readString(Path.of("..").resolve("docs/linting.md")))
                .contains(output(() -> LintedPolicy.main(new String[0])));
    }

    @Test
    void all_code_of_the_page_about_linting_is_code_of_the_example_and_of_a_test() throws IOException {
        assertCode(
                "docs/linting.md",
                2,
                List.of(
                        example("LintedPolicy"),
                        "incident-examples/src/test/java/io/incidentengine/examples/MyPolicyTest.java"));
    }

    @Test
    void reports_are_written_as_the_page_shows(@TempDir Path folder) throws IOException {
        String output = output(() -> {
            try {
                ReportsToShow.main(new String[] {folder.toString()});
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });

        assertThat(Files.readString(Path.of("..").resolve("docs/reports.md")))
                .contains(output.substring(0, output.indexOf("see march.html")).strip())
                .contains(
                        output.substring(output.indexOf("What if “four hours”")).strip());
        assertThat(output).contains("to be completed: ");
        assertThat(folder)
                .isDirectoryContaining("glob:**march.{html}")
                .isDirectoryContaining("glob:**incident.svg")
                .isDirectoryContaining("glob:**draft.md")
                .isDirectoryContaining("glob:**what-if.html");
        assertThat(folder.resolve("march.csv")).content().contains("reported,this month,3,count");
    }

    @Test
    void all_code_of_the_page_about_reports_is_code_of_the_example() throws IOException {
        assertCode("docs/reports.md", 4, "ReportsToShow");
    }

    private static String example(String name) {
        return "incident-examples/src/main/java/io/incidentengine/examples/" + name + ".java";
    }

    private static void assertCode(String page, int blocks, String example) throws IOException {
        assertCode(page, blocks, List.of(example(example)));
    }

    /** All code of a page is found in an example, and its first block has ten lines. */
    private static void assertCode(String page, int blocks, List<String> files) throws IOException {
        Path top = Path.of("..").toAbsolutePath().normalize();
        List<String> source = new ArrayList<>();
        for (String file : files) {
            source.addAll(lines(Files.readString(top.resolve(file))));
        }
        List<List<String>> shown = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(top.resolve(page)))
                .results()
                .map(block -> lines(block.group(1)))
                .toList();

        assertThat(shown)
                .hasSize(blocks)
                .allSatisfy(block -> assertThat(Collections.indexOfSubList(source, block))
                        .as("%s", block)
                        .isNotNegative());
        assertThat(shown.get(0)).hasSize(10);
    }

    @Test
    void holidays_of_a_library_move_a_deadline_over_christmas() {
        assertThat(output(() -> BavarianHours.main(new String[0])))
                .containsSubsequence(
                        "reported  Wed 23 Dec 2026, 15:30",
                        "  open    Wed 23 Dec 2026, 15:30 for PT1H30M",
                        "  open    Thu 24 Dec 2026, 09:00 for PT3H",
                        "  open    Mon 28 Dec 2026, 09:00 for PT8H",
                        "  open    Tue 29 Dec 2026, 09:00 for PT8H",
                        "deadline  Tue 29 Dec 2026, 12:30, after 16 business hours");
    }

    @Test
    void the_walk_through_tells_a_whole_life() {
        assertThat(output(() -> WalkThrough.main(new String[0])))
                .containsSubsequence(
                        "08:00  ena (O&M engineer) reports",
                        "> phone to Rada Leader: initial",
                        "08:12  ena (O&M engineer) responds",
                        "from level 2 to level 1: financial loss",
                        "transfers to booking developers",
                        "09:45  * the clock 'recovery' is BREACHED",
                        "> phone to Rada Leader: overdue, recovery",
                        "12:00  * progress is due",
                        "the service is back",
                        "hands back",
                        "resolves",
                        "confirms the resolution, on the word of rita",
                        "closes",
                        "the clock 'major-incident report' is BREACHED",
                        "files the major-incident report",
                        "response               limit 30 min   took 12 min       met");
    }

    @Test
    void a_schedule_says_who_is_on_call_and_until_when() {
        assertThat(output(() -> WhoIsOnCall.main(new String[0])))
                .containsSubsequence(
                        "nils from 2026-03-09T08:00:00Z to 2026-03-16T08:00:00Z, asked by the directory of 5 people",
                        "rada from 2026-03-02T08:00:00Z to 2026-03-02T16:00:00Z",
                        "nina from 2026-03-02T16:00:00Z to 2026-03-03T08:00:00Z",
                        "rolf from 2026-03-03T08:00:00Z to 2026-03-03T16:00:00Z",
                        "[rolf, nils]",
                        "[]",
                        "directory of 5 people and 1 services");
    }

    @Test
    void all_code_of_the_page_about_on_call_is_code_of_the_example() throws IOException {
        assertCode("docs/on-call.md", 4, "WhoIsOnCall");
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).toList();
    }
}
