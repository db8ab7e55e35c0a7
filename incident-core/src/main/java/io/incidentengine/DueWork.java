package io.incidentengine;

/**
 * What one {@link IncidentEngine#runDue()} did.
 *
 * @param incidents how many incidents time did something to
 * @param setAside how many incidents failed and were set aside (S22)
 * @param tasks how many tasks of the outbox were worked on: expansions, messages, problem offers
 * @param more whether there is more to do now, beyond the batch
 */
public record DueWork(int incidents, int setAside, int tasks, boolean more) {

    /**
     * Tells whether nothing was due.
     *
     * @return true if the call found nothing to do
     */
    public boolean isNothing() {
        return incidents == 0 && setAside == 0 && tasks == 0;
    }
}
