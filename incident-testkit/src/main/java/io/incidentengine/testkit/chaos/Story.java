package io.incidentengine.testkit.chaos;

import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.testkit.EventWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** What happened in a run, told step by step; put in words only when somebody asks. */
final class Story {
    private static final int MOST_LINES = 40;

    private final List<Chapter> chapters = new ArrayList<>();

    private final Set<List<Object>> entries = new HashSet<>();

    private record Chapter(Step step, List<Supplier<String>> lines) {}

    void step(Step step) {
        chapters.add(new Chapter(step, new ArrayList<>()));
    }

    /** An entry that an engine or the inspector tells of; once. */
    void entry(IncidentId id, TimelineEntry entry) {
        if (entries.add(List.of(id, entry.sequence())) && EventWords.isShown(entry.event())) {
            add(entry.recorded(), () -> id + "  " + entry.actor().id() + ": " + EventWords.of(entry.event()));
        }
    }

    void message(Instant at, Message message, SendResult result) {
        String ended = result instanceof SendResult.Accepted ? "" : " -> " + result;
        add(at, () -> message.incident() + "  > " + message.key() + ended);
    }

    void note(Instant at, String what) {
        add(at, () -> what);
    }

    private void add(Instant at, Supplier<String> words) {
        chapters.get(chapters.size() - 1)
                .lines()
                .add(() -> String.format(Locale.ROOT, "%n       %-27s  %s", at, words.get()));
    }

    /** The steps with what came of them; of very much the first and the last lines. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chapters.size(); i++) {
            Chapter chapter = chapters.get(i);
            text.append(String.format(Locale.ROOT, "%n  %2d. %s", i + 1, chapter.step()));
            int lines = chapter.lines().size();
            for (int line = 0; line < lines; line++) {
                if (lines <= MOST_LINES || line < MOST_LINES / 2 || line >= lines - MOST_LINES / 2) {
                    text.append(chapter.lines().get(line).get());
                } else if (line == MOST_LINES / 2) {
                    text.append(String.format(Locale.ROOT, "%n       … %s more lines …", lines - MOST_LINES));
                }
            }
        }
        return text.toString();
    }
}
