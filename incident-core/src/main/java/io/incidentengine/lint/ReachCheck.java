package io.incidentengine.lint;

import io.incidentengine.model.Person;
import io.incidentengine.model.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules that tell nobody, and obligations behind which there is one person only (S29, S31). */
final class ReachCheck {
    private final Subject subject;
    private final Staffing staffing;
    private final List<PolicyFinding> findings = new ArrayList<>();

    private ReachCheck(Subject subject, Staffing staffing) {
        this.subject = subject;
        this.staffing = staffing;
    }

    static List<PolicyFinding> findings(Subject subject) {
        Staffing staffing = subject.staffing();
        if (staffing == null) {
            return List.of();
        }
        ReachCheck check = new ReachCheck(subject, staffing);
        for (Reach reach : Reach.all(subject)) {
            check.look(reach);
        }
        return check.findings;
    }

    /** A service and an instant. */
    private record Spot(ServiceId service, Instant at) {}

    private interface Test {
        boolean holds(ServiceId service, Instant at);
    }

    private @Nullable Spot first(Reach reach, Test test) {
        for (ServiceId service : staffing.services()) {
            for (Instant at : reach.moments(subject, staffing, service)) {
                if (test.holds(service, at)) {
                    return new Spot(service, at);
                }
            }
        }
        return null;
    }

    private void look(Reach reach) {
        Spot nobody = first(
                reach,
                (service, at) -> reach.meant(staffing, service, at).isEmpty()
                        && reach.instead(subject, staffing, service, at).isEmpty());
        if (nobody != null) {
            found(
                    Check.NOBODY_TOLD,
                    reach,
                    nobody,
                    "nobody of " + Listed.and(reach.first().to()) + " can be reached over "
                            + Listed.and(reach.first().channels()) + ", nor anybody of "
                            + Listed.and(subject.delivery().audiences()) + " in their place",
                    "fill one of these audiences at that time, with addresses for these channels");
        }
        if (reach.first().obligation().isPresent()) {
            second(reach);
        }
    }

    private void second(Reach reach) {
        Spot alone = first(
                reach,
                (service, at) -> reach.inTheEnd(subject, staffing, service, at).size() == 1);
        if (alone != null) {
            Set<Person> one = reach.inTheEnd(subject, staffing, alone.service(), alone.at());
            found(
                    Check.NO_SECOND_PERSON,
                    reach,
                    alone,
                    "only " + id(one) + " can be told, and nobody after, if there is no proof",
                    Reach.goesOn(subject)
                            ? advice(reach, alone) + ", or to a fallback audience (delivery.audiences)"
                            : "add a step NEXT_PERSON to delivery.fallbacks, or tell a second person at once");
            return;
        }
        Spot few =
                first(reach, (service, at) -> reach.meant(staffing, service, at).size() == 1);
        if (few != null && Reach.goesOn(subject)) {
            Set<Person> one = reach.meant(staffing, few.service(), few.at());
            found(
                    Check.NO_SECOND_PERSON,
                    reach,
                    few,
                    "only " + id(one) + " is among " + Listed.and(reach.first().to())
                            + ", so that the next person is one of "
                            + Listed.and(subject.delivery().audiences()),
                    advice(reach, few));
            findings.set(findings.size() - 1, findings.get(findings.size() - 1).as(PolicyFinding.Level.NOTE));
        }
    }

    private static String id(Set<Person> one) {
        return one.iterator().next().id().toString();
    }

    private String advice(Reach reach, Spot spot) {
        List<String> schedules = reach.first().to().stream()
                .flatMap(audience -> staffing.schedules(audience, spot.service()).stream())
                .distinct()
                .toList();
        return schedules.isEmpty()
                ? "add a second person to " + Listed.and(reach.first().to())
                : "let " + Listed.and(schedules) + " tell who comes next, with Roster.onCall(…).andNext(1)";
    }

    private void found(Check check, Reach reach, Spot spot, String what, String advice) {
        String of = staffing.services().size() > 1 ? " for service " + spot.service() : "";
        findings.add(PolicyFinding.of(
                        check,
                        "notifications." + reach.first().name() + ".to",
                        reach.names() + " from " + spot.at() + " on" + of + ": " + what,
                        advice)
                .atSeverities(reach.severities())
                .shownAt(spot.at()));
    }
}
