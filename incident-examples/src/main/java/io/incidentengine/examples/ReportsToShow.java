package io.incidentengine.examples;

import io.incidentengine.IncidentEngine;
import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.incident.Dossier;
import io.incidentengine.model.IncidentId;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.reports.CaseFile;
import io.incidentengine.reports.IncidentPicture;
import io.incidentengine.reports.MajorIncidentReport;
import io.incidentengine.reports.MonthlyReport;
import io.incidentengine.reports.WhatIfReport;
import io.incidentengine.simulation.Comparison;
import io.incidentengine.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/** A month, an incident, a major-incident report and a comparison as pages: the code of docs/reports.md, as a program. */
public final class ReportsToShow {
    private ReportsToShow() {}

    /**
     * Writes pages of made-up incidents.
     *
     * @param args the folder to write into; a temporary one if there is none
     * @throws IOException if a page cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder =
                args.length > 0 ? Files.createDirectories(Path.of(args[0])) : Files.createTempDirectory("reports");
        month(MonthInFigures.aMonthOfIncidents(), folder);
        Simulation life = WalkThrough.simulation();
        oneIncident(life, WalkThrough.live(life), WalkThrough.POLICY, folder);
        whatIf(FourHours.ask(), folder);
    }

    private static void month(IncidentEngine engine, Path folder) throws IOException {
        ReportingMonth march = ReportingMonth.of(2026, 3, ZoneId.of("Europe/Berlin"));
        MonthlyAnalysis analysis = engine.records().analysis(march);
        MonthlyAnalysis before = engine.records().analysis(march.previous());
        MonthlyReport report = MonthlyReport.of(analysis).comparedWith(before);
        Files.writeString(folder.resolve("march.html"), report.html());
        Files.writeString(folder.resolve("march.csv"), report.csv());
        String text = report.text();
        int end = text.indexOf("What was reported");
        System.out.print(text.substring(0, end));
        System.out.println("see " + folder.resolve("march.html").getFileName());
    }

    private static void oneIncident(Simulation life, IncidentId id, IncidentPolicy policy, Path folder)
            throws IOException {
        IncidentEngine engine = life.engine();
        CaseFile file = new CaseFile(
                Dossier.of(engine.find(id).orElseThrow(), engine.timeline(id)),
                policy,
                engine.notifications(id),
                life.now());
        IncidentPicture picture = IncidentPicture.of(file).in(ZoneId.of("Europe/Berlin"));
        Files.writeString(folder.resolve("incident.html"), picture.html());
        Files.writeString(folder.resolve("incident.svg"), picture.svg());
        MajorIncidentReport draft = MajorIncidentReport.draftOf(file).in(ZoneId.of("Europe/Berlin"));
        Files.writeString(folder.resolve("draft.md"), draft.markdown());
        Files.writeString(folder.resolve("draft.html"), draft.html());
        System.out.println("to be completed: " + draft.gaps() + " parts");
    }

    private static void whatIf(Comparison answer, Path folder) throws IOException {
        WhatIfReport whatIf =
                WhatIfReport.of(answer).named("six hours", "four hours").in(ZoneId.of("Europe/Berlin"));
        Files.writeString(folder.resolve("what-if.html"), whatIf.html());
        System.out.print(whatIf.summary());
    }
}
