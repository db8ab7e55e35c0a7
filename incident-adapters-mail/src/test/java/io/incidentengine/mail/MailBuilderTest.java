package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a host sets, and hears of when it is wrong. */
@Tag("R2")
class MailBuilderTest {
    private static final MailServer SERVER =
            MailServer.imaps("imap.example.org").login("desk", "a-password-that-no-log-shows");

    @Test
    void all_problems_are_named_at_once() {
        assertThatThrownBy(() -> MailIntake.from(MailServer.smtp("mail.example.org"), Written.DESK)
                        .pollInterval(Duration.ofHours(1))
                        .largest(1)
                        .movingTo("INBOX")
                        .build())
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(Problem::path)
                                .containsExactly(
                                        "server",
                                        "into",
                                        "openedBy",
                                        "service",
                                        "pollInterval",
                                        "largest",
                                        "movingTo"));
        assertThatThrownBy(() -> MailIntake.from(MailServer.imaps("imap.example.org"), Written.DESK)
                        .build())
                .hasMessageContaining("without a login");
    }

    @Test
    void what_is_missing_is_refused_at_once() {
        assertThatThrownBy(() -> MailIntake.from(null, Written.DESK)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MailIntake.from(SERVER, Written.DESK).into(null))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MailIntake.from(SERVER, Written.DESK).service(" "))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_defaults_are_what_is_said_of_them_and_the_password_is_not_shown() {
        try (MailIntake intake = MailIntake.from(SERVER, Written.DESK)
                .into(new Office().engine)
                .openedByEverybody()
                .service("payments")
                .build()) {
            assertThat(intake.toString())
                    .contains("imap.example.org:993", "mailbox=INBOX", "pollInterval=PT1M", "largest=4194304")
                    .doesNotContain("movingTo", "a-password");
        }
    }

    @Test
    void without_the_mail_library_all_public_classes_load_and_building_says_what_to_add() throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("angus") && !entry.contains("jakarta") && !entry.contains("greenmail"))
                .map(MailBuilderTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            for (Class<?> type : List.of(
                    MailIntake.class,
                    MailIntake.Builder.class,
                    ReceivedMail.class,
                    Senders.class,
                    AnswerWords.class,
                    MailListener.class,
                    MailServer.class,
                    MailIdentity.class,
                    MailboxException.class)) {
                Class<?> loaded = Class.forName(type.getName(), true, without);
                assertThat(loaded.getMethods()).as(type.getName()).isNotEmpty();
            }
            Method build = Class.forName(Host.class.getName(), true, without).getDeclaredMethod("build");
            build.setAccessible(true);
            assertThatThrownBy(() -> build.invoke(null)).cause().hasMessageContaining("org.eclipse.angus:angus-mail");
        }
    }

    /** What a host does, for a class path of its own. */
    static final class Host {
        private Host() {}

        static void build() {
            MailIntake.from(SERVER, Written.DESK)
                    .into(new Office().engine)
                    .openedByEverybody()
                    .service("payments")
                    .build();
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
