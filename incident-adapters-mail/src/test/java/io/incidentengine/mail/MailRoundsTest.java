package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.port.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One mail that cannot be handled stands in nobody's way, and nothing is marked before it is stored. */
@Tag("R2")
class MailRoundsTest {
    private final Office office = new Office(new InMemoryStore());
    private final Box box = new Box();
    private final List<String> told = new ArrayList<>();
    private Function<ReceivedMail, Report> form = mail -> Office.form(mail).build();

    private final MailEars ears = new MailEars(List.of(new MailListener() {
        @Override
        public void turnedAway(ReceivedMail mail, String why) {
            told.add(mail.id() + " " + why);
        }

        @Override
        public void failed(String what, Throwable cause) {
            told.add(what);
        }
    }));

    private final Rounds rounds = new Rounds(
            new MailReader(Written.DESK),
            new MailDesk(
                    office.engine,
                    new MailDecisions(
                            Written.DESK,
                            AnswerWords.STANDARD,
                            mail -> form.apply(mail),
                            Actor.of("mail-intake", Role.SYSTEM)),
                    Senders.NOBODY,
                    mail -> true,
                    ears),
            ears,
            office.now::get,
            100_000);

    private int round() {
        return rounds.round(box, () -> true);
    }

    @Test
    @Tag("S25")
    void each_mail_is_one_incident_however_often_it_is_read() {
        box.put("1");
        box.put("2");
        assertThat(round()).isEqualTo(2);
        box.marks.clear();

        assertThat(round()).isEqualTo(2);

        assertThat(office.all()).hasSize(2);
    }

    @Test
    void a_mail_that_fails_is_tried_again_and_then_set_aside_and_the_others_are_read_meanwhile() {
        form = mail -> {
            if (mail.id().equals("<1@x>")) {
                throw new IllegalStateException("poison");
            }
            return Office.form(mail).build();
        };
        box.put("1");
        box.put("2");

        assertThat(round()).isEqualTo(1);
        for (int i = 2; i < Rounds.TRIES; i++) {
            assertThat(round()).isZero();
        }
        assertThat(box.marks).containsOnlyKeys("2");
        assertThat(round()).isEqualTo(1);
        assertThat(box.marks).containsEntry("1", Mark.SET_ASIDE).containsEntry("2", Mark.HANDLED);
        assertThat(told).last().isEqualTo("mail 1 is set aside");
    }

    @Test
    void so_is_one_that_breaks_the_reader() {
        form = mail -> {
            throw new StackOverflowError();
        };
        box.put("1");

        for (int i = 0; i < Rounds.TRIES; i++) {
            round();
        }

        assertThat(box.marks).containsEntry("1", Mark.SET_ASIDE);
    }

    @Test
    void while_the_store_is_out_nothing_is_marked_and_nothing_counted() {
        form = mail -> {
            throw new StoreException("down", null, true);
        };
        box.put("1");
        for (int i = 0; i < 2 * Rounds.TRIES; i++) {
            assertThatThrownBy(this::round).isInstanceOf(StoreException.class);
        }
        assertThat(box.marks).isEmpty();

        form = mail -> Office.form(mail).build();

        assertThat(round()).isEqualTo(1);
        assertThat(office.all()).hasSize(1);
    }

    @Test
    void what_the_engine_refuses_is_turned_away_and_not_tried_again() {
        form = mail -> {
            throw new InvalidInputException("report.title", "\"secret words\"", "another");
        };
        box.put("1");

        assertThat(round()).isEqualTo(1);

        assertThat(box.marks).containsEntry("1", Mark.TURNED_AWAY);
        assertThat(told).singleElement().asString().contains("report.title").doesNotContain("secret");
    }

    @Test
    void a_mail_that_cannot_be_marked_holds_up_no_other_and_is_reported_once() {
        box.put("1");
        box.put("2");
        box.unmarkable = "1";

        for (int i = 0; i < 2 * Rounds.TRIES; i++) {
            round();
        }

        assertThat(box.marks).containsOnlyKeys("2");
        assertThat(office.all()).hasSize(2);
    }

    @Test
    void a_mail_over_which_the_connection_was_lost_is_read_last_the_next_time() {
        box.put("1");
        box.put("2");
        box.deadly = "1";

        assertThatThrownBy(this::round).isInstanceOf(MailboxException.class);
        assertThat(box.marks).isEmpty();
        assertThatThrownBy(this::round).isInstanceOf(MailboxException.class);
        assertThat(box.marks).containsOnlyKeys("2");
        box.deadly = "";
        assertThat(round()).isEqualTo(1);
        assertThat(office.all()).hasSize(2);
    }

