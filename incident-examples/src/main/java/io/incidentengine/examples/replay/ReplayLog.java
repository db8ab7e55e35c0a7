package io.incidentengine.examples.replay;

import io.incidentengine.examples.replay.Chronicle.Step;
import io.incidentengine.model.IncidentException;
import io.incidentengine.reports.WhatIfReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays an incident log through the engine and prints what a manager wants to know: {@code ./replay [LOG]}. */
@Command(
        name = "replay",
        sortOptions = false,
        description = "Takes the incidents of a real log through their lives, on virtual time, and sums up.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The log was replayed; rows that could not be used are counted.",
            "1:The log cannot be used, or holds no row that can.",
            "2:The command line is wrong.",
            "3:The log breaks off; what could be read was replayed."
        })
public final class ReplayLog implements Callable<Integer> {
    private static final int UNUSABLE = 1;
    private static final int BROKEN_OFF = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "LOG",
            description = "The log: CSV, plain or gzipped, with the columns of the excerpt. Without it, the excerpt"
                    + " that ships with the example.")
    private @Nullable Path file;

    @Option(
            names = "--rejected",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many of the rows that cannot be used are shown (default: ${DEFAULT-VALUE}).")
    private int shownRejections;

    @Option(
            names = "--incidents",
            paramLabel = "FILE",
            description = "Also writes what became of each incident, a line of CSV for each.")
    private @Nullable Path incidents;

    @Option(
            names = "--months",
            paramLabel = "FILE",
            description = "Also writes the analysis of each month, a line of CSV for each.")
    private @Nullable Path months;

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description = "Also writes a page with charts for each month, and a list of them, into this folder.")
    private @Nullable Path pages;

    @Option(
            names = "--what-if",
            paramLabel = "DURATION",
            description = "Also asks what the log would have come to if recovery at level 2 were due after this time"
                    + " and not after six hours: PT2H to PT24H. With --pages, that is a page, too.")
    private @Nullable Duration whatIf;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    private ReplayLog() {}

    /**
     * Runs the replay and ends the virtual machine with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ReplayLog());
    }

    @Override
    public Integer call() {
        CommandLine console = Objects.requireNonNull(spec).commandLine();
        if (shownRejections < 0) {
            throw new CommandLine.ParameterException(
                    console, "--rejected is " + shownRejections + "; allowed: 0 and more");
        }
        RecoveryQuestion question = whatIf == null ? null : question(whatIf, console);
        try (EventLog log = file == null ? EventLog.excerpt() : EventLog.open(file)) {
            return replay(log, question, console.getOut());
        } catch (EventLogException unusable) {
            console.getErr().println("replay: " + unusable.getMessage());
            return UNUSABLE;
        }
    }

    private static RecoveryQuestion question(Duration target, CommandLine console) {
        try {
            return RecoveryQuestion.dueAfter(target);
        } catch (IncidentException wrong) {
            throw new CommandLine.ParameterException(
                    console, "--what-if is " + target + ", which no policy takes: " + wrong.getMessage(), wrong);
        }
    }

    private int replay(EventLog log, @Nullable RecoveryQuestion question, PrintWriter out) {
        long begin = System.nanoTime();
        LogContents contents = LogContents.read(log, shownRejections);
        List<Step> steps = Chronicle.of(contents.rows());
        if (steps.isEmpty()) {
            throw new EventLogException(log.name(), "holds no row that can be used" + firstReason(contents));
        }
        long read = System.nanoTime();
        Replay replay = Replay.startingAt(steps.get(0).at(), shownRejections).run(Progress.over(steps, "Replaying"));
        long end = System.nanoTime();
        Summary summary = Summary.of(contents, replay);
        out.print(SummaryText.of(summary));
        if (incidents != null) {
            write(
                    Stream.concat(
                            Stream.of(IncidentLine.HEADER),
                            summary.lines().stream().map(IncidentLine::csv)),
                    incidents);
        }
        if (months != null) {
            write(MonthLine.of(replay).stream(), months);
        }
        WhatIfReport answer = question == null ? null : question.askedOf(replay);
        if (answer != null) {
            out.print("\n" + answer.summary());
        }
        if (pages != null) {
            writePages(replay, answer, pages, out);
        }
        out.print(new Pace(
                steps.size(),
                Duration.ofNanos(read - begin),
                Duration.ofNanos(end - read),
                Duration.between(replay.start(), replay.end())));
        out.flush();
        return contents.damage().isPresent() ? BROKEN_OFF : 0;
    }

    private static void writePages(Replay replay, @Nullable WhatIfReport answer, Path folder, PrintWriter out) {
        try {
            int months = MonthPages.write(replay, answer, folder);
            out.printf("%nPages of %d months: %s%n", months, folder.resolve("index.html"));
        } catch (IOException failed) {
            throw new EventLogException(folder.toString(), "cannot be written: " + failed.getMessage());
        }
    }

    private static void write(Stream<String> lines, Path file) {
        try {
            Files.write(file, lines.toList());
        } catch (IOException failed) {
            throw new EventLogException(file.toString(), "cannot be written: " + failed.getMessage());
        }
    }

    private static String firstReason(LogContents contents) {
        List<RejectedRow> rejected = contents.rejected().first();
        return rejected.isEmpty() ? "" : "; the first is on " + rejected.get(0);
    }
}
