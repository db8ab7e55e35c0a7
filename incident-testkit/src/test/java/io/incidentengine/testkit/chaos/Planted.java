package io.incidentengine.testkit.chaos;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.contract.OutboxAround;
import java.util.List;
import java.util.function.Supplier;

/**
 * A bug, planted in an adapter, and what finds it.
 *
 * @param bug in words
 * @param finds the invariant that it breaks
 * @param stores the tables with the bug, see {@link Chaos.Builder#stores}
 */
record Planted(String bug, Invariant finds, Supplier<? extends Supplier<? extends IncidentStore>> stores) {

    /** None of these is ever to be missed. */
    static final List<Planted> ALL = List.of(
            store("lost wake-up", Invariant.NOTHING_IS_LEFT, PlantedStores.LosesWakeUps::new),
            store("double rung", Invariant.RUNGS_FIRE_ONCE, PlantedStores.FiresRungsTwice::new),
            store("pause measured twice", Invariant.PAUSES_COUNT_ONCE, PlantedStores.PausesTwice::new),
            store("verdict rewritten", Invariant.VERDICTS_STAND, PlantedStores.RewritesVerdicts::new),
            new Planted("notification outside the transaction", Invariant.TOLD_AS_DECIDED, () -> {
                PlantedStores.Tables tables = new PlantedStores.Tables();
                return tables::connect;
            }),
            outbox("expansion repeated", Invariant.EXPANDED_ONCE, PlantedOutboxes.ExpandsAgain::new),
            outbox("message sent twice", Invariant.SENT_ONCE, PlantedOutboxes.ForgetsThatItWasSent::new),
            outbox("message claimed twice", Invariant.SENT_ONCE, PlantedOutboxes.HandsOutWhatAnotherHas::new),
            outbox(
                    "lease that outlives its process",
                    Invariant.NOTHING_IS_LEFT,
                    PlantedOutboxes.KeepsLeasesForAYear::new),
            store("missed duty not told", Invariant.DUTIES_END, PlantedStores.KeepsMissedDutiesToItself::new),
            outbox("news kept twice", Invariant.JOURNALS_ONLY_GROW, PlantedOutboxes.KeepsNewsTwice::new),
            outbox("attempts overwritten", Invariant.JOURNALS_ONLY_GROW, PlantedOutboxes.OverwritesAttempts::new),
            outbox("attempt lost", Invariant.ANSWERS_ARE_TRUE, PlantedOutboxes.KeepsNoAttemptThatIsTriedAgain::new),
            store("report taken twice", Invariant.REPORTS_COUNT_ONCE, PlantedStores.TakesReportsTwice::new),
            store("update lost", Invariant.ANSWERS_ARE_TRUE, PlantedStores.LosesProgress::new),
            store("refused and stored", Invariant.ANSWERS_ARE_TRUE, PlantedStores.KeepsANoteOfWhatWasRefused::new),
            store(
                    "history corrected in place",
                    Invariant.TIMELINE_ONLY_GROWS,
                    PlantedStores.RewritesCorrectedEntries::new),
            store(
                    "state from a stale cache",
                    Invariant.TIMELINE_GIVES_STATE,
                    PlantedStores.ListsWhatWasBeforeTheMerge::new),
            store("merged incident rings on", Invariant.SILENCE_IS_KEPT, PlantedStores.TellsOfTheMerged::new),
            store("status skipped", Invariant.STATUS_FOLLOWS_THE_TABLE, PlantedStores.ClosesWhatIsResponded::new),
            store("no rest", Invariant.COMES_TO_REST, PlantedStores.ChangesTheSameForEver::new),
            store("refusal wrapped", Invariant.NO_SURPRISES, PlantedStores.WrapsWhatIsRefused::new));

    private static Planted store(String bug, Invariant finds, Supplier<? extends IncidentStore> broken) {
        return new Planted(bug, finds, () -> {
            IncidentStore store = broken.get();
            return () -> store;
        });
    }

    private static Planted outbox(String bug, Invariant finds, Supplier<? extends OutboxAround> broken) {
        return store(bug, finds, () -> broken.get().ofItsStore());
    }

    @Override
    public String toString() {
        return bug;
    }
}
