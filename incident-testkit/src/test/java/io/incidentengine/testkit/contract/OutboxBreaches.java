package io.incidentengine.testkit.contract;

import static io.incidentengine.testkit.contract.Breach.outbox;

import java.util.List;

/** Which promise of an outbox about claiming and settling is broken by what, and which test says so. */
final class OutboxBreaches {
    /** The tests of all that texts go through. */
    static final String[] TEXTS = {
        "Texts: a megabyte is told and comes back",
        "Texts: every character comes back",
        "Texts: texts come back as they went in wherever they stand"
    };

    static final String NAMES = "Texts: names that somebody might take for the same are different";

    private OutboxBreaches() {}

    static final List<Breach> ALL = List.of(
            outbox("IncidentStore 6", BrokenOutboxes.KnowsTheFirstPlaneOnly::new)
                    .fails("Texts: every character comes back", "?????")
                    .also(
                            "Texts: a megabyte is told and comes back",
                            "Texts: texts come back as they went in wherever they stand"),
            outbox("Outbox.claim 1", BrokenOutboxes.EndsLeasesEarly::new)
                    .fails(
                            "Claiming: a task is handed out again when its lease is over and not before",
                            "Expecting empty but was: [\"A/1/R7 confirmation/4\", \"A/problem/6\"]")
                    .also(
                            "Bundling: what is bundled is handed out again when its lease is over",
                            "Proving: a proof that nobody has claimed is due when the expansion says",
                            "Proving: it is looked at again from the given time on and not before",
                            "Settling: a notification that could not be expanded waits again and keeps the reason",
                            "Settling: what is released waits again before its lease is over and nothing is on record",
                            "Settling: with a retry a message waits again from then on"),
            outbox("Outbox.claim 2", BrokenOutboxes.HandsOutTheYoungestFirst::new)
                    .fails("Claiming: those that wait longest come first", "element at index 0")
                    .also("Claiming: what is released as of when it came is in its place again")
                    .also(
                            "Bundling: what is bundled is handed out again when its lease is over",
                            "Claiming: what a change tells is handed out in the order in which it was decided",
                            "Claiming: what is due at once still comes in the order of waiting",
                            "Claiming: what was claimed and never settled still comes before what is newer",
                            "Order: a message supersedes no newer one and none of its own notification",
                            "Proving: fallbacks and the time of the next look are stored together",
                            "Proving: what must be proven waits for its proof from the beginning",
                            "Settling: messages wait since their expansion and are due at once"),
            outbox("Outbox.claim 3", BrokenOutboxes.SendsBeforeTheExpansion::new)
                    .fails(
                            "Claiming: a message is handed out only after its notification was expanded",
                            "but some elements were not expected: [\"A/1/R27/early\"]")
                    .also(
                            "Claiming: an offer is handed out like a notification",
                            "Claiming: as many as the limit are handed out and fewer when nothing else is due",
                            "Fencing: whoever comes too late does not expand a notification",
                            "Fencing: whoever comes too late does not release a task",
                            "Settling: a notification that could not be expanded waits again and keeps the reason",
                            "Settling: what is released waits again before its lease is over and nothing is on record"),
            outbox("Outbox.claim 4", BrokenOutboxes.BelievesInItsClock::new)
                    .fails(
                            "Claiming: what was never put back is due at once for every clock",
                            "Expecting ListN: [] to contain")
                    .also("Claiming: what is released as of when it came is in its place again"),
            outbox("Outbox.claim 5", BrokenOutboxes.HandsOutPhoneCallsInIdleLanes::new)
                    .fails(
                            "Claiming: what waits in one lane is not handed out in another and does not count there",
                            "Expecting empty but was: [Send[")
                    .also(
                            "Bundling: a bundle has all that wait for the same readers over the same channel",
                            "Order: a message supersedes none of another channel person or incident"),
            outbox("Outbox.expand 1", BrokenOutboxes.LosesFailures::new)
                    .fails(
                            "Settling: messages and failures of an expansion are stored together",
                            "failures=[nobody on call]")
                    .also(
                            "Settling: a notification for which nobody was found is done and says why",
                            "Settling: a notification that could not be expanded waits again and keeps the reason")
                    .also(TEXTS),
            outbox("Outbox.expand 2", BrokenOutboxes.SaysItExpandedAgain::new)
                    .fails("Settling: a notification is expanded once", "Expecting value to be false but was true")
                    .also("Fencing: whoever comes too late does not expand a notification"),
            outbox("Outbox.settle 1", BrokenOutboxes.LosesLateNews::new)
                    .fails(
                            "Settling: late news of a message that is done is kept and changes nothing",
                            "Expected size: 3 but was: 1")
                    .also(
                            "Again: what is refused once more is given up again",
                            "Again: what is sent again waits from now on and counts anew and its attempts are kept",
                            "Fencing: what was accepted is sent even if it was thought to be refused",
                            "Fencing: whoever comes too late with an attempt that failed changes nothing but the journal",
                            "News: a message that was accepted twice is known by both names")
                    .also(TEXTS),
            outbox("Outbox.claim 7", BrokenOutboxes.SaysThatAllWaitSinceNow::new)
                    .fails("Claiming: what is released as of when it came is in its place again", "to contain exactly"),
            outbox("Outbox.claim 8", BrokenOutboxes.HandsOutTwoWhereThreeAreDue::new)
                    .fails(
                            "Claiming: as many as the limit are handed out and fewer when nothing else is due",
                            "Expected size: 3 but was: 2"),
            outbox("Outbox.settle 7", BrokenOutboxes.SettlesTheLastFirst::new)
                    .fails("SettlingTogether: what was sent before supersedes what comes after", "to contain exactly")
                    .also("SettlingTogether: several attempts at one message are kept in their order"),
            outbox("Outbox.settle 7", BrokenOutboxes.SettlesAHundredAtMost::new)
                    .fails(
                            "SettlingTogether: more are settled than anybody looks for at a time",
                            "to match given predicate"),
            outbox("Outbox.settle 7", BrokenOutboxes.AnswersForTheFirst::new)
                    .fails("SettlingTogether: each is settled and answered in its turn", "to contain exactly")
                    .also("SettlingTogether: what was sent before supersedes what comes after"),
            outbox("Outbox.settle 8", BrokenOutboxes.SettlesOneByOne::new)
                    .fails("SettlingTogether: if one is not known none is settled", "Expecting empty but was"),
            outbox("Outbox.settle 2", BrokenOutboxes.RetriesWhatIsAmbiguous::new)
                    .fails(
                            "Settling: without a retry a message is done as the attempt ended",
                            "expected: AMBIGUOUS but was: QUEUED")
                    .also(
                            "Again: what was refused given up or is ambiguous can be sent again",
                            "Proving: the proof is due at once when a message is done and not sent")
                    .also(TEXTS),
            outbox("Outbox.settle 2", BrokenOutboxes.RetriesLate::new)
                    .fails("Settling: with a retry a message waits again from then on", "10:03:00.000001Z")
                    .also(
                            "Bundling: a bundle takes what was held back and leaves what waits for its next attempt",
                            "Bundling: attempts say in which bundle they were made",
                            "Again: what is sent again waits from now on and counts anew and its attempts are kept",
                            "Claiming: the next due instant is the earliest of what waits and of what is leased",
                            "Settling: an offer is settled like a message")
                    .also(TEXTS),
            outbox("Outbox.settle 3", BrokenOutboxes.SaysItSettledAgain::new)
                    .fails(
                            "Settling: late news of a message that is done is kept and changes nothing",
                            "Expecting value to be false but was true")
                    .also(
                            "Fencing: what was accepted is sent however late that is known",
                            "Fencing: whoever comes too late with an attempt that failed changes nothing but the journal",
                            "Fencing: whoever comes too late with an offer changes nothing but the journal",
                            "Order: what was on its way when it was superseded is sent if it was accepted",
                            "Settling: an offer is settled like a message"),
            outbox("Outbox.postpone 1", BrokenOutboxes.PostponesTooLong::new)
                    .fails(
                            "Settling: a notification that could not be expanded waits again and keeps the reason",
                            "Expecting actual: [] to contain exactly"),
            outbox("Outbox.postpone 2", BrokenOutboxes.PostponesWhatIsExpanded::new)
                    .fails(
                            "Settling: a notification that was expanded meanwhile is not put back",
                            "but found [\"A/1/R27\"]"),
            outbox("Outbox.release 1", BrokenOutboxes.WaitsForTheLease::new)
                    .fails(
                            "Settling: what is released waits again before its lease is over and nothing is on record",
                            "Expected size: 3 but was: 0")
                    .also("Claiming: what is released as of when it came is in its place again")
                    .also("Fencing: every claim of a task has a higher token than those before"),
            outbox("Outbox.release 2", BrokenOutboxes.CountsAReleaseAsAFailure::new)
                    .fails(
                            "Settling: what is released waits again before its lease is over and nothing is on record",
                            "failures=1")
                    .also("Fencing: every claim of a task has a higher token than those before"),
            outbox("Outbox.release 3", BrokenOutboxes.ReleasesWhatIsDone::new)
                    .fails("Settling: what is done cannot be released", "Expecting empty but was: [\"A/1/R27/ann\"]"),
            outbox("Outbox.nextDue 1", BrokenOutboxes.HidesProblemManagement::new)
                    .fails(
                            "Claiming: a task is handed out again when its lease is over and not before",
                            "could not find the following map entries: [problem management=")
                    .also("Fencing: every claim of a task has a higher token than those before"),
            outbox("Outbox.nextDue 2", BrokenOutboxes.SaysThatNewIsDueNow::new)
                    .fails(
                            "Claiming: what a change tells is handed out in the order in which it was decided",
                            "directory=2026-03-02T10:00:00Z")
                    .also(
                            "Proving: what must be proven waits for its proof from the beginning",
                            "Settling: messages wait since their expansion and are due at once"),
            outbox("Outbox.journal", BrokenOutboxes.TurnsTheJournalRound::new)
                    .fails(
                            "Settling: the journal has the notifications of one incident in the order in which they were decided",
                            "[\"R30\", \"R28\", \"R27\"]")
                    .also("SettlingTogether: what was sent before supersedes what comes after")
                    .also(
                            "Claiming: a message is handed out only after its notification was expanded",
                            "Claiming: what a change tells is handed out in the order in which it was decided",
                            "Fencing: the claim of a message counts until that is done however that came about",
                            "Order: a message supersedes no newer one and none of its own notification",
                            "Order: a message that is made too late is superseded at once",
                            "Order: a message that is sent supersedes an older one that waits",
                            "Order: a message to more people supersedes one to some of them and not the other way round",
                            "Order: what stands in for a notification is as old as that one",
                            "Order: what waits for a retry is superseded too",
                            "Order: what was on its way when it was superseded is sent if it was accepted",
                            "Proving: a proof that nobody has claimed is due when the expansion says",
                            "Proving: a fallback whose key is known is there already",
                            "Proving: fallbacks and the time of the next look are stored together",
                            "Proving: what must be proven waits for its proof from the beginning"),
            outbox("Outbox.offers", BrokenOutboxes.HidesOffers::new)
                    .fails(
                            "Settling: what became of the offers of an incident is in a journal of their own",
                            "Expected size: 1 but was: 0")
                    .also(
                            "Fencing: whoever comes too late with an offer changes nothing but the journal",
                            "Settling: what is released waits again before its lease is over and nothing is on record")
                    .also(TEXTS));
}
