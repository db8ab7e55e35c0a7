package io.incidentengine.oncall;

import io.incidentengine.model.Audience;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds all that is wrong with a directory. */
final class DirectoryCheck {
    private final List<Problem> problems = new ArrayList<>();
    private final Set<PersonId> known = new HashSet<>();
    private final Map<String, OnCallSchedule> schedules = new HashMap<>();

    private DirectoryCheck() {}

    static List<Problem> problems(List<Person> people, List<DirectoryEntry> entries) {
        DirectoryCheck check = new DirectoryCheck();
        people.forEach(check::person);
        Set<String> paths = new HashSet<>();
        for (DirectoryEntry entry : entries) {
            if (!paths.add(entry.path())) {
                check.add(entry.path(), "it is set twice; allowed: once");
            }
            check.entry(entry);
        }
        entries.stream()
                .filter(entry -> entry.service() != null)
                .filter(entry ->
                        entries.stream().noneMatch(other -> other.isFor(entry.service(), Audience.SERVICE_OWNER)))
                .map(entry -> "services." + entry.service() + ".owner")
                .distinct()
                .forEach(path -> check.add(path, "there is none; allowed: a service with at least one roster"));
        return check.problems;
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, message));
    }

    private void person(Person person) {
        if (!known.add(person.id())) {
            add("people." + person.id(), "the id is there twice; allowed: once");
        }
    }

    private void entry(DirectoryEntry entry) {
        if (entry.audience().equals(Audience.REPORTER)) {
            add(entry.path(), "reporters are known to the incident; allowed: any other audience");
        }
        if (entry.rosters().isEmpty()) {
            add(entry.path(), "it has no roster; allowed: at least one");
        }
        for (Roster roster : entry.rosters()) {
            if (roster instanceof Roster.OnDuty onDuty) {
                schedule(onDuty.schedule());
            } else {
                roster.named().forEach(id -> refer(entry.path(), id));
            }
        }
    }

    private void schedule(OnCallSchedule schedule) {
        String path = "schedules." + schedule.name();
        OnCallSchedule before = schedules.putIfAbsent(schedule.name(), schedule);
        if (before == null) {
            schedule.named().forEach(id -> refer(path, id));
        } else if (!before.equals(schedule)) {
            add(path, "two different ones have this name; allowed: one");
        }
    }

    private void refer(String path, PersonId id) {
        if (!known.contains(id)) {
            add(path, "'" + id + "' is not known; allowed: ids of people of this directory");
        }
    }
}
