package io.incidentengine.model;

/**
 * Why an incident waits for somebody else (S8). Milestones name the reasons that they honour; the default policy honours
 * none (R22). A host may add its own.
 *
 * @param name such as {@code waiting for reporter}
 */
public record PauseReason(String name) implements Comparable<PauseReason> {
    /** The reporter was asked something, and has not answered. */
    public static final PauseReason WAITING_FOR_REPORTER = new PauseReason("waiting for reporter");

    /** A vendor was asked for something, and has not delivered. */
    public static final PauseReason WAITING_FOR_VENDOR = new PauseReason("waiting for vendor");

    /** The change that will help may only be made in a window that was agreed on. */
    public static final PauseReason PLANNED_WINDOW = new PauseReason("planned window");

    /** Checks the name. */
    public PauseReason {
        name = Text.name("pause reason", name);
    }

    /**
     * A reason by its name.
     *
     * @param name such as {@code waiting for evidence}
     * @return the reason
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static PauseReason named(String name) {
        return new PauseReason(name);
    }

    @Override
    public int compareTo(PauseReason other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
