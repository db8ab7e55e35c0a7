package io.incidentengine.lint;

import io.incidentengine.model.Severity;
import io.incidentengine.notification.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Obligations that their own retries and fallbacks cannot meet (S28–S30). */
final class RetryCheck {
    /** Whoever needs more attempts should wait longer between them. */
    private static final int MANY = 10_000;

    private RetryCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        List<PolicyFinding> findings = new ArrayList<>();
        for (Promise promise : Promise.all(subject)) {
            Stream.of(tooLate(promise), fallbackTooLate(promise), givenUp(promise))
                    .flatMap(Optional::stream)
                    .map(found -> found.atSeverities(promise.rule().severities()))
                    .forEach(findings::add);
        }
        notSentAgain(subject).ifPresent(findings::add);
        return findings;
    }

    private static Optional<PolicyFinding> tooLate(Promise promise) {
        Duration needed = promise.needsTwoAttempts();
        Retries retries = promise.delivery().retries();
        if (retries.attempts() < 2 || needed.compareTo(promise.within()) <= 0) {
            return Optional.empty();
        }
        Duration wait = promise.within().minus(promise.sendTimeout().multipliedBy(2));
        Duration first = Duration.ofSeconds(wait.multipliedBy(5).dividedBy(6).toSeconds());
        boolean saved = promise.begin(0).plus(promise.sendTimeout()).compareTo(promise.within()) <= 0
                && !promise.delivery().fallbacks().isEmpty();
        return Optional.of(PolicyFinding.of(
                        Check.RETRY_TOO_LATE,
                        promise.path(),
                        "an attempt that hangs is over after " + promise.sendTimeout()
                                + ", and the next one begins up to " + retries.longestWait(1)
                                + " later and may take as long: " + needed + ", of " + promise.within()
                                + (saved ? "; only a fallback is left" : "; nothing else comes in time"),
                        "raise it to at least " + needed
                                + (first.isZero() || first.isNegative()
                                        ? ""
                                        : ", or lower delivery.retries.first to at most " + first))
                .as(saved ? PolicyFinding.Level.WARNING : PolicyFinding.Level.ERROR));
    }

    private static Optional<PolicyFinding> fallbackTooLate(Promise promise) {
        int last = promise.delivery().fallbacks().size() - 1;
        if (last < 0 || promise.begin(last).plus(promise.sendTimeout()).compareTo(promise.within()) <= 0) {
            return Optional.empty();
        }
        int percent = promise.delivery().fallbacks().get(last).percent();
        Duration needed =
                Rounded.upToSeconds(promise.sendTimeout().multipliedBy(100).dividedBy(100 - percent));
        return Optional.of(PolicyFinding.of(
                Check.FALLBACK_TOO_LATE,
                promise.path(),
                "the last fallback begins at " + percent + " %, "
                        + promise.within().minus(promise.begin(last))
                        + " before the deadline, and its attempt may take " + promise.sendTimeout(),
                "raise it to at least " + needed + ", or let the step in delivery.fallbacks begin earlier"));
    }

    /** When a provider refuses at once, and each wait is as long as it can be: is something still tried at the end? */
    private static Optional<PolicyFinding> givenUp(Promise promise) {
        Duration end = lastAttempt(promise, promise.delivery().retries());
        if (end.compareTo(promise.within()) >= 0) {
            return Optional.empty();
        }
        Retries retries = promise.delivery().retries();
        String few = retries.attempts() == 1 ? "the only attempt" : "all " + retries.attempts() + " attempts";
        return Optional.of(PolicyFinding.of(
                Check.GIVEN_UP_EARLY,
                promise.path(),
                "while a provider is out, " + few
                        + (promise.delivery().fallbacks().isEmpty() ? "" : " at each fallback")
                        + " are over after " + end + " at the latest, and nothing is tried for the last "
                        + promise.within().minus(end),
                enough(promise)));
    }

    /** How many attempts last until the deadline. */
    private static String enough(Promise promise) {
        int few = promise.delivery().retries().attempts();
        int enough = MANY;
        if (few >= MANY || !lasts(promise, MANY)) {
            return "wait longer between attempts (delivery.retries)";
        }
        while (enough - few > 1) {
            int between = few + (enough - few) / 2;
            if (lasts(promise, between)) {
                enough = between;
            } else {
                few = between;
            }
        }
        return "raise delivery.retries.attempts to at least " + enough + ", or wait longer between them";
    }

    private static boolean lasts(Promise promise, int attempts) {
        Retries retries = promise.delivery().retries();
        return lastAttempt(promise, new Retries(retries.first(), retries.longest(), attempts))
                        .compareTo(promise.within())
                >= 0;
    }

    /** When the last attempt begins: a fallback follows at its time, or as soon as all before it is given up. */
    private static Duration lastAttempt(Promise promise, Retries retries) {
        Duration persists = persistence(retries);
        Duration end = persists;
        for (int step = 0; step < promise.delivery().fallbacks().size(); step++) {
            Duration begin = promise.begin(step).compareTo(end) < 0 ? promise.begin(step) : end;
            Duration over = begin.plus(persists);
            end = over.compareTo(end) > 0 ? over : end;
        }
        return end;
    }

    /** How long the attempts at one message go on at the longest: the waits double, and then stay as they are. */
    private static Duration persistence(Retries retries) {
        int waits = retries.attempts() - 1;
        int doubled = 0;
        Duration wait = retries.longestWait(1);
        Duration sum = Duration.ZERO;
        while (doubled < waits && retries.longestWait(doubled + 2).compareTo(wait) > 0) {
            sum = sum.plus(wait);
            doubled++;
            wait = retries.longestWait(doubled + 1);
        }
        return sum.plus(wait.multipliedBy(waits - doubled));
    }

    private static Optional<PolicyFinding> notSentAgain(Subject subject) {
        Set<Severity> not = new TreeSet<>();
        List<String> rules = new ArrayList<>();
        for (Promise promise : Promise.all(subject)) {
            Set<Severity> covered = subject.covered(promise.rule());
            covered.retainAll(
                    new Occurrence(subject.policy()).severities(promise.rule().trigger()));
            covered.removeAll(subject.delivery().sentAgain());
            if (not.addAll(covered) || !covered.isEmpty()) {
                rules.add(promise.rule().name());
            }
        }
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        boolean alone = subject.delivery().fallbacks().isEmpty();
        return Optional.of(PolicyFinding.of(
                        Check.NOT_SENT_AGAIN,
                        "delivery.sentAgain",
                        "proof is asked for by " + Listed.and(rules) + " at " + Listed.and(not)
                                + ", where what a provider may have sent is not sent again"
                                + (alone ? ", and there is no fallback" : ", and only a fallback is left"),
                        "add " + Listed.and(not) + " to delivery.sentAgain: a duplicate is better than silence")
                .atSeverities(not)
                .as(alone ? PolicyFinding.Level.WARNING : PolicyFinding.Level.NOTE));
    }
}
