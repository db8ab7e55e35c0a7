package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.sla.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom rules that tell alike can reach: the same audiences, over the same channels, one by one or all at once.
 *
 * @param rules the rules, at least one
 */
record Told(List<NotificationRule> rules) {
    /** Those of a policy about which something can be said without an incident. */
    static List<Told> all(Subject subject) {
        Map<Object, List<NotificationRule>> alike = new LinkedHashMap<>();
        for (NotificationRule rule : subject.policy().notifications()) {
            if (rule.to().stream().allMatch(audience -> isKnown(audience, rule, subject))) {
                alike.computeIfAbsent(
                                List.of(
                                        rule.to(),
                                        rule.channels(),
                                        rule.reach(),
                                        rule.obligation().isPresent()),
                                any -> new ArrayList<>())
                        .add(rule);
            }
        }
        return alike.values().stream().map(Told::new).toList();
    }

    /** Reporters and owners belong to the incident, but for what comes before it has an owner. */
    private static boolean isKnown(Audience audience, NotificationRule rule, Subject subject) {
        if (!audience.equals(Audience.HANDLER)) {
            return !audience.equals(Audience.REPORTER);
        }
        if (rule.trigger() instanceof Trigger.OnSignal on) {
            return on.signals().equals(Set.of(Signal.REPORTED));
        } else if (rule.trigger() instanceof Trigger.OnRung on) {
            return on.milestones().stream()
                    .flatMap(name -> subject.policy().milestone(name).stream())
                    .allMatch(milestone -> milestone.stopsOn().containsKey(Signal.RESPONDED));
        }
        return rule.trigger() instanceof Trigger.FirstInScope;
    }

    NotificationRule first() {
        return rules.get(0);
    }

    String names() {
        return Listed.and(rules.stream().map(NotificationRule::name).toList());
    }

    Set<Severity> severities() {
        Set<Severity> all = new TreeSet<>();
        for (NotificationRule rule : rules) {
            if (rule.severities().isEmpty()) {
                return Set.of();
            }
            all.addAll(rule.severities());
        }
        return all;
    }

    /** When it may change who is reached. */
    NavigableSet<Instant> moments(Subject subject, Staffing staffing, ServiceId service) {
        NavigableSet<Instant> moments = new TreeSet<>();
        List<Audience> all = new ArrayList<>(first().to());
        all.addAll(subject.delivery().audiences());
        for (Audience audience : all) {
            staffing.stretches(audience, service).forEach(stretch -> moments.add(stretch.from()));
        }
        return moments;
    }

    /** Who is meant and has an address. */
    Set<Person> meant(Staffing staffing, ServiceId service, Instant at) {
        return reachable(first().to(), first().channels(), staffing, service, at);
    }

    /** The same, and those who are told where nobody of them can be. */
    Set<Person> instead(Subject subject, Staffing staffing, ServiceId service, Instant at) {
        return reachable(subject.delivery().audiences(), first().channels(), staffing, service, at);
    }

    /** Everybody who may be told in the end, over the channels that the last step to a next person uses. */
    Set<Person> inTheEnd(Subject subject, Staffing staffing, ServiceId service, Instant at) {
        if (!goesOn(subject)) {
            return first().reach() == NotificationRule.Reach.ONE_BY_ONE
                    ? firstOfEach(staffing, service, at)
                    : meant(staffing, service, at);
        }
        List<Audience> all = new ArrayList<>(first().to());
        all.addAll(subject.delivery().audiences());
        return reachable(all, channelsInTheEnd(subject), staffing, service, at);
    }

    /** Each step to the next channel adds one; a step to the next person uses all so far. */
    private Set<ChannelType> channelsInTheEnd(Subject subject) {
        Set<ChannelType> used = new TreeSet<>(first().channels());
        Set<ChannelType> atLast = Set.copyOf(used);
        for (FallbackStep step : subject.delivery().fallbacks()) {
            if (step.way() == FallbackStep.Way.NEXT_PERSON) {
                atLast = Set.copyOf(used);
            } else {
                subject.delivery().channels().stream()
                        .filter(channel -> !used.contains(channel))
                        .findFirst()
                        .ifPresent(used::add);
            }
        }
        return atLast;
    }

    static boolean goesOn(Subject subject) {
        return subject.delivery().fallbacks().stream().anyMatch(step -> step.way() == FallbackStep.Way.NEXT_PERSON);
    }

    private Set<Person> firstOfEach(Staffing staffing, ServiceId service, Instant at) {
        Set<Person> firsts = new LinkedHashSet<>();
        for (Audience audience : first().to()) {
            reachable(List.of(audience), first().channels(), staffing, service, at).stream()
                    .limit(1)
                    .forEach(firsts::add);
        }
        return firsts;
    }

    private static Set<Person> reachable(
            Collection<Audience> audiences,
            Collection<ChannelType> channels,
            Staffing staffing,
            ServiceId service,
            Instant at) {
        Set<Person> people = new LinkedHashSet<>();
        for (Audience audience : audiences) {
            for (Person person : staffing.at(audience, service, at)) {
                if (channels.stream()
                        .anyMatch(channel -> person.contact(channel).isPresent())) {
                    people.add(person);
                }
            }
        }
        return people;
    }
}
