package io.incidentengine.reports;

import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that happened to an incident and was told of it, in order of effect (S35). */
final class CaseTimeline {
    private CaseTimeline() {}

    static List<Entry> of(CaseFile file, LocalTimes times) {
        Names names = Names.of(file);
        EventWords words = new EventWords(names, times);
        List<Entry> entries = new ArrayList<>();
        List<Entry> proofs = new ArrayList<>();
        for (TimelineEntry entry : file.dossier().timeline()) {
            List<Entry> place = entry.event() instanceof ProofConcluded ? proofs : entries;
            words.of(entry.event()).ifPresent(what -> place.add(entry(entry, what, names)));
        }
        entries.addAll(MessageEntries.of(file, names));
        entries.addAll(proofs);
        entries.sort(Comparator.comparing(Entry::at)); // stable: an act, what was told of it, what came of that
        List<Entry> numbered = new ArrayList<>();
        entries.forEach(entry -> numbered.add(entry.numbered(numbered.size() + 1)));
        return List.copyOf(numbered);
    }

    private static Entry entry(TimelineEntry entry, String what, Names names) {
        boolean isEngine = entry.actor().equals(Actor.ENGINE);
        return new Entry(
                0,
                entry.effective(),
                entry.recorded(),
                isEngine ? Entry.Kind.ENGINE : Entry.Kind.ACT,
                isEngine ? List.of() : List.of(entry.actor().id()),
                names.withRoles(entry.actor()),
                what,
                List.of(),
                Entry.Sign.NONE);
    }
}
