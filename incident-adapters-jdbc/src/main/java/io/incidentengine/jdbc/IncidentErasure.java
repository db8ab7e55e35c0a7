package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Eraser;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Erases a person from one incident and all that was told about it, while nobody else changes any of that. */
final class IncidentErasure {
    private final Incidents incidents;
    private final Mentions mentions;
    private final Correspondence told;
    private final Conversation conversation;

    IncidentErasure(Incidents incidents, Mentions mentions, Correspondence told, Conversation conversation) {
        this.incidents = incidents;
        this.mentions = mentions;
        this.told = told;
        this.conversation = conversation;
    }

    /** What became of an incident. */
    enum Outcome {
        SAME,
        ERASED,
        KEPT
    }

    Outcome erase(Sql sql, IncidentId id, Erasure erasure) throws SQLException {
        Incident was = incidents.lock(sql, id);
        if (was == null) {
            return Outcome.SAME;
        }
        conversation.lock(sql, id.value());
        List<TimelineEntry> timeline = incidents.timeline(sql, id);
        Correspondence.Rows rows = told.lock(sql, id);
        Eraser eraser = rows.readBy(erasure.eraser().having(DocumentForm.ENTRY, timeline));
        List<TimelineEntry> is = eraser.erase(DocumentForm.ENTRY, timeline);
        Correspondence.Edits edits = rows.erasedBy(eraser);
        if (is == timeline && edits.isEmpty()) {
            return Outcome.SAME;
        }
        if (was.isOpen() || told.isBusy(sql, id)) {
            return Outcome.KEPT;
        }
        Incident erased = Incident.fold(id, is);
        incidents.rewrite(sql, erased, changed(timeline, is));
        mentions.replace(sql, was, erased);
        told.rewrite(sql, edits);
        return Outcome.ERASED;
    }

    private static List<TimelineEntry> changed(List<TimelineEntry> was, List<TimelineEntry> is) {
        List<TimelineEntry> changed = new ArrayList<>();
        for (int i = 0; i < is.size(); i++) {
            if (!is.get(i).equals(was.get(i))) {
                changed.add(is.get(i));
            }
        }
        return changed;
    }
}
