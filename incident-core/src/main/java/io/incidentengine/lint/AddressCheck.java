package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.lint.Staffing.Stretch;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.ServiceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** People who have no address for a channel over which they are to be told (S31). */
final class AddressCheck {
    private AddressCheck() {}

    /** Over what, and by which rules. */
    private record Missing(Set<ChannelType> channels, Set<String> rules) {}

    static List<PolicyFinding> findings(Subject subject) {
        Staffing staffing = subject.staffing();
        if (staffing == null) {
            return List.of();
        }
        Map<PersonId, Missing> missing = new LinkedHashMap<>();
        for (NotificationRule rule : subject.policy().notifications()) {
            for (ServiceId service : staffing.services()) {
                Stream.concat(rule.to().stream(), rule.cc().stream())
                        .filter(audience -> !audience.equals(Audience.REPORTER))
                        .flatMap(audience -> staffing.stretches(audience, service).stream())
                        .map(Stretch::people)
                        .flatMap(List::stream)
                        .forEach(person -> look(person, rule, missing));
            }
        }
        List<PolicyFinding> findings = new ArrayList<>();
        missing.forEach((person, what) -> findings.add(PolicyFinding.of(
                Check.ADDRESS_MISSING,
                "people." + person,
                "there is no address for " + Listed.and(what.channels()) + ", over which " + Listed.and(what.rules())
                        + (what.rules().size() == 1 ? " tells" : " tell") + " this person",
                "add a contact, or let somebody else be told")));
        return findings;
    }

    private static void look(Person person, NotificationRule rule, Map<PersonId, Missing> missing) {
        for (ChannelType channel : rule.channels()) {
            if (person.contact(channel).isEmpty()) {
                Missing what = missing.computeIfAbsent(
                        person.id(), any -> new Missing(new TreeSet<>(), new LinkedHashSet<>()));
                what.channels().add(channel);
                what.rules().add(rule.name());
            }
        }
    }
}
