package io.incidentengine.examples.replay;

import io.incidentengine.examples.replay.Summary.Level;
import io.incidentengine.examples.replay.Summary.Turn;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.BreachCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays a summary out as plain text, at most a hundred columns wide as long as the names in it are short. */
final class SummaryText {
    private static final List<ChannelType> CHANNELS = List.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE);

    private final Summary summary;
    private final StringBuilder text = new StringBuilder();

    private SummaryText(Summary summary) {
        this.summary = summary;
    }

    static String of(Summary summary) {
        return new SummaryText(summary).text();
    }

    private String text() {
        title();
        log();
        incidents();
        milestones();
        messages();
        turns();
        agreement();
        return text.toString();
    }

    private void title() {
        LogContents log = summary.log();
        line("REPLAY OF " + log.name());
        line("");
        line((log.isExcerpt() ? "The data is an excerpt of" : "The log has the form of")
                + " the \"Incident management process enriched event log\" by Claudio");
        line("Amaral, Marcelo Fantinato and Sarajane Peres, University of São Paulo: UCI Machine Learning");
        line("Repository no. 498, https://archive.ics.uci.edu/dataset/498, CC BY 4.0, anonymised by its authors."
                + (log.isExcerpt() ? "" : "\nIf it is a part of that data, name them where you show these figures."));
    }

    private void log() {
        LogContents log = summary.log();
        Replay replay = summary.replay();
        section("THE LOG");
        text.append(TextTable.aligned("lrl")
                .row("rows", Figures.count(log.rows().size() + log.rejected().count()), "read")
                .row("", Figures.cell(log.rejected().count()), "rejected, as they cannot be used")
                .row("", Figures.cell(replay.refused().count()), "refused by the engine")
                .row("", Figures.cell(replay.moved()), "older than the row before, and taken at that one's time")
                .row("", Figures.cell(replay.withoutEffect()), "after the closing, without effect")
                .row("incidents", Figures.count(replay.lastRows().size()), "reported")
                .row("", Figures.cell(sum(summary.open())), "still open when the log ends" + openByStatus())
                .row(
                        "days",
                        Figures.count(
                                Duration.between(replay.start(), replay.end()).toDays()),
                        "from " + Figures.minute(replay.start()) + " to " + Figures.minute(replay.end()) + " UTC"));
        rejections("Rejected", log.rejected());
        rejections("Refused", replay.refused());
        log.damage().ifPresent(damage -> line("  Damaged: " + damage.reason()));
    }

    private String openByStatus() {
        return summary.open().isEmpty()
                ? ""
                : summary.open().entrySet().stream()
                        .map(status -> words(status.getKey().name()) + " " + Figures.count(status.getValue()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void rejections(String heading, Rejections rejections) {
        List<RejectedRow> shown = rejections.first();
        if (!shown.isEmpty()) {
            line("  " + heading + (shown.size() < rejections.count() ? ", the first " + shown.size() + ":" : ":"));
            shown.forEach(row -> line("    " + row));
        }
    }

    private void incidents() {
        section("INCIDENTS, by their last priority");
        TextTable table = TextTable.aligned("lrrrrr")
                .row(
                        "",
                        "incidents",
                        "time to respond: median",
                        "90 % within",
                        "time to resolve: median",
                        "90 % within");
        summary.levels().forEach((severity, level) -> table.row(incidents(priority(severity), level)));
        text.append(table.row(incidents("all", summary.all())));
        line("  From the report to the first response, and to the first resolution.");
    }

    private static List<String> incidents(String name, Level level) {
        Spread respond = level.toRespond();
        Spread resolve = level.toResolve();
        return List.of(
                name,
                Figures.cell(level.incidents()),
                Figures.time(respond.median()),
                Figures.time(respond.percentile(90)),
                Figures.time(resolve.median()),
                Figures.time(resolve.percentile(90)));
    }

    private void milestones() {
        section("MILESTONES under the policy " + summary.policy() + ", and why they were breached");
        List<BreachCause> causes = Arrays.stream(BreachCause.values())
                .filter(cause -> cause == BreachCause.TIME_RAN_OUT || summary.breached(cause) > 0)
                .toList();
        TextTable table = TextTable.aligned("lrrrrrr" + "r".repeat(causes.size()))
                .row(Stream.concat(
                                Stream.of("", "priority", "target", "met", "breached", "% met", "open"),
                                causes.stream().map(cause -> words(cause.name())))
                        .toList());
        for (String name : Summary.MILESTONES) {
            summary.levels().forEach((severity, level) -> table.row(milestone(name, severity, level, causes)));
        }
        text.append(table);
        line("  Of an incident that was reopened, the worst cycle counts. Open: not decided when the log ends.");
    }

    private List<String> milestone(String name, Severity severity, Level level, List<BreachCause> causes) {
        MilestoneTally tally = level.milestone(name);
        List<String> cells = new ArrayList<>(List.of(
                severity.level() == 1 ? name : "",
                String.valueOf(severity.level()),
                summary.target(name, severity).map(Figures::target).orElse(Figures.NONE),
                Figures.cell(tally.met()),
                Figures.cell(tally.breached()),
                Figures.percent(tally.met(), tally.met() + tally.breached(), 1),
                Figures.cell(tally.open())));
        causes.forEach(cause -> cells.add(Figures.cell(tally.breached(cause))));
        return cells;
    }

    private void messages() {
        section("MESSAGES that would have been sent");
        MessageTally messages = summary.messages();
        TextTable table = TextTable.aligned("lllrrr").row("about", "to", "copy to", "e-mail", "SMS", "phone");
        messages.lines().forEach((line, byChannel) -> {
            List<String> cells = new ArrayList<>(List.of(line.kind().name(), names(line.to()), names(line.cc())));
            CHANNELS.forEach(channel -> cells.add(Figures.cell(byChannel.getOrDefault(channel, 0L))));
            table.row(cells);
        });
        List<String> total = new ArrayList<>(List.of("all", "", ""));
        CHANNELS.forEach(channel -> total.add(Figures.cell(messages.sentBy(channel))));
        text.append(table.row(total));
        line("  An e-mail goes to all at once, an SMS and a call to each person.");
        if (messages.notSent() > 0) {
            line("  Not sent: " + Figures.count(messages.notSent()));
        }
        messages.failures()
                .forEach((failure, times) -> line("  Not possible, " + Figures.count(times) + " times: " + failure));
    }

    private void turns() {
        section("ON THE WAY, in incidents");
        TextTable table = TextTable.aligned("lr");
        for (Turn turn : Turn.values()) {
            table.row(turn.label(), Figures.cell(summary.count(turn)));
        }
        text.append(table);
        summary.replay().failures().stream().limit(5).forEach(failure -> line("  Failed: " + failure));
    }

    private void agreement() {
        section("AGREEMENT of two clocks from opened to closed with the log's own verdict, made_sla");
        TextTable table =
                TextTable.aligned("lrrrrrr").row("", "made: met", "breached", "missed: met", "breached", "agree", "%");
        for (String clock : Summary.COMPARED) {
            Agreement agreement = summary.agreement(clock);
            table.row(
                    clock,
                    Figures.cell(agreement.of(true, true)),
                    Figures.cell(agreement.of(true, false)),
                    Figures.cell(agreement.of(false, true)),
                    Figures.cell(agreement.of(false, false)),
                    Figures.cell(agreement.agreed()),
                    Figures.percent(agreement.agreed(), agreement.compared(), 2));
        }
        text.append(table);
        line("  Made or missed by the log, met or breached by the engine, in incidents that it has judged. Closing");
        line("  counts around the clock; weekdays is the same clock where Saturdays and Sundays do not count.");
        better().ifPresent(clock -> line("  The better rule is \"" + clock + "\"."));
        line("  The contract behind made_sla is not in the data. The targets were fitted to this very data, so");
        line("  the figures say how well so plain a clock explains these verdicts, and not that it is their rule.");
    }

    /** The clock that agrees on more incidents, if one does. */
    private Optional<String> better() {
        long most = Summary.COMPARED.stream()
                .mapToLong(clock -> summary.agreement(clock).agreed())
                .max()
                .orElse(0);
        List<String> best = Summary.COMPARED.stream()
                .filter(clock -> summary.agreement(clock).agreed() == most)
                .toList();
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private static String names(List<Audience> audiences) {
        return audiences.stream().map(Audience::name).collect(Collectors.joining(", "));
    }

    private static String priority(Severity severity) {
        return "priority " + severity.level();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void section(String heading) {
        line("");
        line(heading);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
