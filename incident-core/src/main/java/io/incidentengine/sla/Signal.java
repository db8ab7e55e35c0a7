package io.incidentengine.sla;

/**
 * What can happen to an incident, as clocks and notification rules hear it. A milestone names the signals that start,
 * stop and restart it; a signal that undoes an earlier one (a rejection, a relapse, a hand-back) makes the clocks run
 * that the earlier one had stopped.
 */
public enum Signal {
    /** The fault began, where that is known (R24). */
    OCCURRED(false),
    /** The incident was reported, or a new cycle began (R22, S14). */
    REPORTED(false),
    /** A further complaint came in. */
    COMPLAINED(false),
    /** The same fault came again within a short time after its recovery (R17). */
    RECURRED(false),
    /** A responder began to handle it (R23). */
    RESPONDED(false),
    /** The severity became graver. */
    RAISED(false),
    /** The severity became less grave. */
    LOWERED(false),
    /** Progress was recorded (R5). */
    PROGRESS_RECORDED(false),
    /** The reporter was told how it goes (R5). */
    REPORTER_UPDATED(false),
    /** The incident manager was asked for help (R4). */
    HELP_REQUESTED(false),
    /** A major incident was declared (R14). */
    DECLARED_MAJOR(false),
    /** It was transferred to developers (R25); a hand-back undoes that. */
    TRANSFERRED(true),
    /** It was transferred to problem management (R8, R25); a hand-back undoes that. */
    TRANSFERRED_TO_PROBLEM(true),
    /** It came back from where it was transferred to (R11). */
    HANDED_BACK(false),
    /** It began to wait for somebody else (S8). */
    PAUSED(false),
    /** It waits no more for that reason (S8). */
    RESUMED(false),
    /** A solution was proposed. */
    SOLUTION_PROPOSED(false),
    /** A solution of a major incident waits for its review (R15). */
    REVIEW_REQUESTED(false),
    /** A solution was approved (R15). */
    SOLUTION_APPROVED(false),
    /** A solution was returned for rework. */
    SOLUTION_RETURNED(false),
    /** The service is back, by itself or with the resolution (R24, R30); a relapse or a rejection undoes that. */
    RECOVERED(true),
    /** The service is down again (S14). */
    RELAPSED(false),
    /** It was resolved (R25); a rejection or reopening undoes that. */
    RESOLVED(true),
    /** The reporter confirmed (R7). */
    CONFIRMED(false),
    /** A reporter rejected the resolution (S13). */
    REJECTED(false),
    /** It was closed. */
    CLOSED(false),
    /** It was reopened before closing (S14). */
    REOPENED(false),
    /** Another incident was merged into it (S16). */
    MERGED(false),
    /** It was merged into another, and is silent from then on (S16). */
    MERGED_INTO(false),
    /** It was moved to another policy (S15). */
    MIGRATED(false),
    /** It was withdrawn as a mistake. */
    CANCELLED(false),
    /** The major-incident report was filed (R16). */
    REPORT_FILED(false);

    private final boolean undoable;

    Signal(boolean undoable) {
        this.undoable = undoable;
    }

    /**
     * Tells whether a later signal can undo this one: a clock that it stopped is only provisionally met until the
     * incident is confirmed or closed (S13, R25).
     *
     * @return true for transfers, recovery and resolution
     */
    public boolean isUndoable() {
        return undoable;
    }
}
