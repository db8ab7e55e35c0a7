package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.mail.HostileMails.Fate;
import io.incidentengine.mail.HostileMails.Hostile;
import io.incidentengine.model.IncidentId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mailbox full of mails that nobody should send, with good ones between them. */
@Tag("R2")
class MailHostileTest {
    private static final List<Hostile> CORPUS = HostileMails.all();

    private final Office office = new Office();
    private final Map<Fate, List<String>> fates = new EnumMap<>(Fate.class);
    private final List<Throwable> failures = new ArrayList<>();

    private final MailListener listener = new MailListener() {
        @Override
        public void handled(ReceivedMail mail, IncidentId incident) {
            note(Fate.REPORTED, mail);
        }

        @Override
        public void ignored(ReceivedMail mail, String why) {
            note(Fate.IGNORED, mail);
        }

        @Override
        public void turnedAway(ReceivedMail mail, String why) {
            note(Fate.TURNED_AWAY, mail);
        }

        @Override
        public void failed(String what, Throwable cause) {
            failures.add(cause);
        }
    };

    private void note(Fate fate, ReceivedMail mail) {
        fates.computeIfAbsent(fate, any -> new ArrayList<>())
                .add(mail.header("X-Case").orElse("unnamed"));
    }

    @Test
    void the_corpus_is_large_and_each_mail_in_it_has_a_name() {
        assertThat(CORPUS).hasSizeGreaterThanOrEqualTo(100);
        assertThat(new TreeSet<>(CORPUS.stream().map(Hostile::name).toList())).hasSameSizeAs(CORPUS);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void each_comes_to_what_it_should_and_the_good_mails_between_them_are_all_reported() {
        try (Post post = Post.imap()) {
            int number = 0;
            for (Hostile hostile : CORPUS) {
                post.put(hostile.bytes(), good(number++));
            }

            try (MailIntake intake = intake(post)) {
                assertThat(intake.runOnce()).isEqualTo(2 * CORPUS.size());
            }

            assertThat(failures).isEmpty();
            assertThat(post.allBear(Mark.HANDLED)).isTrue();
        }
        assertThat(named(Fate.REPORTED)).containsExactlyInAnyOrderElementsOf(expected(Fate.REPORTED));
        assertThat(named(Fate.IGNORED)).containsExactlyInAnyOrderElementsOf(expected(Fate.IGNORED));
        assertThat(named(Fate.TURNED_AWAY))
                .containsExactlyInAnyOrderElementsOf(expected(Fate.TURNED_AWAY).stream()
                        .filter(name -> !name.startsWith("noise") && !name.equals("line-end"))
                        .toList());
        assertThat(fates.get(Fate.REPORTED).stream().filter("unnamed"::equals)).hasSize(CORPUS.size());
    }

    private static byte[] good(int number) {
        return Written.mail("good-" + number + "@x", "ann@customer.example", "Good " + number)
                .saying("text");
    }

    private MailIntake intake(Post post) {
        return MailIntake.from(post.address(), Written.DESK)
                .into(office.engine)
                .openedByDomains("customer.example")
                .service("payments")
                .listener(listener)
                .time(office.now::get)
                .build();
    }

    private List<String> named(Fate fate) {
        return fates.getOrDefault(fate, List.of()).stream()
                .filter(name -> !name.equals("unnamed"))
                .toList();
    }

    private static List<String> expected(Fate fate) {
        return CORPUS.stream()
                .filter(one -> one.fate() == fate)
                .map(Hostile::name)
                .collect(Collectors.toList());
    }
}
