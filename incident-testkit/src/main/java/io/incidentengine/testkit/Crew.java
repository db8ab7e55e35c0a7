package io.incidentengine.testkit;

import static java.util.stream.Collectors.toCollection;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Staff;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The people that a policy speaks of, for tests that name none: who acts, by its role table, and who is told, by its
 * rules. Immutable.
 *
 * @param policy the policy
 */
public record Crew(IncidentPolicy policy) {
    /** Of several roles that may do the same, the first of these acts. */
    private static final List<Role> USUAL =
            List.of(Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER, Role.SYSTEM, Role.REPORTER);

    /** Somebody who may give a command, named like the role; an engineer whom the engine will refuse, if nobody may. */
    Actor actor(CommandType command) {
        Set<Role> may = may(command);
        Role role = Stream.concat(USUAL.stream(), may.stream())
                .filter(may::contains)
                .findFirst()
                .orElse(Role.OM_ENGINEER);
        return Actor.of(role.name(), role);
    }

    /** Whether reporters may speak for themselves. */
    boolean letsReporters(CommandType command) {
        return may(command).contains(Role.REPORTER);
    }

    private Set<Role> may(CommandType command) {
        return policy.roles().mayGive(command);
    }

    /**
     * One person for each audience that the rules name, with the audience's name as id, who can be reached over every
     * channel of the policy. Reporters are those of the reports.
     *
     * @return a new directory
     */
    public Staff staff() {
        Staff staff = new Staff();
        Set<Audience> audiences = policy.notifications().stream()
                .flatMap(rule -> Stream.concat(rule.to().stream(), rule.cc().stream()))
                .filter(audience -> !audience.equals(Audience.REPORTER))
                .collect(toCollection(LinkedHashSet::new));
        int number = 100;
        for (Audience audience : audiences) {
            staff.with(person(audience.name(), number++), audience);
        }
        return staff;
    }

    private Person person(String name, int number) {
        String account = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        Contact[] contacts = channels().stream()
                .map(channel ->
                        new Contact(channel, channel.isShared() ? account + "@example.org" : "+49305550" + number))
                .toArray(Contact[]::new);
        return Person.of(PersonId.of(name).value(), name, contacts);
    }

    /**
     * The channels that the policy names, and besides e-mail, SMS and phone.
     *
     * @return their types, sorted
     */
    public Set<ChannelType> channels() {
        Set<ChannelType> types = new TreeSet<>(List.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE));
        policy.notifications().stream().map(NotificationRule::channels).forEach(types::addAll);
        return types;
    }
}
