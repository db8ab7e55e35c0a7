package io.incidentengine.reports;

import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import io.incidentengine.reports.Table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who acted, in which roles, and from when to when. */
final class PeopleTable {
    private PeopleTable() {}

    static Table of(CaseFile file, LocalTimes times) {
        Names names = Names.of(file);
        Map<PersonId, List<TimelineEntry>> acts = new LinkedHashMap<>();
        for (TimelineEntry entry : file.dossier().timeline()) {
            if (!entry.actor().equals(Actor.ENGINE)) {
                acts.computeIfAbsent(entry.actor().id(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        List<Row> rows = new ArrayList<>();
        acts.forEach((person, some) -> rows.add(row(names.of(person), some, times)));
        return Table.of("Who acted", List.of("Person", "Roles", "Acts", "First", "Last"), rows);
    }

    private static Row row(String name, List<TimelineEntry> acts, LocalTimes times) {
        TreeSet<String> roles = acts.stream()
                .flatMap(entry -> entry.actor().roles().stream())
                .map(Role::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return Row.of(
                name,
                Cell.text(String.join(", ", roles)),
                Cell.count(acts.size()),
                Cell.time(acts.get(0).effective(), times),
                Cell.time(acts.get(acts.size() - 1).effective(), times));
    }
}
