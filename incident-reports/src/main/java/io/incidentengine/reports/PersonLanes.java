package io.incidentengine.reports;

import io.incidentengine.model.PersonId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A lane for each person: what they did, and what they were told. */
final class PersonLanes {
    /** How many people have a lane of their own; all others share the last one. */
    static final int PEOPLE = 14;

    private static final double HEIGHT = 46;

    private final CaseDrawing drawing;
    private final LocalTimes times;

    private PersonLanes(CaseDrawing drawing, LocalTimes times) {
        this.drawing = drawing;
        this.times = times;
    }

    static void draw(CaseDrawing drawing, CaseFile file, List<Entry> entries, LocalTimes times) {
        PersonLanes lanes = new PersonLanes(drawing, times);
        Names names = Names.of(file);
        List<PersonId> people = people(entries);
        int named = people.size() <= PEOPLE + 1 ? people.size() : PEOPLE;
        people.subList(0, named).forEach(person -> lanes.lane(names.of(person), entries, person::equals));
        if (named < people.size()) {
            Set<PersonId> others = Set.copyOf(people.subList(named, people.size()));
            lanes.lane(Amounts.of(others.size(), "other") + " together", entries, others::contains);
        }
    }

    /** Who acted, in order, then who was only told. */
    private static List<PersonId> people(List<Entry> entries) {
        Set<PersonId> people = new LinkedHashSet<>();
        entries.forEach(entry -> people.addAll(entry.by()));
        entries.forEach(entry -> people.addAll(entry.told()));
        return List.copyOf(people);
    }

    private void lane(String name, List<Entry> entries, Predicate<PersonId> who) {
        List<Entry> acts = entries.stream()
                .filter(entry -> entry.by().stream().anyMatch(who))
                .toList();
        List<Entry> messages = entries.stream()
                .filter(entry -> entry.told().stream().anyMatch(who))
                .toList();
        boolean both = !acts.isEmpty() && !messages.isEmpty();
        double height = both ? HEIGHT : 30;
        String note = both ? Amounts.of(acts.size(), "act") + ", " + Amounts.of(messages.size(), "message") : "";
        double y = drawing.lane(height, name, note);
        close(acts).forEach(some -> mark(some, y + (both ? 13 : 15), "act"));
        close(messages).forEach(some -> mark(some, y + height - (both ? 13 : 15), "message " + outcome(some)));
    }

    /** Marks that would cover each other become one. */
    private List<List<Entry>> close(List<Entry> entries) {
        List<List<Entry>> groups = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Entry entry : entries) {
            double x = drawing.x(entry.at());
            if (x >= end) {
                groups.add(new ArrayList<>());
            }
            List<Entry> group = groups.get(groups.size() - 1);
            group.add(entry);
            end = drawing.x(group.get(0).at()) + width(label(group)) + 2;
        }
        return groups;
    }

    /** The number of an act, or the letters of the channels of messages. */
    private static String label(List<Entry> some) {
        Entry first = some.get(0);
        if (first.kind() != Entry.Kind.MESSAGE) {
            return first.number() + (some.size() > 1 ? "+" : "");
        }
        return some.size() <= 3
                ? some.stream().map(entry -> entry.sign().letter()).collect(Collectors.joining())
                : String.valueOf(some.size());
    }

    private static double width(String label) {
        return Math.max(15, 7.5 * label.length() + 6);
    }

    /** The worst that became of messages. */
    private static String outcome(List<Entry> some) {
        return List.of("failed", "waits", "arrived", "acknowledged").stream()
                .filter(one ->
                        some.stream().anyMatch(entry -> entry.sign().outcome().equals(one)))
                .findFirst()
                .orElse("arrived");
    }

    private void mark(List<Entry> some, double y, String style) {
        String label = label(some);
        double width = width(label);
        double x = Math.min(drawing.x(some.get(0).at()), CaseDrawing.WIDTH - width);
        String title = some.stream()
                .map(entry -> entry.number() + ". " + times.full(entry.at()) + ": " + entry.what())
                .collect(Collectors.joining("\n"));
        drawing.add(Shape.rectangle(style, x - 1, y - 7.5, width, 15, style.equals("act") ? 7.5 : 2, title));
        drawing.add(Shape.text("label " + style, x - 1 + width / 2, y + 4, label));
    }
}
