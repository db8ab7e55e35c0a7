package io.incidentengine.notification;

/**
 * The names of the facts that templates can show: those of a notification's own map, and those that every notification
 * has by its nature.
 */
public final class Facts {
    /** The incident's id; every notification has it. */
    public static final String INCIDENT = "incident";

    /** What the notification is about, in the words of the reader; every notification has it. */
    public static final String KIND = "kind";

    /** How grave the incident is, in the words of the reader; every notification has it. */
    public static final String SEVERITY = "severity";

    /** When what caused the notification took effect; every notification has it. */
    public static final String AT = "at";

    /** The incident's title; every notification has it. */
    public static final String TITLE = "title";

    /** The affected service; every notification has it. */
    public static final String SERVICE = "service";

    /** What somebody wrote: a reason, the progress, the solution. */
    public static final String NOTE = "note";

    /** The milestone whose limit comes near or has passed. */
    public static final String MILESTONE = "milestone";

    /** The deadline that was missed, or the time at which something is due: an ISO instant. */
    public static final String DEADLINE = "deadline";

    /** When what was late was done, where it is told in hindsight: an ISO instant. */
    public static final String DONE = "done";

    /** Why a limit has passed, where it is not plain lateness. */
    public static final String CAUSE = "cause";

    /** How many earlier steps are told with this one (S22). */
    public static final String COLLAPSED = "told together";

    /** The milestone whose limit is the next to pass, if nothing happens. */
    public static final String NEXT_MILESTONE = "next milestone";

    /** When that limit passes: an ISO instant. */
    public static final String NEXT_DEADLINE = "next deadline";

    /** How many messages are told together, in a {@link io.incidentengine.model.NotificationKind#BUNDLE bundle} (S32). */
    public static final String COUNT = "count";

    /** The subjects of the messages of a bundle, one to a line. */
    public static final String MESSAGES = "messages";

    private Facts() {}
}
