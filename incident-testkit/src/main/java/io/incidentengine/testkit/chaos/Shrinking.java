package io.incidentengine.testkit.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a script shorter and plainer for as long as it still fails: takes out chunks, then steps, then figures. */
final class Shrinking {
    /** For longer than this to look at all that falls due takes too long. */
    private static final Duration DENSE = Duration.ofDays(1);

    private final Predicate<List<Step>> fails;

    Shrinking(Predicate<List<Step>> fails) {
        this.fails = fails;
    }

    List<Step> shortest(List<Step> script) {
        List<Step> before;
        List<Step> shorter = script;
        do {
            before = shorter;
            for (int chunk = Math.max(1, before.size() / 2); chunk > 0; chunk /= 2) {
                shorter = without(shorter, chunk);
            }
            shorter = plainer(shorter);
        } while (!shorter.equals(before));
        return shorter;
    }

    private List<Step> without(List<Step> script, int chunk) {
        List<Step> left = script;
        for (int from = 0; from < left.size(); ) {
            List<Step> shorter = new ArrayList<>(left.subList(0, from));
            shorter.addAll(left.subList(Math.min(left.size(), from + chunk), left.size()));
            List<Step> earlier = shorter.stream().map(Shrinking::atOnce).toList();
            if (fails.test(shorter)) {
                left = shorter;
            } else if (!earlier.equals(shorter) && fails.test(earlier)) {
                left = earlier;
            } else {
                from += chunk;
            }
        }
        return left;
    }

    /** Where fewer writes are made, a fault must come earlier. */
    private static Step atOnce(Step step) {
        return step instanceof Step.Fails s ? new Step.Fails(s.engine(), s.write(), 1, s.fault()) : step;
    }

    private List<Step> plainer(List<Step> script) {
        List<Step> plain = new ArrayList<>(script);
        for (int i = 0; i < plain.size(); i++) {
            Step was = plain.get(i);
            for (Step candidate : plainer(was).toList()) {
                plain.set(i, candidate);
                if (!candidate.equals(was) && fails.test(plain)) {
                    was = candidate;
                }
                plain.set(i, was);
            }
        }
        return plain;
    }

    /** The same step on the first engine, the first incident, now, the next write, or for a round time. */
    private static Stream<Step> plainer(Step step) {
        if (step instanceof Step.Reports s) {
            return Stream.of(
                    new Step.Reports(1, s.intake(), s.fault(), s.impact(), s.ago()),
                    new Step.Reports(1, s.intake(), s.fault(), s.impact(), Duration.ZERO),
                    new Step.Reports(1, 1, 1, s.impact(), Duration.ZERO));
        } else if (step instanceof Step.Does s) {
            return Stream.of(
                    new Step.Does(s.engine(), s.incident(), s.command(), Duration.ZERO),
                    new Step.Does(1, s.incident(), s.command(), s.ago()),
                    new Step.Does(1, 1, s.command(), s.ago()),
                    new Step.Does(1, 1, s.command(), Duration.ZERO));
        } else if (step instanceof Step.Corrects s) {
            return Stream.of(new Step.Corrects(1, 1, s.signal(), s.ago()));
        } else if (step instanceof Step.Fails s) {
            return Stream.of(
                    new Step.Fails(1, s.write(), s.number(), s.fault()),
                    atOnce(s),
                    new Step.Fails(1, s.write(), 1, s.fault()));
        } else if (step instanceof Step.Works) {
            return Stream.of(new Step.Works(1));
        } else if (step instanceof Step.Says s) {
            return Stream.of(
                    new Step.Says(1, s.message(), s.status(), s.ago()),
                    new Step.Says(1, 1, s.status(), s.ago()),
                    new Step.Says(1, 1, s.status(), Duration.ZERO));
        } else if (step instanceof Step.Passes s) {
            return Stream.concat(
                    rounder(s.time())
                            .flatMap(time ->
                                    Stream.of(new Step.Passes(time, s.poll()), new Step.Passes(time, Duration.ZERO))),
                    Stream.of(new Step.Passes(s.time(), Duration.ZERO))
                            .filter(dense -> dense.time().compareTo(DENSE) <= 0));
        } else if (step instanceof Step.Sleeps s) {
            return rounder(s.time()).map(Step.Sleeps::new);
        }
        return Stream.empty();
    }

    private static Stream<Duration> rounder(Duration time) {
        return Stream.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ZERO)
                .filter(round -> round.compareTo(time) < 0);
    }
}
