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
        for (Told told : Told.all(subject)) {
            check.look(told);
        }
        return check.findings;
    }

    /** A service and an instant. */
    private record Spot(ServiceId service, Instant at) {}

    private interface Test {
        boolean holds(ServiceId service, Instant at);
    }

    private @Nullable Spot first(Told told, Test test) {
        for (ServiceId service : staffing.services()) {
            for (Instant at : told.moments(subject, staffing, service)) {
                if (test.holds(service, at)) {
                    return new Spot(service, at);
                }
            }
        }
        return null;
    }

    private void look(Told told) {
        Spot nobody = first(
                told,
                (service, at) -> told.meant(staffing, service, at).isEmpty()
                        && told.instead(subject, staffing, service, at).isEmpty());
        if (nobody != null) {
            found(
                    Check.NOBODY_TOLD,
                    told,
                    nobody,
                    "nobody of " + Listed.and(told.first().to()) + " can be reached over "
                            + Listed.and(told.first().channels()) + ", nor anybody of "
                            + Listed.and(subject.delivery().audiences()) + " in their place",
                    "fill one of these audiences at that time, with addresses for these channels");
        }
        if (told.first().obligation().isPresent()) {
            second(told);
        }
    }

    private void second(Told told) {
        Spot alone = first(
                told,
                (service, at) -> told.inTheEnd(subject, staffing, service, at).size() == 1);
        if (alone != null) {
            Set<Person> one = told.inTheEnd(subject, staffing, alone.service(), alone.at());
            found(
                    Check.NO_SECOND_PERSON,
                    told,
                    alone,
                    "only " + id(one) + " can be told, and nobody after, if there is no proof",
                    Told.goesOn(subject)
                            ? advice(told, alone) + ", or to a fallback audience (delivery.audiences)"
                            : "add a step NEXT_PERSON to delivery.fallbacks, or tell a second person at once");
            return;
        }
        Spot few =
                first(told, (service, at) -> told.meant(staffing, service, at).size() == 1);
        if (few != null && Told.goesOn(subject)) {
            Set<Person> one = told.meant(staffing, few.service(), few.at());
            found(
                    Check.NO_SECOND_PERSON,
                    told,
                    few,
                    "only " + id(one) + " is among " + Listed.and(told.first().to())
                            + ", so that the next person is one of "
                            + Listed.and(subject.delivery().audiences()),
                    advice(told, few));
            findings.set(findings.size() - 1, findings.get(findings.size() - 1).as(PolicyFinding.Level.NOTE));
        }
    }

    private static String id(Set<Person> one) {
        return one.iterator().next().id().toString();
    }

    private String advice(Told told, Spot spot) {
        List<String> schedules = told.first().to().stream()
                .flatMap(audience -> staffing.schedules(audience, spot.service()).stream())
                .distinct()
                .toList();
        return schedules.isEmpty()
                ? "add a second person to " + Listed.and(told.first().to())
                : "let " + Listed.and(schedules) + " tell who comes next, with Roster.onCall(…).andNext(1)";
    }

    private void found(Check check, Told told, Spot spot, String what, String advice) {
        String of = staffing.services().size() > 1 ? " for service " + spot.service() : "";
        findings.add(PolicyFinding.of(
                        check,
                        "notifications." + told.first().name() + ".to",
                        told.names() + " from " + spot.at() + " on" + of + ": " + what,
                        advice)
                .atSeverities(told.severities())
                .shownAt(spot.at()));
    }
}
