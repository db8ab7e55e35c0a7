package io.incidentengine.reports;

import io.incidentengine.model.Actor;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.Recipient;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of people, as far as they are on record: those of reporters and of whoever was told. */
final class Names {
    private final Map<PersonId, String> names = new HashMap<>();

    static Names of(CaseFile file) {
        Names names = new Names();
        file.incident().people().reporters().forEach(names::add);
        for (NotificationRecord told : file.notifications()) {
            for (Delivery delivery : told.deliveries()) {
                for (Recipient recipient : delivery.message().recipients()) {
                    names.add(recipient.person());
                }
            }
        }
        return names;
    }

    private void add(Person person) {
        names.put(person.id(), person.name());
    }

    /** The name, or the id of whoever has none on record. */
    String of(PersonId id) {
        return Plain.line(names.getOrDefault(id, id.value()));
    }

    /** With the roles in which somebody acted. */
    String withRoles(Actor actor) {
        if (actor.equals(Actor.ENGINE)) {
            return "engine";
        }
        String roles = actor.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", "));
        return of(actor.id()) + (roles.isEmpty() ? "" : " (" + Plain.line(roles) + ")");
    }
}
