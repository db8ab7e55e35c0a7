package io.incidentengine.model;

/**
 * How grave an incident is: level 1 is the gravest, and a policy says how many levels there are (R17–R19, R26).
 *
 * <p>The natural order puts the gravest first.
 *
 * @param level 1 for the gravest, at most {@value #LOWEST}
 */
public record Severity(int level) implements Comparable<Severity> {
    /** The largest level number that is taken. */
    public static final int LOWEST = 20;

    private static final Severity[] LEVELS = new Severity[LOWEST + 1];

    static {
        for (int level = 1; level <= LOWEST; level++) {
            LEVELS[level] = new Severity(level);
        }
    }

    /** Checks the level. */
    public Severity {
        if (level < 1 || level > LOWEST) {
            throw new InvalidInputException("severity level", String.valueOf(level), "1 to " + LOWEST);
        }
    }

    /**
     * A severity by its level.
     *
     * @param level 1 for the gravest
     * @return the severity
     * @throws InvalidInputException if the level is below 1 or above {@value #LOWEST}
     */
    public static Severity level(int level) {
        return level >= 1 && level <= LOWEST ? LEVELS[level] : new Severity(level);
    }

    /**
     * Tells whether this is graver than another.
     *
     * @param other another severity
     * @return true if this level's number is the smaller
     */
    public boolean isGraverThan(Severity other) {
        return level < other.level;
    }

    /**
     * The graver of two.
     *
     * @param other another severity
     * @return this or the other
     */
    public Severity graver(Severity other) {
        return other.isGraverThan(this) ? other : this;
    }

    @Override
    public int compareTo(Severity other) {
        return Integer.compare(level, other.level);
    }

    @Override
    public String toString() {
        return "level " + level;
    }
}
