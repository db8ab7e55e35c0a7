package io.incidentengine.testkit.contract;

import static io.incidentengine.testkit.contract.Breach.channel;
import static io.incidentengine.testkit.contract.Breach.directory;
import static io.incidentengine.testkit.contract.Breach.policies;
import static io.incidentengine.testkit.contract.Breach.store;

import java.util.List;
import java.util.stream.Stream;

/** Which promise is broken by what, and which test says so. */
final class Breaches {
    private Breaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                        STORES,
                        OutboxBreaches.ALL,
                        ProofBreaches.ALL,
                        ArchiveBreaches.ALL,
                        POLICIES,
                        CHANNELS,
                        DIRECTORIES)
                .flatMap(List::stream);
    }

    private static final List<Breach> STORES = List.of(
            store("IncidentStore 1", BrokenStores.LosesOffers::new)
                    .fails(
                            "Transactions: a change is stored with its timeline its notifications its offers and its wake up",
                            "Expecting actual: [] to contain exactly")
                    .also(
                            "Erasing: nothing of the person is left in what is on record",
                            "Status: each lane in which something is due is named with how much and since when"),
            store("IncidentStore 1", () -> new BrokenOutboxes.IsWrittenLater().ofItsStore())
                    .failsAsThreadsMeet(
                            "Concurrency: whoever sees a part of a change sees all of it", "Expected size: "),
            store("IncidentStore 2", BrokenStores.ShowsTheStateOfTheReport::new)
                    .fails("Transactions: a decision sees the state that the one before it left", "to contain only"),
            store("IncidentStore 2", BrokenStores.LosesWhatTwoThreadsChange::new)
                    .failsAsThreadsMeet(
                            "Concurrency: no change of an incident is lost",
                            "but could not find the following element(s)"),
            store("IncidentStore 3", BrokenStores.WrapsWhatIsThrown::new)
                    .fails(
                            "Transactions: what a change s decision throws reaches the caller unchanged and nothing is stored",
                            "The transaction failed")
                    .also(
                            "Changes: reopening is refused while another is open with the key",
                            "Merges: reopening is refused while another is open with a key that came by the merge",
                            "SettingAside: a change that fails meanwhile leaves it set aside"),
            store("IncidentStore 3", BrokenStores.PutsOffWhatFailed::new)
                    .fails(
                            "Transactions: what a change s decision throws reaches the caller unchanged and nothing is stored",
                            "due=Optional[9999-")
                    .also("SettingAside: a change that fails meanwhile leaves it set aside"),
            store("IncidentStore 4", BrokenStores.StoresTheFirstOfTwoResults::new)
                    .fails(
                            "Transactions: of a decision that is called again only the last result is stored",
                            "to end with"),
            store("IncidentStore 5", BrokenStores.IgnoresChangesWithoutEntries::new)
                    .fails(
                            "Transactions: a change without entries stores nothing but the wake up instant",
                            "due=Optional[2026-03-02T10:10:00.000001Z]")
                    .also(
                            "Transactions: a change that wants no further attention is not due any more",
                            "Values: instants are kept to the microsecond from the earliest to the latest"),
            store("IncidentStore 6", BrokenStores.RoundsWhatIsLongAgo::new)
                    .fails(
                            "Values: instants are kept to the microsecond from the earliest to the latest",
                            "1969-12-31T23:59:59.999999Z")
                    .also("Values: long ago it is the time that is handed in"),
            store("IncidentStore 6", BrokenStores.ComparesIdsWithoutCase::new)
                    .fails(
                            "Values: names that somebody might take for the same are different",
                            "expected: Intake[id=A"),
            store("IncidentStore.report 1", BrokenReports.KnowsIntakesByTheirKey::new)
                    .fails(
                            "Reports: an intake id that is known changes nothing whatever the report says",
                            "expected: Known[")
                    .also(
                            "Removing: all else stays",
                            "Restoring: it is as if it had been handled here",
                            "Restoring: with the intake of another nothing is stored",
                            "Values: every character comes back",
                            "Values: names may be as long as names are"),
            store("IncidentStore.report 2", BrokenReports.KnowsKeysOfItsOwnThread::new)
                    .failsAsThreadsMeet(
                            "Concurrency: of reports with one key one opens and all others become complaints",
                            "Expected size: 1 but was: 4"),
            store("IncidentStore.report 3", BrokenReports.ForgetsRecoveries::new)
                    .fails(
                            "LookingBack: a report is handed the recovery of the closed incident",
                            "recovered=2026-03-02T10:00:00Z]] but was: Handed[open=Optional.empty, siblings=Siblings[openId=null, recovered=null]]")
                    .also(
                            "LookingBack: a recovery after the fault came again does not count and an earlier one does",
                            "LookingBack: a recovery just as old as the look back counts and an older one does not",
                            "LookingBack: a recovery that a relapse has undone does not count",
                            "LookingBack: the latest of several recoveries counts as corrected and not that of the latest incident",
                            "Merges: what comes back under either key recurs after the recovery of the other"),
            store("IncidentStore.report 3", BrokenReports.CountsLaterRecoveries::new)
                    .fails(
                            "LookingBack: a recovery after the fault came again does not count and an earlier one does",
                            "recovered=2026-03-02T10:00:00Z]] but was: Handed[open=Optional.empty, siblings=Siblings[openId=null, recovered=2026-03-02T10:20:00Z]]"),
            store("IncidentStore.report 4", BrokenReports.ClosesInATransactionBefore::new)
                    .fails(
                            "Reports: if the new incident cannot be stored the one that is over has not closed either",
                            "expected: Picture["),
            store("IncidentStore.report 5", BrokenReports.TakesATakenIdForKnown::new)
                    .fails("Reports: the id of a new incident must not be taken", "Expecting code to raise a throwable")
                    .also(
                            "Reports: a new incident must not take the id of one that is closed",
                            "Reports: if the new incident cannot be stored the one that is over has not closed either"),
            store("IncidentStore.reportAll 1", BrokenReports.DecidesTheLastFirst::new)
                    .fails("ReportsAtOnce: of two with one key the second joins what the first has opened", "Attached")
                    .also(
                            "ReportsAtOnce: of two with one intake id the second is known",
                            "ReportsAtOnce: two reports that were handed nothing cannot open incidents with one key",
                            "ReportsAtOnce: what comes of each is what comes of one after the other"),
            store("IncidentStore.reportAll 2", BrokenReports.ReportsOneByOne::new)
                    .fails(
                            "ReportsAtOnce: what a decision throws reaches the caller unchanged and nothing of the batch is stored",
                            "but was")
                    .also(
                            "ReportsAtOnce: if the id of one is taken nothing of the batch is stored",
                            "ReportsAtOnce: two reports that were handed nothing cannot open incidents with one key"),
            store("IncidentStore.reportAll 3", BrokenReports.LocksIntakesAsTheyCome::new)
                    .failsAsThreadsMeet(
                            "ReportsAtOnce: of two calls the other way round one comes first and neither waits forever",
                            "Deadlock"),
            store("IncidentStore.change 1", BrokenChanges.ThrowsOnUnknownIds::new)
                    .fails(
                            "Changes: an unknown id is said to be and the decision is not called",
                            "There is no incident B"),
            store("IncidentStore.change 2", BrokenChanges.ShowsNoSiblings::new)
                    .fails(
                            "Changes: a closed incident is handed the open one with its key",
                            "Expecting Optional to contain: B but was empty")
                    .also(
                            "Changes: reopening is refused while another is open with the key",
                            "Merges: reopening is refused while another is open with a key that came by the merge"),
            store("IncidentStore.change 3", BrokenChanges.TellsOutcomesTwice::new)
                    .fails("Outcomes: the same outcome of a notification is told once", "expected: Stale["),
            store("IncidentStore.change 3", BrokenChanges.TellsOutcomesOncePerThread::new)
                    .failsAsThreadsMeet(
                            "Outcomes: of several who find the same outcome one tells it",
                            "Expected size: 1 but was: "),
            store("IncidentStore.change 4", BrokenChanges.CallsOnAfterAnAcknowledgement::new)
                    .fails(
                            "Outcomes: an acknowledgement ends the retries of a notification and of its fallbacks",
                            "A/1/R27/tried"),
            store("IncidentStore.merge 1", BrokenChanges.ThrowsOnUnknownPairs::new)
                    .fails(
                            "Merges: an unknown id is said to be and the decision is not called",
                            "There is no incident A or X"),
            store("IncidentStore.merge 2", BrokenChanges.MergesInTwoTransactions::new)
                    .fails("Merges: if one half cannot be stored neither is", "expected: Picture["),
            store("IncidentStore.merge 3", BrokenChanges.LosesTheKeysOfTheMerged::new)
                    .fails(
                            "Merges: reports with a key of the merged incident join the other",
                            "to be an instance of: io.incidentengine.port.ReportResult.Attached")
                    .also(
                            "Merges: keys are handed on along a chain of merges",
                            "Merges: reopening is refused while another is open with a key that came by the merge",
                            "Merges: the other takes the key even if it has none of its own",
                            "Merges: what comes back under either key recurs after the recovery of the other",
                            "Searching: who complained later finds it and so does the key of what was merged into it"),
            store("IncidentStore.merge 4", BrokenChanges.LocksAsItIsTold::new)
                    .failsAsThreadsMeet(
                            "Merges: of two merges the other way round one comes first and neither waits forever",
                            "Deadlock"),
            store("IncidentStore.merge 5", BrokenChanges.HidesTheThirdOfAMerge::new)
                    .fails(
                            "Merges: the decision is told of a third that is open with a key of the merged one",
                            "cannot be open beside"),
            store("IncidentStore.changeDue 1", BrokenDue.TakesTheLeastFirst::new)
                    .fails(
                            "Due: the gravest come first and among them those that are due longest",
                            "[low, middle, late, middle, early, high, high, early]")
                    .also(
                            "Due: a severity that changed counts from then on",
                            "Due: not more than the limit are taken and whether there are more is said",
                            "SettingAside: it does not hinder the others"),
            store("IncidentStore.changeDue 1", BrokenDue.TakesOneTooMany::new)
                    .fails(
                            "Due: not more than the limit are taken and whether there are more is said",
                            "but some elements were not expected: [C]")
                    .also(
                            "Due: the limit is at least one",
                            "SettingAside: it does not starve the others however small the batch"),
            store("IncidentStore.changeDue 1", BrokenDue.TakesTooEarly::new)
                    .fails(
                            "Due: an incident is taken from its wake up instant on and not before",
                            "expected: DueResult[changes=[], setAside=[], more=false]")
                    .also(
                            "SettingAside: a change that fails meanwhile leaves it set aside",
                            "SettingAside: a change that is stored meanwhile puts it back in line",
                            "SettingAside: it catches up when it can be decided again and later failures count anew",
                            "SettingAside: it does not hinder the others",
                            "SettingAside: it is tried again after a back off that doubles from one minute to one hour",
                            "SettingAside: it keeps its state and is named in the result",
                            "Values: far ahead it is the time that is handed in",
                            "Values: instants are kept to the microsecond from the earliest to the latest",
                            "Values: long ago it is the time that is handed in"),
            store("IncidentStore.changeDue 2", BrokenDue.StopsAtTheFirstFailure::new)
                    .fails("SettingAside: it does not hinder the others", "deliberate")
                    .also(
                            "SettingAside: a change that fails meanwhile leaves it set aside",
                            "SettingAside: a change that is stored meanwhile puts it back in line",
                            "SettingAside: it catches up when it can be decided again and later failures count anew",
                            "SettingAside: it does not starve the others however small the batch",
                            "SettingAside: it is tried again after a back off that doubles from one minute to one hour",
                            "SettingAside: it keeps its state and is named in the result",
                            "Status: an incident is set aside from its failure until a change of it is stored"),
            store("IncidentStore.changeDue 2", BrokenDue.BacksOffByAMinute::new)
                    .fails(
                            "SettingAside: it is tried again after a back off that doubles from one minute to one hour",
                            "SetAside[id=A, failures=1, retryAt=2026-03-02T10:12:00.000001Z")
                    .also(
                            "SettingAside: a change that fails meanwhile leaves it set aside",
                            "Status: an incident is set aside from its failure until a change of it is stored"),
            store("IncidentStore.changeDue 3", BrokenDue.TakesWhatAnotherIsDeciding::new)
                    .fails(
                            "Due: an incident that is being decided is not taken by another call",
                            "expected: DueResult[changes=[], setAside=[], more=false]"),
            store("IncidentStore.changeDue 4", BrokenDue.NeverSaysThatThereIsMore::new)
                    .fails(
                            "Due: not more than the limit are taken and whether there are more is said",
                            "Expecting value to be true but was false")
                    .also("SettingAside: it does not starve the others however small the batch"),
            store("IncidentStore.status 1", BrokenStatus.CountsWhatIsAhead::new)
                    .fails(
                            "Status: incidents are due from their wake up instant on and wait since then",
                            "was: Backlog[count=3")
                    .also("Status: an incident is set aside from its failure until a change of it is stored"),
            store("IncidentStore.status 2", BrokenStatus.HidesWhatItSetAside::new)
                    .fails(
                            "Status: an incident is set aside from its failure until a change of it is stored",
                            "expected: 2"),
            store("IncidentStore.status 3", BrokenStatus.CountsWhatOthersHave::new)
                    .fails("Status: what is leased is not due before the lease is over", "count=2")
                    .also(
                            "Status: a proof is due when it is to be looked at",
                            "Status: what was put back is due from then on and waits since then"),
            store("IncidentStore.status 4", BrokenStatus.ForgetsSinceWhen::new)
                    .fails(
                            "Status: each lane in which something is due is named with how much and since when",
                            "since=2026-03-02T10:05:00Z")
                    .also(
                            "Status: a proof is due when it is to be looked at",
                            "Status: what is leased is not due before the lease is over",
                            "Status: what was never put back is due for a clock that steps backward too",
                            "Status: what was put back is due from then on and waits since then"),
            store("IncidentStore.status 5", BrokenStatus.CountsRefusalsAsDone::new)
                    .fails("Status: as many messages are given up as are listed", "expected: 2"),
            store("IncidentStore.search 1", BrokenStores.ListsAllStatuses::new)
                    .fails("Searching: each filter finds in each order what it accepts", "[status by ID]")
                    .also("Searching: more is said of incidents that are looked for alone"),
            store("IncidentStore.search 1", BrokenStores.ListsWhatIsLongOver::new)
                    .fails(
                            "Searching: what is open or has a deadline or was touched since is found",
                            "[\"A\", \"C\", \"D\"]")
                    .also("Searching: each filter finds in each order what it accepts"),
            store("IncidentStore.search 1", BrokenStores.ListsInOneOrder::new)
                    .fails("Searching: those that were reported last come first", "[\"A\", \"B\", \"C\", \"D\"]")
                    .also("Searching: each filter finds in each order what it accepts"),
            store("IncidentStore.search 2", BrokenStores.BeginsAtThePlaceBefore::new)
                    .fails("Searching: a page begins behind a place even if no incident has it", "[\"A\", \"C\"]")
                    .also(
                            "Searching: each filter finds in each order what it accepts",
                            "Searching: pages follow each other without gap or overlap"),
            store("IncidentStore.search 3", BrokenStores.AlwaysSaysThatThereIsMore::new)
                    .fails(
                            "Searching: more is said of incidents that are looked for alone",
                            "Expecting an empty Optional")
                    .also(
                            "Searching: each filter finds in each order what it accepts",
                            "Searching: pages follow each other without gap or overlap"));

    private static final List<Breach> POLICIES = List.of(
            policies("Policies.find 1", BrokenPolicies.ForgetTheEarlier::new)
                    .fails("OfPolicies: a version that was ever current is found unchanged", "but was empty"),
            policies("Policies.find 1", BrokenPolicies.ReviseTheEarlier::new)
                    .fails(
                            "OfPolicies: a version that was ever current is found unchanged",
                            "to contain: IncidentPolicy[ref=emergency-handling v1"),
            policies("Policies.current", BrokenPolicies.MistakeTheEarlierForCurrent::new)
                    .fails("OfPolicies: one policy is current", "expected: IncidentPolicy[ref=emergency-handling v2"));

    private static final List<Breach> CHANNELS = List.of(
            channel("Channel.send 3", BrokenChannels.ThrowsWhatIsRefused::new)
                    .fails("OfChannels: what the provider refuses for good is rejected", "no such address"),
            channel("Channel.send 3", BrokenChannels.TakesSilenceForAcceptance::new)
                    .fails("OfChannels: an answer that is lost is no exception and ambiguous", "Accepted"));

    private static final List<Breach> DIRECTORIES = List.of(
            directory("Directory.find 1", BrokenDirectories.ListsPeopleByName::new)
                    .fails(
                            "OfDirectories: people come in the order in which they should be tried",
                            "there were differences at these indexes"),
            directory("Directory.find 2", BrokenDirectories.ThrowsWhenNobodyIsKnown::new)
                    .fails(
                            "OfDirectories: for an audience that is not known the answer is empty",
                            "unknown audience nobody has heard of these")
                    .also("OfDirectories: an answer and the next one do not change each other"),
            directory("Directory.find 2", BrokenDirectories.AnswersNullWhenNobodyIsKnown::new)
                    .fails("OfDirectories: for an audience that is not known the answer is empty", "not to be null"),
            directory("Directory.find 3", BrokenDirectories.RemembersWhoWasOnCall::new)
                    .fails(
                            "OfDirectories: who is on call follows from the instant that is asked for",
                            "Expecting actual: [Person[bob"),
            directory("Directory.find 3", BrokenDirectories.HandsOverAMinuteLate::new)
                    .fails(
                            "OfDirectories: who is on call follows from the instant that is asked for",
                            "Expecting actual: [Person[ann"),
            directory("Directory.find 4", BrokenDirectories.HandsOutItsOwnList::new)
                    .fails(
                            "OfDirectories: an answer and the next one do not change each other",
                            "Expecting actual: [] to contain exactly"),
            directory("Directory.find 4", BrokenDirectories.FillsOneListAgain::new)
                    .fails(
                            "OfDirectories: an answer and the next one do not change each other",
                            "Expecting actual: [] to contain exactly"),
            directory("Directory.find 5", BrokenDirectories.AnswersTheLastQuestion::new)
                    .failsAsThreadsMeet("OfDirectories: several threads may ask at once", "to contain only"));
}
