package io.incidentengine.sla;

/** Why a target was missed; those that are not plain lateness are reported apart (S9, S13, S15, S16). */
public enum BreachCause {
    /** Time ran out. */
    TIME_RAN_OUT,
    /** The severity changed, and the new target had passed already (S9). */
    RECLASSIFIED,
    /** A rejection found that it had not been resolved in time after all (S13). */
    REJECTED,
    /** A relapse found that it had not been recovered in time after all (S14). */
    RELAPSED,
    /** A merge brought an earlier origin (S16). */
    MERGED,
    /** The incident moved to another policy, and the new target had passed already (S15). */
    MIGRATED
}
