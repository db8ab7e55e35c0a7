package io.incidentengine.testkit.contract;

import static io.incidentengine.testkit.contract.Breach.store;

import java.util.List;

/** Which promise about what is over is broken by what, and which test says so. */
final class ArchiveBreaches {
    private ArchiveBreaches() {}

    static final List<Breach> ALL = List.of(
            store("Archive.erase 1", BrokenArchives.LooksAtOneMore::new)
                    .fails("Erasing: pages are walked in the order of ids", "but was: ErasureResult[erased=3"),
            store("Archive.erase 2", BrokenArchives.LeavesTheTimeline::new)
                    .fails(
                            "Erasing: nothing of the person is left in what is on record",
                            "Expecting value to be false but was true")
                    .also("Erasing: the erased timeline folds to the state"),
            store("Archive.erase 3", BrokenArchives.LeavesTheState::new)
                    .fails("Erasing: the erased timeline folds to the state", "expected: Incident[id=INC-1"),
            store("Archive.erase 4", BrokenArchives.NamesNothingThatIsOpen::new)
                    .fails("Erasing: what is open stays and is named", "but was: ErasureResult[erased=0, kept=[]"),
            store("Archive.erase 5", BrokenArchives.NamesNothingThatWaits::new)
                    .fails(
                            "Erasing: what waits stays and is named",
                            "could not find the following elements: [INC-1, INC-2]"),
            store("Archive.erase 6", BrokenArchives.TakesNewsOfTheErased::new)
                    .fails(
                            "Erasing: late news of an erased message is of an unknown one",
                            "expected: UNKNOWN but was: RECORDED"),
            store("Archive.erase 7", BrokenArchives.CountsWhatDoesNotChange::new)
                    .fails("Erasing: who is nowhere changes nothing", "but was: ErasureResult[erased=1"),
            store("Archive.ended 1", BrokenArchives.ListsWhatWaits::new)
                    .fails("Removing: what is over and done with is listed", "some elements were not expected"),
            store("Archive.ended 2", BrokenArchives.ListsInTheOrderOfIds::new)
                    .fails(
                            "Removing: what was last added to longest ago comes first",
                            "there were differences at these indexes"),
            store("Archive.remove 1", BrokenArchives.RemovesTheStateAlone::new)
                    .fails("Removing: all that is on record of it is gone", "Expecting empty but was: [TimelineEntry"),
            store("Archive.remove 2", BrokenArchives.SaysThatTheOpenIsRemoved::new)
                    .fails("Removing: what is open or waits stays", "some elements were not expected: [INC-2]"),
            store("Archive.remove 3", BrokenArchives.RemovesWhatHasChanged::new)
                    .fails("Removing: what has changed since stays", "Expecting empty but was: [INC-1]"),
            store("Archive.remove 4", BrokenArchives.RemovesTheSameFault::new)
                    .fails("Removing: all else stays", "expected: [Picture["),
            store("Archive.restore 1", BrokenArchives.LosesTheWakeUp::new)
                    .fails("Restoring: it is as if it had been handled here", "but was: Optional.empty")
                    .also("Restoring: time goes on with it and what fell due on the way is due"),
            store("Archive.restore 2", BrokenArchives.SaysThatWhatIsHereIsNew::new)
                    .fails("Restoring: what is here already stays as it is", "[A, B]"),
            store("Archive.restore 3", BrokenArchives.RestoresOneByOne::new)
                    .fails("Restoring: with the open key of another nothing is stored", "Expecting an empty Optional")
                    .also("Restoring: with the intake of another nothing is stored"));
}