    @Test
    void a_mail_over_which_the_connection_is_always_lost_is_set_aside_unread_and_starves_no_other() {
        box.put("1");
        box.put("2");
        box.deadly = "1";
        assertThatThrownBy(this::round).isInstanceOf(MailboxException.class);
        box.deadly = "2"; // once the network alone was at fault
        assertThatThrownBy(this::round).isInstanceOf(MailboxException.class);
        box.deadly = "1";
        long before = rounds.total();
        assertThatThrownBy(this::round).isInstanceOf(MailboxException.class);

        for (int i = 2; i < Rounds.TRIES; i++) {
            assertThatThrownBy(this::round).isInstanceOf(MailboxException.class);
        }

        assertThat(rounds.total()).isGreaterThan(before); // though each round failed
        assertThat(round()).isEqualTo(1);
        assertThat(box.marks).containsEntry("1", Mark.SET_ASIDE).containsEntry("2", Mark.HANDLED);
    }

    @Test
    void a_mail_that_cannot_be_read_is_listed_all_the_same() {
        box.put("1");
        box.put("2");
        box.marks.put("1", Mark.TURNED_AWAY);
        box.marks.put("2", Mark.SET_ASIDE);
        box.deadly = "2";

        assertThat(rounds.waiting(box, 10))
                .extracting(mail -> mail.envelope().subject())
                .containsExactly("Mail 1", "Mail 2 cannot be read");
    }

    @Test
    void a_server_whose_clock_is_ahead_makes_no_report_of_the_future() {
        box.put("1");
        box.received = Written.T.plus(Duration.ofDays(1));

        round();

        assertThat(office.all())
                .singleElement()
                .satisfies(one -> assertThat(one.reportedAt()).isEqualTo(Written.T));
    }

    @Test
    @Tag("R22")
    void a_report_counts_from_when_the_server_took_it_in() {
        box.put("1");
        box.received = Written.T.minus(Duration.ofHours(1));

        round();

        assertThat(office.all())
                .singleElement()
                .satisfies(one -> assertThat(one.reportedAt()).isEqualTo(Written.T.minus(Duration.ofHours(1))));
    }

    @Test
    void a_round_that_is_to_end_begins_no_other_mail() {
        box.put("1");
        box.put("2");

        assertThat(rounds.round(box, () -> box.marks.isEmpty())).isEqualTo(1);
    }

    @Test
    void pauses_after_failures_grow_to_five_minutes() {
        assertThat(Rounds.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Rounds.pause(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Rounds.pause(1_000)).isEqualTo(Duration.ofMinutes(5));
    }

    /** A mailbox in memory. */
    private static final class Box implements Mailbox {
        final Map<String, byte[]> mails = new LinkedHashMap<>();
        final Map<String, Mark> marks = new LinkedHashMap<>();
        Instant received = Written.T;
        String unmarkable = "";
        String deadly = "";

        void put(String id) {
            mails.put(id, Written.mail(id + "@x", "ann@x", "Mail " + id).saying("text"));
        }

        private Letter letter(String id) {
            return new Letter() {
                @Override
                public String name() {
                    return id;
                }

                @Override
                public ReceivedMail read(int most, Reading reading) {
                    if (id.equals(deadly)) {
                        throw new MailboxException("reading", new IOException("gone"), true);
                    }
                    return reading.of(mails.get(id), mails.get(id).length, received);
                }
            };
        }

        @Override
        public List<Letter> unmarked() {
            return mails.keySet().stream()
                    .filter(id -> !marks.containsKey(id))
                    .map(this::letter)
                    .toList();
        }

        @Override
        public List<Letter> marked(Mark mark) {
            return mails.keySet().stream()
                    .filter(id -> marks.get(id) == mark)
                    .map(this::letter)
                    .toList();
        }

        @Override
        public void mark(Letter letter, Mark mark) {
            if (letter.name().equals(unmarkable)) {
                throw new MailboxException("marking", new IOException("may not"), false);
            }
            marks.put(letter.name(), mark);
        }

        @Override
        public boolean awaits(Duration longest) {
            return false;
        }

        @Override
        public void wake() {}

        @Override
        public void close() {}
    }
}
