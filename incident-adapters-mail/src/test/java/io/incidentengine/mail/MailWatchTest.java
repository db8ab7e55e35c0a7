package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.IncidentEngine;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.testing.Patience;
import io.incidentengine.testkit.FaultyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A started intake: it hears of mail at once, and goes on by itself whatever happens to mailbox and store. */
@Tag("R2")
class MailWatchTest {
    private final Post post = Post.imap();
    private final Office office = new Office();
    private final Heard heard = new Heard();

    @AfterEach
    void stop() {
        post.close();
    }

    private MailIntake.Builder builder(MailServer server) {
        return MailIntake.from(server, Written.DESK)
                .into(office.engine)
                .openedByEverybody()
                .service("payments")
                .listener(heard)
                .time(office.now::get);
    }

    private static byte[] mail(int number) {
        return Written.mail(number + "@x", "ann@x", "Mail " + number).saying("text");
    }

    private void awaitHandled(int count) {
        Patience.await(count + " mails", () -> office.all().size() >= count && post.allBear(Mark.HANDLED));
    }

    @Test
    void a_server_that_says_when_mail_comes_is_not_asked() {
        try (MailIntake intake =
                builder(post.address()).pollInterval(Duration.ofMinutes(25)).build()) {
            intake.start();
            AtomicInteger number = new AtomicInteger();

            // This server tells nobody of a mail that comes while it begins to be waited for, until the next one comes.
            Patience.await("five mails", () -> {
                post.put(mail(number.incrementAndGet()));
                return office.all().size() >= 5;
            });
        }
        assertThat(heard.failures).isEmpty();
    }

    @Test
    void whoever_is_about_to_wait_is_woken_too() throws Exception {
        try (Mailbox mailbox = ImapMailbox.opener(post.address(), "INBOX", null).open()) {
            for (int i = 0; i < 50; i++) {
                assertThat(mailbox.unmarked()).isEmpty();
                CompletableFuture<Void> waiting = Patience.beside(() -> mailbox.awaits(Duration.ofMinutes(25)));

                mailbox.wake();

                Patience.await(waiting);
            }
        }
    }

    @Test
    void a_server_that_does_not_is_asked_at_each_interval() throws Exception {
        try (Relay relay = new Relay(post.port(), said -> said.replace(" IDLE", " XDLE"));
                MailIntake intake = builder(Post.address(relay.port()))
                        .pollInterval(Duration.ofMillis(100))
                        .build()) {
            intake.start();
            for (int i = 1; i <= 3; i++) {
                post.put(mail(i));
                awaitHandled(i);
            }
        }
        assertThat(office.all()).hasSize(3);
    }

    @Test
    @Tag("S25")
    void a_mailbox_that_vanishes_and_comes_back_anew_is_read_on_and_nothing_twice() {
        try (MailIntake intake = builder(post.address()).build()) {
            intake.start();
            post.put(mail(1));
            awaitHandled(1);

            post.stop();
            Patience.await("a complaint", () -> !heard.failures.isEmpty());
            post.startAnother();
            post.put(mail(1), mail(2));

            awaitHandled(2);
        }
        assertThat(office.all()).hasSize(2);
        assertThat(heard.failures).allSatisfy(failure -> assertThat(failure).isInstanceOf(MailboxException.class));
    }

    @Test
    void a_connection_that_is_cut_is_made_again() throws Exception {
        try (Relay relay = new Relay(post.port());
                MailIntake intake = builder(Post.address(relay.port())).build()) {
            intake.start();
            for (int i = 1; i <= 3; i++) {
                post.put(mail(i));
                awaitHandled(i);
                int complaints = heard.failures.size();
                relay.cut();
                Patience.await("a complaint", () -> heard.failures.size() > complaints);
            }
            post.put(mail(4));
            awaitHandled(4);
        }
        assertThat(office.all()).hasSize(4);
    }

    @Test
    void a_server_that_hangs_is_left_after_its_time_and_tried_again() throws Exception {
        try (Relay relay = new Relay(post.port());
                MailIntake intake = builder(Post.address(relay.port()).answerTimeout(Duration.ofMillis(500)))
                        .pollInterval(Duration.ofMillis(200))
                        .build()) {
            intake.start();
            post.put(mail(1));
            awaitHandled(1);

            relay.fallSilent();
            post.put(mail(2));
            Patience.await("a complaint", () -> !heard.failures.isEmpty());
            relay.speak();

            awaitHandled(2);
        }
        assertThat(office.all()).hasSize(2);
    }

    @Test
    void a_server_that_talks_nonsense_is_left_and_tried_again() throws Exception {
        AtomicBoolean mad = new AtomicBoolean();
        try (Relay relay = new Relay(
                        post.port(), said -> mad.get() ? said.replace('*', '!').replace("OK", "KO") : said);
                MailIntake intake = builder(Post.address(relay.port()).answerTimeout(Duration.ofMillis(500)))
                        .pollInterval(Duration.ofMillis(200))
                        .build()) {
            intake.start();
            post.put(mail(1));
            awaitHandled(1);

            mad.set(true);
            post.put(mail(2));
            Patience.await("a complaint", () -> !heard.failures.isEmpty());
            mad.set(false);

            awaitHandled(2);
        }
        assertThat(office.all()).hasSize(2);
    }

    @Test
    void a_folder_that_is_missing_is_waited_for() {
        try (MailIntake intake = builder(post.address()).mailbox("Reports").build()) {
            intake.start();
            Patience.await("a complaint", () -> !heard.failures.isEmpty());
            assertThat(heard.failures.get(0)).hasMessageContaining("Reports");

            post.create("Reports", mail(1));

            Patience.await("the mail", () -> !heard.handled.isEmpty());
        }
        assertThat(heard.handled).containsExactly("<1@x>");
    }

    @Test
    void closing_is_bounded_while_the_server_hangs_and_is_quick_while_it_waits() throws Exception {
        try (Relay relay = new Relay(post.port())) {
            MailIntake waiting = builder(Post.address(relay.port())).build().start();
            post.put(mail(1));
            awaitHandled(1);
            MailIntake hanging = builder(Post.address(relay.port()).answerTimeout(Duration.ofMinutes(10)))
                    .build()
                    .start();
            waiting.close();
            relay.fallSilent();

            Patience.await(Patience.beside(hanging::close));
            hanging.close();
            assertThatThrownBy(hanging::start).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(hanging::runOnce).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @Tag("S26")
    void while_the_store_is_out_no_mail_is_marked_and_afterwards_none_is_missing() {
        FaultyStore store = FaultyStore.around(new InMemoryStore()).failsBeforeCommit(FaultyStore.Write.REPORT);
        IncidentEngine engine = IncidentEngine.on(store).time(office.now::get).build();
        try (MailIntake intake = builder(post.address()).into(engine).build()) {
            intake.start();
            post.put(mail(1), mail(2));
            Patience.await("a complaint", () -> !heard.failures.isEmpty());
            assertThat(heard.handled).isEmpty();

            store.works();

            Patience.await("two mails", () -> post.allBear(Mark.HANDLED));
        }
        assertThat(heard.handled).containsOnlyOnce("<1@x>", "<2@x>");
    }

    @Test
    void starting_twice_starts_once() {
        try (MailIntake intake = builder(post.address()).build()) {
            intake.start().start();
            post.put(mail(1));
            awaitHandled(1);
        }
        assertThat(heard.handled).containsExactly("<1@x>");
    }
}
