package io.incidentengine.reports;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Lifecycle;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.List;

/** Where the incident stood, and how grave it was, from its timeline folded step by step (S35). */
final class StateLane {
    private static final double HEIGHT = 28;
    private static final double LETTER = 6.4;

    private StateLane() {}

    static void draw(CaseDrawing drawing, CaseFile file, LocalTimes times) {
        double y = drawing.lane(HEIGHT, "state and severity", "");
        List<TimelineEntry> timeline = file.dossier().timeline();
        Incident state = Incident.fold(file.incident().id(), timeline.subList(0, 1));
        Instant since = timeline.get(0).effective();
        for (TimelineEntry entry : timeline.subList(1, timeline.size())) {
            Incident next = state.apply(entry);
            if (!words(next).equals(words(state))) {
                Instant at = Time.later(since, entry.effective());
                band(drawing, y, state, since, at, times);
                since = at;
            }
            state = next;
        }
        band(
                drawing,
                y,
                state,
                since,
                state.isOpen() ? file.now() : drawing.scale().end(),
                times);
    }

    private static void band(
            CaseDrawing drawing, double y, Incident state, Instant from, Instant to, LocalTimes times) {
        double left = drawing.x(from);
        double width = drawing.x(to) - left;
        String words = words(state);
        String severity =
                state.isOpen() ? "severity-" + Math.min(3, state.severity().level()) : "over";
        drawing.add(Shape.rectangle(
                "band " + severity,
                left,
                y + 4,
                Math.max(width - 1, 1.5),
                HEIGHT - 8,
                2,
                words + ", from " + times.full(from)));
        String shown = List.of(
                        words,
                        words.replace("level ", "L"),
                        "L" + state.severity().level())
                .stream()
                .filter(text -> text.length() * LETTER + 8 <= width)
                .findFirst()
                .orElse("");
        drawing.add(Shape.text("on-band " + severity, left + 5, y + HEIGHT / 2 + 4, shown));
    }

    private static String words(Incident state) {
        String where = state.lifecycle()
                .transfer()
                .map(Lifecycle.Transferred::place)
                .map(place -> "with " + Amounts.words(place))
                .orElse(Amounts.words(state.status()));
        return (state.lifecycle().mergedInto().isPresent() ? "merged" : where) + ", " + state.severity();
    }
}
