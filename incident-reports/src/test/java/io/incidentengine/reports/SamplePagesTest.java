package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SamplePagesTest {
    @Test
    void write() throws Exception {
        Path d = Files.createDirectories(Path.of("target/pages"));
        MonthlyReport m = MonthlyReport.of(SampleMonths.march()).comparedWith(SampleMonths.february());
        Files.writeString(d.resolve("month.html"), m.html());
        Files.writeString(d.resolve("month.txt"), m.text());
        Files.writeString(d.resolve("month.csv"), m.csv());
        IncidentPicture p = IncidentPicture.of(SampleCase.wholeLife().file()).in(SampleMonths.BERLIN);
        Files.writeString(d.resolve("case.html"), p.html());
        Files.writeString(d.resolve("case.svg"), p.svg());
        MajorIncidentReport r =
                MajorIncidentReport.draftOf(SampleCase.wholeLife().file()).in(SampleMonths.BERLIN);
        Files.writeString(d.resolve("report.html"), r.html());
        Files.writeString(d.resolve("report.md"), r.markdown());
        assertThat(m.html()).isNotEmpty();
    }
}
