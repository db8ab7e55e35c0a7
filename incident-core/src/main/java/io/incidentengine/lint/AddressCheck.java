package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** People who have no address for a channel over which they are to be told (S31). */
final class AddressCheck {
    private AddressCheck() {}

    /** Over what, by which rules, and by which of those not at all. */
    private record Missing(Set<ChannelType> channels, Set<String> rules, Set<String> inVain) {}

    static List<PolicyFinding> findings(Subject subject) {
        Staffing staffing = subject.staffing();
        if (staffing == null) {
            return List.of();
        }
        Map<PersonId, Missing> missing = new LinkedHashMap<>();
        for (NotificationRule rule : subject.policy().notifications()) {
            staffing.told(rule).forEach(person -> look(person, rule, missing));
        }
        List<PolicyFinding> findings = new ArrayList<>();
        missing.forEach((person, what) -> findings.add(PolicyFinding.of(
                        Check.ADDRESS_MISSING,
                        "people." + person,
                        "there is no address for " + Listed.and(what.channels()) + ", over which "
                                + Listed.and(what.rules()) + (what.rules().size() == 1 ? " tells" : " tell")
                                + " this person",
                        "add a contact, or let somebody else be told")
                .as(what.inVain().isEmpty() ? PolicyFinding.Level.NOTE : PolicyFinding.Level.WARNING)));
        return findings;
    }

    private static void look(Person person, NotificationRule rule, Map<PersonId, Missing> missing) {
        for (ChannelType channel : rule.channels()) {
            if (person.contact(channel).isEmpty()) {
                Missing what = missing.computeIfAbsent(
                        person.id(), any -> new Missing(new TreeSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>()));
                what.channels().add(channel);
                what.rules().add(rule.name());
                if (rule.channels().stream().allMatch(one -> person.contact(one).isEmpty())) {
                    what.inVain().add(rule.name());
                }
            }
        }
    }
}
