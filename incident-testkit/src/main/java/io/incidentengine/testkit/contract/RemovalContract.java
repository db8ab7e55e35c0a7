package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.ReportResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Giving up what is over: found, longest over first, and removed for good. */
abstract class RemovalContract extends ArchiveTopic {
    private static final Instant LATER = minutes(10_000);

    private List<String> ended(Instant before, int limit) {
        return store().archive().ended(before, limit).stream()
                .map(incident -> incident.id().value())
                .toList();
    }

    private List<IncidentId> remove(Incident... incidents) {
        return store().archive().remove(List.of(incidents));
    }

    @Test
    final void what_is_over_and_done_with_is_listed() {
        over("INC-1", T);
        open("INC-2", LEVEL_3, T);
        sendAll(T);
        open("INC-3", LEVEL_3, T);
        handle("INC-3", new Cancel("a drill"), T);
        sendAll(T);
        over("INC-4", T, new SendResult.Rejected("unknown"));
        outbox().sendAgain(delivery("INC-4").message().key(), T);
        over("INC-5", T);
        outbox().record(acknowledgement("INC-5"), minutes(1)); // which wakes the proof

        assertThat(ended(LATER, 10)).containsExactly("INC-1", "INC-3");
        assertThat(store().archive().ended(LATER, 10)).containsExactly(find("INC-1"), find("INC-3"));
        assertThat(ended(T, 10)).isEmpty();
        assertThat(ended(T.plus(Time.GRAIN), 10)).containsExactly("INC-1", "INC-3");
    }

    @Test
    final void what_was_last_added_to_longest_ago_comes_first() {
        over("INC-1", minutes(20));
        over("INC-2", T);
        over("INC-3", minutes(10));
        handle("INC-2", new RecordLesson("test it"), minutes(30));

        assertThat(ended(LATER, 10)).containsExactly("INC-3", "INC-1", "INC-2");
        assertThat(ended(LATER, 2)).containsExactly("INC-3", "INC-1");
        assertThat(ended(minutes(20), 10)).containsExactly("INC-3");
    }

    @Test
    final void all_that_is_on_record_of_it_is_gone() {
        Incident incident = overKeyed("call 1", "INC-1");
        String message = delivery("INC-1").message().key();

        assertThat(remove(incident)).containsExactly(id("INC-1"));
        assertThat(store().find(id("INC-1"))).isEmpty();
        assertThat(store().timeline(id("INC-1"))).isEmpty();
        assertThat(outbox().journal(id("INC-1"))).isEmpty();
        assertThat(outbox().offers(id("INC-1"))).isEmpty();
        assertThat(ended(LATER, 10)).isEmpty();
        assertThat(outbox().record(News.of(message, News.Status.FAILED, T), T)).isEqualTo(News.Reception.UNKNOWN);
        News late = News.ofReference(ChannelType.EMAIL, "ref INC-1", News.Status.FAILED, T);
        assertThat(outbox().record(late, T)).isEqualTo(News.Reception.UNKNOWN);
        store().report(keyed("call 2", "disk"), minutes(1), LOOK_BACK, (open, siblings) -> {
            assertThat(open).isEmpty();
            assertThat(siblings.recoveredAt()).isEmpty();
            return reporting(keyed("call 2", "disk"), "INC-2", minutes(1)).decide(open, siblings);
        });
        assertThat(report(intake("call 1", LEVEL_3), "INC-1", minutes(2))).isInstanceOf(ReportResult.Opened.class);
    }

    @Test
    final void what_is_open_or_waits_stays() {
        Incident over = over("INC-1", T);
        Incident open = open("INC-2", LEVEL_3, T);
        sendAll(T);
        Incident waits = over("INC-3", T, new SendResult.Rejected("unknown"));
        outbox().sendAgain(delivery("INC-3").message().key(), T);
        Picture second = picture("INC-2");
        Picture third = picture("INC-3");

        assertThat(remove(open, waits, over)).containsExactly(id("INC-1"));
        assertThat(picture("INC-2")).isEqualTo(second);
        assertThat(picture("INC-3")).isEqualTo(third);
    }

    @Test
    final void what_has_changed_since_stays() {
        Incident handedIn = over("INC-1", T);
        handle("INC-1", new RecordLesson("test it"), minutes(1));
        Picture before = picture("INC-1");

        assertThat(remove(handedIn)).isEmpty();
        assertThat(picture("INC-1")).isEqualTo(before);
        assertThat(remove(find("INC-1"))).containsExactly(id("INC-1"));
        assertThat(remove(handedIn)).isEmpty();
    }

    @Test
    final void all_else_stays() {
        Incident first = overKeyed("call 1", "INC-1");
        overKeyed("call 2", "INC-2");
        report(keyed("call 3", "disk"), "INC-3", minutes(1));
        sendAll(minutes(1));
        List<Picture> before = List.of(picture("INC-2"), picture("INC-3"));

        assertThat(remove(first)).containsExactly(id("INC-1"));
        assertThat(List.of(picture("INC-2"), picture("INC-3"))).isEqualTo(before);
        assertThat(report(keyed("call 4", "disk"), "INC-4", minutes(2))).isInstanceOf(ReportResult.Attached.class);
        assertThat(report(intake("call 2", LEVEL_3), "INC-4", minutes(2))).isInstanceOf(ReportResult.Known.class);
        News late = News.ofReference(ChannelType.EMAIL, "ref INC-2", News.Status.FAILED, minutes(3));
        assertThat(outbox().record(late, minutes(3))).isNotEqualTo(News.Reception.UNKNOWN);
    }

    /** What was sent together is still known by the provider's name as long as some of it is on record. */
    @Test
    final void messages_that_were_sent_with_its_own_are_known_as_before() {
        queued("INC-1", T);
        queued("INC-2", T);
        Claim first = claims(MAIL, T, 1, LEASE).get(0);
        Claim other = bundle(first, T, 10).get(0);
        SendResult together = new SendResult.Accepted("both");
        outbox().settle(List.of(new Ended(first, together, T, null)));
        outbox().settle(List.of(new Ended(other, together, T, null)));
        handle("INC-1", new Cancel("a drill"), T);
        sendAll(T);

        assertThat(remove(find("INC-1"))).containsExactly(id("INC-1"));
        News late = News.ofReference(ChannelType.EMAIL, "both", News.Status.DELIVERED, minutes(1));
        assertThat(outbox().record(late, minutes(1))).isEqualTo(News.Reception.RECORDED);
        assertThat(delivery("INC-2").news()).containsExactly(late);
    }
}
