package io.incidentengine.model;

/**
 * One fact about the impact of an incident, by which it can be classified. Those of the blueprint are constants; a
 * policy may use others (R17–R19).
 *
 * @param name such as {@code data loss}
 */
public record Criterion(String name) implements Comparable<Criterion> {
    /** Serious damage, to people, property or reputation (R17). */
    public static final Criterion SERIOUS_DAMAGE = new Criterion("serious damage");

    /** Data is lost (R17). */
    public static final Criterion DATA_LOSS = new Criterion("data loss");

    /** Money is lost, or will be (R17, R18). */
    public static final Criterion FINANCIAL_LOSS = new Criterion("financial loss");

    /** A service delivers wrong data (R17). */
    public static final Criterion DATA_ERROR = new Criterion("service data error");

    /** A function of a service fails (R17). */
    public static final Criterion FUNCTION_ERROR = new Criterion("function error");

    /** A part of the system is at fault (R17, R18). */
    public static final Criterion SYSTEM_FAULT = new Criterion("system fault");

    /** A few functions are unavailable (R18). */
    public static final Criterion DEGRADATION = new Criterion("degradation");

    /** A function is impaired for some users (R18). */
    public static final Criterion IMPAIRED_FOR_SOME_USERS = new Criterion("function impaired for some users");

    /** Data disagrees with data (R18). */
    public static final Criterion DATA_INCONSISTENCY = new Criterion("data inconsistency");

    /** Somebody asks for data (R19). */
    public static final Criterion DATA_QUERY = new Criterion("data query");

    /** Somebody asks for advice (R19). */
    public static final Criterion CONSULTING = new Criterion("consulting");

    /** Services are normal, the experience is not (R19). */
    public static final Criterion EXPERIENCE_AFFECTED = new Criterion("experience affected");

    /** Checks the name. */
    public Criterion {
        name = Text.name("criterion", name);
    }

    /**
     * A criterion by its name.
     *
     * @param name such as {@code regulator must be told}
     * @return the criterion
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static Criterion named(String name) {
        return new Criterion(name);
    }

    @Override
    public int compareTo(Criterion other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
