package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.testing.Certificates;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mailboxes behind STARTTLS, and behind tokens of OAuth 2. */
@Tag("R2")
class ImapLoginTest {
    private static final Certificates LOCALHOST = Certificates.of("localhost");
    private static final Certificates ELSEWHERE = Certificates.of("elsewhere.example");

    private final Post post = Post.imap();
    private final Office office = new Office();
    private final Heard heard = new Heard();
    private ImapFront front;

    @AfterEach
    void stop() throws IOException {
        front.close();
        post.close();
    }

    private ImapFront front(Certificates certificates) throws IOException {
        front = new ImapFront(post.port(), certificates);
        return front;
    }

    private MailServer server() {
        return MailServer.imap("localhost")
                .port(front.port())
                .trusting(LOCALHOST.trusting())
                .login(Post.USER, Post.PASSWORD);
    }

    private MailIntake intake(MailServer server) {
        return MailIntake.from(server, Written.DESK)
                .into(office.engine)
                .openedByEverybody()
                .service("payments")
                .listener(heard)
                .time(office.now::get)
                .pollInterval(Duration.ofMillis(200))
                .build();
    }

    private static byte[] mail(int number) {
        return Written.mail(number + "@x", "ann@x", "Mail " + number).saying("text");
    }

    private void isRead(MailServer server) {
        post.put(mail(1));
        try (MailIntake intake = intake(server)) {
            assertThat(intake.runOnce()).isEqualTo(1);
        }
        assertThat(office.all()).hasSize(1);
        assertThat(post.allBear(Mark.HANDLED)).isTrue();
    }

    private void isRefused(MailServer server, String why) {
        post.put(mail(1));
        try (MailIntake intake = intake(server)) {
            assertThatThrownBy(intake::runOnce)
                    .isInstanceOf(MailboxException.class)
                    .hasMessageContainingAll("localhost:" + front.port(), why)
                    .hasMessageNotContaining(Post.PASSWORD);
        }
        assertThat(office.all()).isEmpty();
    }

    private static String said(String token) {
        return "user=" + Post.USER + "\1auth=Bearer " + token + "\1\1";
    }

    @Test
    void a_mailbox_behind_starttls_is_read_and_the_password_goes_under_tls() throws IOException {
        front(LOCALHOST);

        isRead(server());

        assertThat(front.inClear()).last().asString().endsWith("STARTTLS");
        assertThat(front.inClear()).noneMatch(line -> line.contains(Post.PASSWORD));
        assertThat(front.credentials()).singleElement().asString().contains(Post.PASSWORD);
    }

    @Test
    void where_starttls_is_not_offered_no_password_is_said_and_the_error_says_why() throws IOException {
        front(LOCALHOST).withoutStartTls();

        isRefused(server(), "STARTTLS required but not supported by server");

        assertThat(front.credentials()).isEmpty();
        assertThat(front.inClear())
                .isNotEmpty()
                .noneMatch(line -> line.contains(Post.PASSWORD) || line.contains(Post.USER));
    }

    @Test
    void where_starttls_is_not_offered_no_token_is_said() throws IOException {
        front(LOCALHOST).withoutStartTls().taking("a token");

        isRefused(server().token(Post.USER, () -> "a token"), "STARTTLS required");

        assertThat(front.credentials()).isEmpty();
    }

    @Test
    void a_certificate_of_another_name_is_not_taken() throws IOException {
        front(ELSEWHERE);

        isRefused(server().trusting(ELSEWHERE.trusting()), "matching localhost");

        assertThat(front.credentials()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_trusts_is_not_taken() throws IOException {
        front(LOCALHOST);

        isRefused(server().trusting(ELSEWHERE.trusting()), "certification path");

        assertThat(front.credentials()).isEmpty();
    }

    @Test
    void a_token_logs_in_with_the_command_itself() throws IOException {
        front(LOCALHOST).taking("a token");

        isRead(server().token(Post.USER, () -> "a token"));

        assertThat(front.credentials()).containsExactly(said("a token"));
    }

    @Test
    void a_token_logs_in_where_the_server_asks_for_it() throws IOException {
        front(LOCALHOST).taking("a token").askingForTokens();

        isRead(server().token(Post.USER, () -> "a token"));

        assertThat(front.credentials()).containsExactly(said("a token"));
    }

    @Test
    void a_token_that_is_refused_is_not_shown() throws IOException {
        front(LOCALHOST).taking("a token");

        isRefused(server().token(Post.USER, () -> "an old one"), "AUTHENTICATIONFAILED");

        assertThat(front.credentials()).containsExactly(said("an old one"));
    }

    @Test
    void after_a_refusal_a_token_is_asked_for_anew() throws IOException {
        front(LOCALHOST).taking("new");
        Deque<String> tokens = new ConcurrentLinkedDeque<>(List.of("old", "new"));
        MailServer server = server().token(Post.USER, tokens::remove);
        post.put(mail(1));

        try (MailIntake intake = intake(server)) {
            intake.start();
            Patience.await("the mail", () -> post.allBear(Mark.HANDLED));
        }

        assertThat(front.credentials()).containsExactly(said("old"), said("new"));
        assertThat(heard.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("AUTHENTICATIONFAILED"));
    }

    @Test
    void a_token_that_expires_ends_nothing_and_the_next_connection_has_the_next_one() throws IOException {
        AtomicReference<String> token = new AtomicReference<>("of this hour");
        front(LOCALHOST).taking(token.get());
        try (MailIntake intake = intake(server().token(Post.USER, token::get))) {
            intake.start();
            post.put(mail(1));
            Patience.await("the first mail", () -> heard.handled.contains("<1@x>"));

            front.taking("of the next hour");
            post.put(mail(2));
            Patience.await("the mail under the token that expired", () -> heard.handled.contains("<2@x>"));
            front.cut();
            Patience.await(
                    "a refusal",
                    () -> heard.failures.stream()
                            .anyMatch(failure ->
                                    String.valueOf(failure.getMessage()).contains("AUTHENTICATIONFAILED")));
            token.set("of the next hour");
            post.put(mail(3));
            Patience.await("the third mail", () -> heard.handled.contains("<3@x>"));
        }

        assertThat(heard.handled).containsExactly("<1@x>", "<2@x>", "<3@x>");
        assertThat(front.credentials()).first().isEqualTo(said("of this hour"));
        assertThat(front.credentials()).last().isEqualTo(said("of the next hour"));
    }
}
