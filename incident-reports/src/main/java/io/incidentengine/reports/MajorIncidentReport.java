package io.incidentengine.reports;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Required;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The report of a major incident, drafted from its timeline (R14–R16): summary, impact, timeline, cause, solution, people and
 * decisions, clocks, who was told, corrective actions (R12), lessons (R9). An immutable value: the same case gives the same
 * bytes.
 *
 * <p>What the timeline cannot know is a gap that says "To be completed", and what belongs there. The draft files nothing: whoever
 * has completed it stores it where reports are kept, and says so with {@link
 * io.incidentengine.incident.IncidentCommand.FileReport}.
 */
public final class MajorIncidentReport {
    private final CaseFile file;
    private final LocalTimes times;
    private final List<Chapter> chapters;

    private MajorIncidentReport(CaseFile file, ZoneId zone) {
        this.file = file;
        this.times = new LocalTimes(zone);
        this.chapters = new Draft(file, times).chapters();
    }

    /**
     * The draft of a case, with times in UTC. It need not be over, nor be major still.
     *
     * @param file what is on record
     * @return the draft
     */
    public static MajorIncidentReport draftOf(CaseFile file) {
        return new MajorIncidentReport(Required.value("case", file), ZoneOffset.UTC);
    }

    /**
     * The same with times as they are read in a zone.
     *
     * @param zone the zone
     * @return the draft
     */
    public MajorIncidentReport in(ZoneId zone) {
        return new MajorIncidentReport(file, Required.value("zone of the report", zone));
    }

    /**
     * How many gaps a person has to fill in.
     *
     * @return the number of places that say "To be completed"
     */
    public int gaps() {
        return (int) chapters.stream().mapToLong(Chapter::gaps).sum();
    }

    /**
     * The draft as Markdown (with tables, as GitHub has them), to be completed in an editor. What people wrote stands there as
     * text.
     *
     * @return the document, with an end of line at the end
     */
    public String markdown() {
        return Markdown.of(title(), subtitle(), chapters);
    }

    /**
     * The draft as a page of HTML with the picture of the incident. It loads nothing and runs no script; what people wrote
     * stands there as text.
     *
     * @return a whole page
     */
    public String html() {
        return Pages.fill(
                "report.ftlh",
                Map.of(
                        "title", title(),
                        "subtitle", subtitle(),
                        "chapters", chapters,
                        "picture", IncidentPicture.of(file).in(times.zone()).inside()));
    }

    private String title() {
        return "Major-incident report: " + Plain.line(file.incident().report().title());
    }

    private String subtitle() {
        Incident incident = file.incident();
        return "Draft, as of " + times.full(file.now()) + ". Incident "
                + Plain.line(incident.id().value())
                + ", service " + Plain.line(incident.report().service().value()) + ". Times in " + times.name() + ". "
                + (gaps() == 1 ? "One part is" : gaps() + " parts are") + " to be completed.";
    }
}
