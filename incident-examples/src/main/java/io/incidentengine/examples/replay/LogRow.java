package io.incidentengine.examples.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One update of one incident: what was known about it at {@link #updatedAt()}, and nothing that became known later.
 *
 * <p>The log writes {@code resolved_at}, {@code closed_at}, {@code closed_code} and {@code resolved_by} with their
 * final values on every row. They are facts of the future there, and have no place here.
 *
 * @param line the line of the file
 * @param number the incident, such as {@code INC0000045}
 * @param state the state after the update
 * @param updatedAt when the update happened
 * @param updatedBy who made it
 * @param opening how the incident came in
 * @param rating how grave it is
 * @param handling who has it
 * @param madeSla the installation's own verdict, as of this row; it is final on the last one
 */
record LogRow(
        long line,
        String number,
        LogState state,
        Instant updatedAt,
        @Nullable String updatedBy,
        Opening opening,
        Rating rating,
        Handling handling,
        boolean madeSla)
        implements LogEntry {

    /**
     * How the incident came in; the same on every row but for corrections of the features.
     *
     * @param openedAt when it was reported; in five incidents this lies after the first update
     * @param openedBy who took the report
     * @param caller who reported it
     * @param contactType by which way, such as {@code Phone}
     * @param features what is affected
     */
    record Opening(
            Instant openedAt,
            @Nullable String openedBy,
            @Nullable String caller,
            @Nullable String contactType,
            Features features) {}

    /** What is affected, in the anonymised terms of the log. */
    record Features(
            @Nullable String category,
            @Nullable String subcategory,
            @Nullable String symptom,
            @Nullable String location) {}

    /** Impact and urgency from 1 (high) to 3 (low), and the priority from 1 to 4 that the log derived from them. */
    record Rating(int impact, int urgency, int priority) {}

    /**
     * Who has the incident in hand.
     *
     * @param group the group in charge
     * @param assignee the person in charge; always absent in state New, where the log has the final one: on 14,355 of
     *     14,357 such rows it is the assignee of the last row, even if others came in between
     * @param problemId the linked problem. Where the first row has one, it is that of the last row too, so it may come
     *     from the future: count only one that appears later
     * @param counts how often it was changed, passed on and reopened
     */
    record Handling(
            @Nullable String group,
            @Nullable String assignee,
            @Nullable String problemId,
            Counts counts) {}

    /**
     * How often the incident was changed, passed to another group and reopened, as the log counts.
     *
     * @param modifications {@code sys_mod_count}; wrong on the first row of five incidents, so no order to rely on
     */
    record Counts(int modifications, int reassignments, int reopenings) {}
}
