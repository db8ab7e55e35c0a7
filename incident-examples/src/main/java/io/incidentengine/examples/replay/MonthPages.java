package io.incidentengine.examples.replay;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.reports.MonthlyReport;
import io.incidentengine.reports.WhatIfReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a page with charts for each month of a replay, compared with the month before; what another policy would have come to, if that was asked; and a list of them. */
final class MonthPages {
    private static final String INDEX = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark">
            <title>Incidents by month</title>
            <style>
            :root { color-scheme: light dark; }
            body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1rem/1.8 system-ui, sans-serif; }
            </style>
            </head>
            <body>
            <h1>Incidents by month</h1>
            <ul>
            %s</ul>
            %s            </body>
            </html>
            """;

    private MonthPages() {}

    /** Writes into a folder, which is made if need be, with the answer to a question if there is one; returns how many months. */
    static int write(Replay replay, @Nullable WhatIfReport answer, Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder links = new StringBuilder();
        List<ReportingMonth> months = MonthLine.months(replay);
        MonthlyAnalysis before = null;
        for (ReportingMonth month : months) {
            MonthlyAnalysis analysis = replay.engine().records().analysis(month);
            MonthlyReport report = MonthlyReport.of(analysis);
            String file = month.month() + ".html";
            Files.writeString(folder.resolve(file), (before == null ? report : report.comparedWith(before)).html());
            links.append("<li><a href=\"%s\">%s</a>: %,d reported</li>%n"
                    .formatted(file, month.month(), analysis.flow().reported()));
            before = analysis;
        }
        String question = "";
        if (answer != null) {
            Files.writeString(folder.resolve("what-if.html"), answer.html());
            question = String.format("<p><a href=\"what-if.html\">What if</a> another policy had held?</p>%n");
        }
        Files.writeString(folder.resolve("index.html"), INDEX.formatted(links, question));
        return months.size();
    }
}
