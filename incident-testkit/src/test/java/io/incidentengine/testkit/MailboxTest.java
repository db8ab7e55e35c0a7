package io.incidentengine.testkit;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.Channel.Guarantee;
import io.incidentengine.testkit.Mailbox.Mail;
import org.junit.jupiter.api.Test;

/** Mailboxes without an engine. What they tell later is in {@link PeerScenarioTest}. */
class MailboxTest {
    private static final Recipient OLGA = Messages.to("olga", Contact.email("olga@example.org"));
    private static final Recipient OTTO = Messages.to("otto", Contact.email("otto@example.org"));
    private static final Recipient TEAM = Messages.cc("team", Contact.email("team@example.org"));
    private static final SendResult FULL = new RetryLater("mailbox full", ZERO);
    private static final SendResult UNKNOWN = new Rejected("no such mailbox");

    private final Mailbox mailbox = Mailbox.withoutReceipts();

    private static Message mail(Recipient... recipients) {
        return Messages.over(ChannelType.EMAIL, recipients);
    }

    @Test
    void it_is_a_channel_for_mail() {
        assertThat(mailbox.type()).isEqualTo(ChannelType.EMAIL);
        assertThat(mailbox.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(mailbox.hasReceipts()).isFalse();
        assertThat(Mailbox.withReceiptsAfter(ofMinutes(1)).hasReceipts()).isTrue();
    }

    @Test
    void a_mail_lies_in_the_boxes_of_all_whom_it_goes_to() {
        Message message = mail(OLGA, OTTO, TEAM);
        assertThat(mailbox.send(message)).isEqualTo(new Accepted("e-mail-1"));
        assertThat(mailbox.send(mail(OTTO))).isEqualTo(new Accepted("e-mail-2"));

        assertThat(mailbox.mails()).hasSize(2);
        assertThat(mailbox.mails("olga")).hasSize(1);
        assertThat(mailbox.mails("otto@example.org")).hasSize(2);
        assertThat(mailbox.mails("anna")).isEmpty();
        Mail mail = mailbox.mails("team").get(0);
        assertThat(mail.subject()).isEqualTo("subject");
        assertThat(mail.text()).isEqualTo("text");
        assertThat(mail.page()).isEqualTo(message.page()).contains("<html");
        assertThat(mail.to()).containsExactly("olga@example.org", "otto@example.org");
        assertThat(mail.cc()).containsExactly("team@example.org");
        assertThat(mail.at()).isEmpty();
        assertThat(mail.toString()).doesNotContain("olga@example.org");
    }

    @Test
    void a_box_that_is_full_takes_nothing_until_it_keeps_mails_again() {
        mailbox.isFull("olga");
        assertThat(mailbox.send(mail(OLGA))).isEqualTo(FULL);
        assertThat(mailbox.mails()).isEmpty();

        mailbox.keeps("olga");
        assertThat(mailbox.send(mail(OLGA))).isInstanceOf(Accepted.class);
        assertThat(mailbox.mails("olga")).hasSize(1);
    }

    @Test
    void a_mail_to_nobody_who_is_there_is_refused() {
        mailbox.isUnknown("olga@example.org");
        assertThat(mailbox.send(mail(OLGA, TEAM))).as("copies do not count").isEqualTo(UNKNOWN);
        assertThat(mailbox.mails("team")).isEmpty();

        mailbox.isFull("otto");
        assertThat(mailbox.send(mail(OLGA, OTTO))).isEqualTo(FULL);
    }

    @Test
    void a_mail_that_arrives_at_one_is_accepted() {
        mailbox.isFull("olga").bouncesAfter("team", ofMinutes(1));
        assertThat(mailbox.send(mail(OLGA, OTTO, TEAM))).isInstanceOf(Accepted.class);
        assertThat(mailbox.mails("otto")).hasSize(1);
        assertThat(mailbox.mails("olga")).isEmpty();
        assertThat(mailbox.mails("team")).isEmpty();
    }

    @Test
    void a_mail_that_bounces_is_accepted_and_lies_nowhere() {
        mailbox.bouncesAfter("olga", ofMinutes(1));
        assertThat(mailbox.send(mail(OLGA))).isInstanceOf(Accepted.class);
        assertThat(mailbox.mails()).hasSize(1);
        assertThat(mailbox.mails("olga")).isEmpty();
    }

    @Test
    void who_gets_a_copy_counts_if_it_is_meant_for_nobody() {
        assertThat(mailbox.send(mail(TEAM))).isInstanceOf(Accepted.class);
        mailbox.isUnknown("team");
        assertThat(mailbox.send(mail(TEAM))).isEqualTo(UNKNOWN);
    }

    @Test
    void times_are_above_zero() {
        assertThatThrownBy(() -> mailbox.bouncesAfter("olga", ZERO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> mailbox.repliesAfter("olga", ZERO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Mailbox.withReceiptsAfter(ZERO)).isInstanceOf(InvalidInputException.class);
    }
}
