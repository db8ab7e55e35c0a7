package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.lint.Staffing.Stretch;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ServiceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Audiences that nobody fills, ever or at some time (S31). Reporters and handlers are known to the incident. */
final class AudienceCheck {
    private AudienceCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        Staffing staffing = subject.staffing();
        List<PolicyFinding> findings = new ArrayList<>();
        if (staffing != null) {
            users(subject).forEach((audience, users) -> {
                Map<List<Stretch>, ServiceId> answers = new LinkedHashMap<>();
                staffing.services()
                        .forEach(service -> answers.putIfAbsent(staffing.stretches(audience, service), service));
                Set<String> paths = new LinkedHashSet<>();
                for (ServiceId service : staffing.services()) {
                    String path = path(audience, answers.size() > 1 ? service : null);
                    if (paths.add(path)) {
                        finding(staffing, audience, service, path, users).ifPresent(findings::add);
                    }
                }
            });
        }
        return findings;
    }

    /** The audiences, and which rules name them. */
    private static Map<Audience, Set<String>> users(Subject subject) {
        Map<Audience, Set<String>> users = new LinkedHashMap<>();
        for (NotificationRule rule : subject.policy().notifications()) {
            Stream.concat(rule.to().stream(), rule.cc().stream())
                    .forEach(audience -> users.computeIfAbsent(audience, any -> new LinkedHashSet<>())
                            .add(rule.name()));
        }
        subject.delivery()
                .audiences()
                .forEach(audience -> users.computeIfAbsent(audience, any -> new LinkedHashSet<>())
                        .add("delivery.audiences"));
        users.remove(Audience.REPORTER);
        users.remove(Audience.HANDLER);
        return users;
    }

    /** As a directory that is built calls it. */
    private static String path(Audience audience, @Nullable ServiceId service) {
        if (service == null) {
            return "audiences." + audience;
        }
        return "services." + service + (audience.equals(Audience.SERVICE_OWNER) ? ".owner" : "." + audience);
    }

    private static Optional<PolicyFinding> finding(
            Staffing staffing, Audience audience, ServiceId service, String path, Set<String> users) {
        List<Stretch> all = staffing.stretches(audience, service);
        List<Stretch> gaps = all.stream().filter(Stretch::isEmpty).toList();
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        String named = ", though " + Listed.and(users) + (users.size() == 1 ? " names it" : " name it");
        Stretch first = gaps.get(0);
        List<String> schedules = staffing.schedules(audience, service);
        if (gaps.size() == all.size()) {
            return Optional.of(PolicyFinding.of(
                    Check.AUDIENCE_EMPTY,
                    path,
                    "nobody is found from " + first.from() + " to " + first.to() + named,
                    "say in the directory who it is, or name another audience"));
        }
        Duration sum =
                gaps.stream().map(gap -> Duration.between(gap.from(), gap.to())).reduce(Duration.ZERO, Duration::plus);
        return Optional.of(PolicyFinding.of(
                        Check.ON_CALL_GAP,
                        path,
                        "nobody is found from " + first.from() + " to " + first.to()
                                + (gaps.size() == 1
                                        ? ""
                                        : ", the first of " + gaps.size() + " gaps, " + sum + " in all")
                                + named,
                        (schedules.isEmpty() ? "find somebody" : "fill " + Listed.and(schedules))
                                + " at that time, or add a roster that is asked then")
                .shownAt(first.from()));
    }
}
