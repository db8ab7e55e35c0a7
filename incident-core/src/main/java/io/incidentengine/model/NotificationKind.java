package io.incidentengine.model;

/**
 * What a notification is about; templates are chosen by it. Those of the default policy are constants; a host may add
 * its own.
 *
 * @param name such as {@code initial}
 */
public record NotificationKind(String name) implements Comparable<NotificationKind> {
    /** An incident of a notified level is there (R27, R28). */
    public static final NotificationKind INITIAL = new NotificationKind("initial");

    /** How the handling goes, every hour (R29). */
    public static final NotificationKind PROGRESS = new NotificationKind("handling progress");

    /** The fault is rectified (R30). */
    public static final NotificationKind RECTIFICATION = new NotificationKind("fault rectification");

    /** A time limit has passed (R31, R32). */
    public static final NotificationKind OVERDUE = new NotificationKind("overdue");

    /** The incident became graver (R20, S24). */
    public static final NotificationKind WORSENED = new NotificationKind("worsened");

    /** Progress is due soon, and nobody has recorded any (S23). */
    public static final NotificationKind PROGRESS_REMINDER = new NotificationKind("progress reminder");

    /** The incident manager is asked for help (R4). */
    public static final NotificationKind HELP_REQUEST = new NotificationKind("help request");

    /** A solution of a major incident waits for its review (R15). */
    public static final NotificationKind REVIEW_REQUEST = new NotificationKind("review request");

    /** The reporter is told how it goes (R5). */
    public static final NotificationKind REPORTER_UPDATE = new NotificationKind("reporter update");

    /** The reporter is asked to confirm the resolution (R7). */
    public static final NotificationKind CONFIRMATION_REQUEST = new NotificationKind("confirmation request");

    /** The handler is told of a hand-back, a rejection or a returned solution (R5, R11). */
    public static final NotificationKind HANDLER_NEWS = new NotificationKind("news for the handler");

    /** The reporter is told that the incident was merged into another (S16). */
    public static final NotificationKind MERGED = new NotificationKind("merged");

    /** The report on a major incident is overdue (R16). */
    public static final NotificationKind REPORT_CHASE = new NotificationKind("major-incident report overdue");

    /** So many messages came at once that they are told together (S32); no rule decides it. */
    public static final NotificationKind BUNDLE = new NotificationKind("bundle");

    /** Checks the name. */
    public NotificationKind {
        name = Text.name("notification kind", name);
    }

    /**
     * A kind by its name.
     *
     * @param name such as {@code status page}
     * @return the kind
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static NotificationKind named(String name) {
        return new NotificationKind(name);
    }

    @Override
    public int compareTo(NotificationKind other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
