package io.incidentengine.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where instants lie from left to right. Time runs evenly, but long stretches in which nothing happens are cut out: a life of ten
 * days whose first morning matters stays readable.
 */
final class TimeScale {
    /** How wide a cut is drawn. */
    static final double CUT = 76;

    /** A stretch is cut if it is longer than this part of all that is not cut. */
    private static final double LONG = 0.2;

    /** And if it is so many times as long as the others are on average. */
    private static final double OUTSTANDING = 3;

    private static final int CUTS = 5;

    private final List<Piece> pieces;

    /**
     * A stretch of time.
     *
     * @param from where it begins
     * @param to where it ends
     * @param left where it begins in the picture
     * @param right where it ends in the picture
     * @param cut whether it is cut out
     */
    record Piece(Instant from, Instant to, double left, double right, boolean cut) {
        Duration length() {
            return Duration.between(from, to);
        }

        double x(Instant at) {
            double part = (double) micros(Duration.between(from, at)) / Math.max(1, micros(length()));
            return left + (right - left) * Math.min(1, Math.max(0, part));
        }

        private static long micros(Duration duration) {
            return duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
        }
    }

    private TimeScale(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** A scale on which something happens at these instants, at least one; between two edges. */
    static TimeScale of(Collection<Instant> instants, double left, double right) {
        TreeSet<Instant> times = new TreeSet<>(instants);
        if (times.size() == 1) {
            times.add(times.first().plus(Duration.ofHours(1)));
        }
        List<Instant> sorted = List.copyOf(times);
        boolean[] cut = cuts(sorted);
        double even = 0;
        int cuts = 0;
        for (int i = 0; i < cut.length; i++) {
            even += cut[i] ? 0 : seconds(sorted, i);
            cuts += cut[i] ? 1 : 0;
        }
        double scale = (right - left - cuts * CUT) / even;
        List<Piece> pieces = new ArrayList<>();
        double x = left;
        for (int i = 0; i < cut.length; i++) {
            double next = x + (cut[i] ? CUT : seconds(sorted, i) * scale);
            pieces.add(new Piece(sorted.get(i), sorted.get(i + 1), x, next, cut[i]));
            x = next;
        }
        return new TimeScale(pieces);
    }

    /** The longest stretch is cut, and again, as long as it stands out. */
    private static boolean[] cuts(List<Instant> times) {
        boolean[] cut = new boolean[times.size() - 1];
        for (int cuts = 0; cuts < Math.min(CUTS, cut.length - 2); cuts++) {
            int longest = -1;
            double sum = 0;
            int uncut = 0;
            for (int i = 0; i < cut.length; i++) {
                if (!cut[i]) {
                    sum += seconds(times, i);
                    uncut++;
                    longest = longest < 0 || seconds(times, i) > seconds(times, longest) ? i : longest;
                }
            }
            double other = (sum - seconds(times, longest)) / (uncut - 1);
            if (seconds(times, longest) <= Math.max(LONG * sum, OUTSTANDING * other)) {
                break;
            }
            cut[longest] = true;
        }
        return cut;
    }

    private static double seconds(List<Instant> times, int i) {
        return Duration.between(times.get(i), times.get(i + 1)).toMillis() / 1e3 + 1e-6;
    }

    List<Piece> cuts() {
        return pieces.stream().filter(Piece::cut).toList();
    }

    Instant begin() {
        return pieces.get(0).from();
    }

    Instant end() {
        return pieces.get(pieces.size() - 1).to();
    }

    boolean holds(Instant at) {
        return !at.isBefore(begin()) && !at.isAfter(end());
    }

    /** Where an instant lies; one before or after all lies at the edge. */
    double x(Instant at) {
        for (Piece piece : pieces) {
            if (!at.isAfter(piece.to())) {
                return piece.x(at);
            }
        }
        return pieces.get(pieces.size() - 1).right();
    }

    /** The stretches between cuts. */
    List<Piece> stretches() {
        List<Piece> stretches = new ArrayList<>();
        Piece open = null;
        for (Piece piece : pieces) {
            if (piece.cut()) {
                if (open != null) {
                    stretches.add(open);
                }
                open = null;
            } else {
                open = open == null ? piece : new Piece(open.from(), piece.to(), open.left(), piece.right(), false);
            }
        }
        if (open != null) {
            stretches.add(open);
        }
        return stretches;
    }
}
