package io.incidentengine.testkit.contract;

import static io.incidentengine.testkit.contract.Breach.outbox;

import java.util.List;

/** Which promise of an outbox about fencing, proof, news and order is broken by what, and which test says so. */
final class ProofBreaches {
    private ProofBreaches() {}

    static final List<Breach> ALL = List.of(
            outbox("Outbox.claim 6", BrokenFences.CountsDown::new)
                    .fails(
                            "Fencing: every claim of a task has a higher token than those before",
                            "to match 'has a token above -1'")
                    .also("SettlingTogether: each is settled and answered in its turn")
                    .also("SettlingTogether: several attempts at one message are kept in their order"),
            outbox("Outbox.expand 2", BrokenFences.ExpandsForWhoeverComes::new)
                    .fails(
                            "Fencing: whoever comes too late does not expand a notification",
                            "Expecting value to be false but was true"),
            outbox("Outbox.expand 3", BrokenOrder.SendsWhatIsMadeTooLate::new)
                    .fails(
                            "Order: a message that is made too late is superseded at once",
                            "[\"A/1/R27/bob\", \"A/1/R27/ann\", \"A/1/R27/ann\"]")
                    .also("Order: what stands in for a notification is as old as that one"),
            outbox("Outbox.expand 3", BrokenOrder.TakesFallbacksForNew::new)
                    .fails(
                            "Order: what stands in for a notification is as old as that one",
                            "but some elements were not expected: [\"A/1/R27/fallback 1/ann\"]"),
            outbox("Outbox.expand 4", BrokenProofs.SleepsWhenNobodyIsFound::new)
                    .fails(
                            "Proving: the proof is due at once when there is no message",
                            "Expecting actual: [] to contain exactly"),
            outbox("Outbox.expand 4", BrokenProofs.LooksWheneverItIsExpanded::new)
                    .fails(
                            "Proving: a proof that nobody has claimed is due when the expansion says",
                            "but some elements were not expected: [\"A/1/R27\"]"),
            outbox("Outbox.settle 3", BrokenFences.SettlesForWhoeverComes::new)
                    .fails(
                            "Fencing: whoever comes too late with an attempt that failed changes nothing but the journal",
                            "to contain exactly")
                    .also(
                            "Bundling: begun counts a bundle as one",
                            "Bundling: news of a bundle is news of each message in it",
                            "Fencing: whoever comes too late with an offer changes nothing but the journal"),
            outbox("Outbox.settle 3", BrokenFences.DoubtsLateSuccess::new)
                    .fails(
                            "Fencing: what was accepted is sent however late that is known",
                            "expected: SENT but was: QUEUED")
                    .also("Fencing: what was accepted is sent even if it was thought to be refused"),
            outbox("Outbox.settle 4", BrokenOrder.SendsWhatIsOvertaken::new)
                    .fails(
                            "Order: a message that is sent supersedes an older one that waits",
                            "Expecting empty but was: [\"A/1/R27/ann\"]")
                    .also(
                            "Order: a message to more people supersedes one to some of them and not the other way round",
                            "Order: what stands in for a notification is as old as that one",
                            "Order: what waits for a retry is superseded too",
                            "Order: what was on its way when it was superseded is sent if it was accepted"),
            outbox("Outbox.settle 4", BrokenOrder.SupersedesEverything::new)
                    .fails(
                            "Order: a message supersedes none of another channel person or incident",
                            "[SUPERSEDED, SUPERSEDED] to contain only: [QUEUED]")
                    .also(
                            "Order: a message supersedes no newer one and none of its own notification",
                            "Order: a message to more people supersedes one to some of them and not the other way round",
                            "Order: what stands in for a notification is as old as that one"),
            outbox("Outbox.settle 5", BrokenProofs.SleepsWhenAMessageIsRefused::new)
                    .fails(
                            "Proving: the proof is due at once when a message is done and not sent",
                            "Expecting actual: [] to contain exactly")
                    .also("Proving: without a time only news brings it back"),
            outbox("Outbox.settle 5", BrokenProofs.SleepsWhenAKeyIsPressed::new)
                    .fails(
                            "Proving: the proof is due at once when a message was acknowledged as it was sent",
                            "Expecting actual: [] to contain exactly")
                    .also("Proving: an acknowledgement is looked at even if there was to be no proof"),
            outbox("Outbox.settle 6", BrokenProofs.LooksAtWhatIsProven::new)
                    .fails(
                            "Proving: what is proven as it is sent is looked at only when news demands it",
                            "Expecting value to be false but was true"),
            outbox("Outbox.counts 1", BrokenFences.CountsForWhoeverComes::new)
                    .fails(
                            "Fencing: the claim of a message counts until somebody claims it again",
                            "others were not expected"),
            outbox("Outbox.counts 1", BrokenFences.CountsWhatIsDone::new)
                    .fails(
                            "Fencing: the claim of a message counts until that is done however that came about",
                            "others were not expected")
                    .also("Fencing: the claim of a message that is not known counts no more"),
            outbox("Outbox.counts 2", BrokenFences.RefusesWhatIsNotKnown::new)
                    .fails("Fencing: the claim of a message that is not known counts no more", "There is no"),
            outbox("Outbox.counts 3", BrokenFences.ReleasesWhatCounts::new)
                    .fails("Fencing: to ask which claims count changes nothing", "channel e-mail"),
            outbox("Outbox.begun", BrokenBundles.TellsTheOldestBeginnings::new)
                    .fails(
                            "Bundling: begun tells when first attempts for the same readers ended",
                            "but there were differences"),
            outbox("Outbox.bundle 1", BrokenBundles.BundlesWhateverIsDue::new)
                    .fails(
                            "Bundling: a bundle has all that wait for the same readers over the same channel",
                            "but some elements were not expected")
                    .also(
                            "Bundling: a bundle has no more than was asked for those that wait longest first",
                            "Bundling: whoever comes too late bundles nothing")
                    .also(OutboxBreaches.NAMES),
            outbox("Outbox.bundle 2", BrokenBundles.ForgetsBundles::new)
                    .fails("Bundling: news of a bundle is news of each message in it", "but was: UNKNOWN"),
            outbox("Outbox.bundle 3", BrokenBundles.BundlesOneAlone::new)
                    .fails("Bundling: without others there is no bundle", "Expecting empty but was")
                    .also("Bundling: whoever comes too late bundles nothing")
                    .also(OutboxBreaches.NAMES),
            outbox("Outbox.bundle 4", BrokenBundles.BundlesForWhoeverComes::new)
                    .fails("Bundling: whoever comes too late bundles nothing", "Expecting empty but was")
                    .also(OutboxBreaches.NAMES),
            outbox("Outbox.postpone 2", BrokenFences.PostponesForWhoeverComes::new)
                    .fails(
                            "Fencing: whoever comes too late does not postpone a notification",
                            "failures=[directory is down]"),
            outbox("Outbox.release 3", BrokenFences.ReleasesForWhoeverComes::new)
                    .fails(
                            "Fencing: whoever comes too late does not release a task",
                            "but was: {channel e-mail=2026-03-02T10:06:00Z"),
            outbox("Outbox.prove 1", BrokenProofs.LosesFallbacks::new)
                    .fails(
                            "Proving: fallbacks and the time of the next look are stored together",
                            "Expected size: 3 but was: 2")
                    .also(
                            "Order: what stands in for a notification is as old as that one",
                            "Proving: a fallback whose key is known is there already",
                            "Proving: the proof is due at once when a fallback is refused"),
            outbox("Outbox.prove 1", BrokenProofs.RefusesKnownFallbacks::new)
                    .fails(
                            "Proving: a fallback whose key is known is there already",
                            "duplicate key A/1/R27/fallback 1"),
            outbox("Outbox.prove 2", BrokenProofs.LooksLate::new)
                    .fails(
                            "Proving: it is looked at again from the given time on and not before",
                            "Expecting actual: [] to contain exactly")
                    .also(
                            "Proving: a proof that somebody has claimed is looked at though the message proves it",
                            "News: a failure makes the proof due at once",
                            "News: a failure that is older than what is known makes nothing due",
                            "Proving: an expansion moves no proof that somebody has claimed",
                            "Proving: fallbacks and the time of the next look are stored together",
                            "Proving: news that comes while somebody looks is looked at again",
                            "Proving: the proof is not due when a message is sent or waits again or needs none",
                            "Proving: the proof is not due when there are messages or it needs none"),
            outbox("Outbox.prove 2", BrokenProofs.LooksWithoutNews::new)
                    .fails("Proving: without a time only news brings it back", "not to contain key: proof"),
            outbox("Outbox.prove 3", BrokenFences.ProvesForWhoeverComes::new)
                    .fails(
                            "Fencing: whoever comes too late does not settle a proof",
                            "Expecting value to be false but was true"),
            outbox("Outbox.prove 3", BrokenFences.ForgetsNewsOfALook::new)
                    .fails(
                            "Proving: news that comes while somebody looks is looked at again",
                            "Expecting value to be false but was true"),
            outbox("Outbox.record 1", BrokenProofs.OverwritesNews::new)
                    .fails("News: late news is kept and does not overwrite newer", "but could not find")
                    .also(
                            "Bundling: news of a bundle is news of each message in it",
                            "News: news is kept and says how well it is known that a message arrived",
                            "News: a message that was accepted twice is known by both names")
                    .also(OutboxBreaches.TEXTS),
            outbox("Outbox.record 1", BrokenProofs.SaysThatAllNewsIsNew::new)
                    .fails("News: the same news is kept once", "expected: KNOWN but was: RECORDED")
                    .also("Bundling: news of a bundle is news of each message in it"),
            outbox("Outbox.record 2", BrokenProofs.SleepsWhenThereIsNews::new)
                    .fails("News: a failure makes the proof due at once", "Expecting actual: [] to contain exactly")
                    .also(
                            "Proving: what is proven as it is sent is looked at only when news demands it",
                            "News: an acknowledgement makes the proof due at once however late it comes",
                            "News: an acknowledgement of what needs no proof is looked at too",
                            "Proving: news that comes while somebody looks is looked at again"),
            outbox("Outbox.record 2", BrokenProofs.WakesForOldNews::new)
                    .fails(
                            "News: a failure that is older than what is known makes nothing due",
                            "(expected: 2026-03-02T11:00:00Z)"),
            outbox("Outbox.record 3", BrokenProofs.ThrowsOnNewsOfNobody::new)
                    .fails(
                            "News: news of a message that is not known changes nothing",
                            "There is no message Key[key=nobody]"),
            outbox("Outbox.sendAgain 1", BrokenOrder.CountsOn::new)
                    .fails(
                            "Again: what is sent again waits from now on and counts anew and its attempts are kept",
                            "attempt=3]] to contain exactly"),
            outbox("Outbox.sendAgain 2", BrokenOrder.SaysThatAllIsSentAgain::new)
                    .fails(
                            "Again: what waits or was sent or is no message is not sent again",
                            "Expecting value to be false but was true")
                    .also("Again: what was refused given up or is ambiguous can be sent again"),
            outbox("Outbox.givenUp", BrokenOrder.ListsTheLatestFirst::new)
                    .fails(
                            "Again: what was given up is listed page by page in the order of keys",
                            "Expecting actual: [Delivery[message=Message[key=C/1/R27/ann"));
}
