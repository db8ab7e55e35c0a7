package io.incidentengine.notification;

import static io.incidentengine.notification.News.Status.ACKNOWLEDGED;
import static io.incidentengine.notification.News.Status.DELIVERED;
import static io.incidentengine.notification.News.Status.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S29")
class DeliveryTest {
    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    private static final Contact CONTACT = Contact.sms("+4917055501");
    private static final Message MESSAGE = new Message(
            "M",
            "N",
            IncidentId.of("A"),
            Severity.level(1),
            ChannelType.SMS,
            List.of(new Recipient(Person.of("olga", "Olga", CONTACT), CONTACT, false)),
            Words.of("subject", "text"));

    private static Delivery sent(List<News> news) {
        return new Delivery(MESSAGE, State.SENT, List.of(new Attempt(1, T, new Accepted("7"))), news, null);
    }

    private static News news(long sequence, News.Status status) {
        return new News(new News.Key("M"), status, T.plusSeconds(sequence), sequence, null, "");
    }

    @Test
    @Tag("S30")
    void a_bounce_of_an_earlier_attempt_takes_nothing_from_what_was_sent_again() {
        List<Attempt> attempts =
                List.of(new Attempt(1, T, new Accepted("7")), new Attempt(2, T.plusSeconds(60), new Accepted("8")));
        News first = News.ofReference(ChannelType.SMS, "7", FAILED, T.plusSeconds(90));
        News second = News.ofReference(ChannelType.SMS, "8", FAILED, T.plusSeconds(95));
        Delivery again = new Delivery(MESSAGE, State.SENT, attempts, List.of(first), null);

        assertThat(again.grade(T.plusSeconds(91))).contains(Grade.ACCEPTED);
        assertThat(again.hasFailed()).isFalse();
        assertThat(new Delivery(MESSAGE, State.SENT, attempts.subList(0, 1), List.of(first), null)
                        .grade(T.plusSeconds(91)))
                .isEmpty();
        assertThat(new Delivery(MESSAGE, State.SENT, attempts, List.of(first, second), null).grade(T.plusSeconds(95)))
                .isEmpty();
        assertThat(new Delivery(
                                MESSAGE,
                                State.SENT,
                                attempts,
                                List.of(News.ofReference(ChannelType.SMS, "7", DELIVERED, T.plusSeconds(90))),
                                null)
                        .grade(T.plusSeconds(91)))
                .contains(Grade.DELIVERED);
    }

    @Test
    void late_news_never_overwrites_newer_in_whichever_order_it_comes() {
        List<News> all = new ArrayList<>(List.of(news(1, DELIVERED), news(2, FAILED), news(3, DELIVERED)));
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(all, random);
            assertThat(sent(all).grade(Instant.MAX)).contains(Grade.DELIVERED);
            assertThat(sent(all).grade(T.plusSeconds(2))).isEmpty();
            assertThat(sent(all).grade(T.plusSeconds(1))).contains(Grade.DELIVERED);
            assertThat(sent(all).grade(T)).contains(Grade.ACCEPTED);
            assertThat(sent(all).grade(T.minusSeconds(1))).isEmpty();
        }
    }

    @Test
    @Tag("S33")
    void what_is_acknowledged_stays_so() {
        Delivery delivery = sent(List.of(news(2, ACKNOWLEDGED), news(3, FAILED), news(1, DELIVERED)));
        assertThat(delivery.grade(Instant.MAX)).contains(Grade.ACKNOWLEDGED);
        assertThat(delivery.acknowledgement(Instant.MAX)).contains(news(2, ACKNOWLEDGED));
        assertThat(delivery.acknowledgement(T.plusSeconds(1))).isEmpty();
        assertThat(delivery.hasFailed()).isFalse();
    }

    @Test
    void it_has_failed_when_nothing_more_is_tried_and_it_did_not_arrive() {
        assertThat(sent(List.of()).hasFailed()).isFalse();
        assertThat(sent(List.of(news(1, FAILED))).hasFailed()).isTrue();
        assertThat(new Delivery(MESSAGE, State.QUEUED, List.of()).hasFailed()).isFalse();
        assertThat(new Delivery(MESSAGE, State.REFUSED, List.of()).hasFailed()).isTrue();
        assertThat(new Delivery(MESSAGE, State.SUPERSEDED, List.of(), List.of(), sent(List.of())).hasFailed())
                .isFalse();
    }

    @Test
    void news_says_what_is_missing() {
        assertThatThrownBy(() -> News.of(null, DELIVERED, T)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> News.of("M", null, T)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> News.of("M", DELIVERED, null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> News.ofReference(ChannelType.SMS, "", DELIVERED, T))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reference of a message");
    }

    @Test
    void a_provider_that_counts_nothing_is_ordered_by_time() {
        assertThat(News.of("M", DELIVERED, T).sequence())
                .isLessThan(News.of("M", FAILED, T.plusNanos(1_000)).sequence());
    }
}
