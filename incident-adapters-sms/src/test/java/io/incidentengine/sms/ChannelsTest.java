package io.incidentengine.sms;

import static io.incidentengine.sms.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.port.Channel;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the channels do before their gateways come to it. */
class ChannelsTest {
    private final Notes notes = new Notes();
    private final SmsChannel sms = SmsChannel.over(notes)
            .numbers(PhoneNumbers.of("DE"))
            .invitingReplies()
            .build();

    @Test
    void a_channel_is_what_its_gateway_is() {
        assertThat(sms.type()).isEqualTo(ChannelType.SMS);
        assertThat(sms.guarantee()).isEqualTo(Channel.Guarantee.IDEMPOTENT);
        assertThat(sms.hasReceipts()).isFalse();
        assertThat(sms.window()).isEqualTo(7);
        sms.close();
        assertThat(notes.closed).isEqualTo(1);
        try (PhoneChannel phone = PhoneChannel.over(new Desk.CallBook()).build()) {
            assertThat(phone.type()).isEqualTo(ChannelType.PHONE);
            assertThat(phone.guarantee()).isEqualTo(Channel.Guarantee.AT_LEAST_ONCE);
            assertThat(phone.hasReceipts()).isTrue();
            assertThat(phone.window()).isEqualTo(1);
        }
    }

    @Test
    @Tag("S30")
    void what_is_no_number_is_refused_without_being_shown() {
        assertThat(sms.send(message("m", ChannelType.SMS, "olga's phone", Locale.ENGLISH)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.reason())
                                .contains("phone number")
                                .doesNotContain("olga"));
        assertThat(notes.sent).isEmpty();
    }

    @Test
    void a_message_for_several_is_none() {
        Message one = message("m", ChannelType.SMS, "0170 5550100", Locale.ENGLISH);
        Message two = new Message(
                one.key(),
                one.notification(),
                one.incident(),
                one.severity(),
                one.channel(),
                List.of(one.recipients().get(0), one.recipients().get(0)),
                one.words());

        assertThat(sms.send(two)).isInstanceOf(Rejected.class);
    }

    @Test
    @Tag("S33")
    void who_is_asked_to_reply_is_asked_in_his_language_and_always_for_the_same_digits() {
        sms.send(message("m", ChannelType.SMS, "0170 5550100", Locale.ENGLISH));
        sms.send(message("m", ChannelType.SMS, "0170 5550100", Locale.GERMANY));
        String code = ReplyCode.of("m");

        assertThat(code).matches("[0-9]{4}");
        assertThat(notes.sent)
                .extracting(Sms::text)
                .containsExactly(
                        "Level 1: checkout fails\nReply " + code + " to ack.",
                        "Level 1: checkout fails\nAntwort " + code + " = gelesen.");
        assertThat(notes.sent).allSatisfy(one -> {
            assertThat(one.to()).isEqualTo(new PhoneNumber(Messages.ANN));
            assertThat(Gsm7.holds(one.text())).isTrue();
        });
    }

    @Test
    void who_is_not_asked_gets_the_words_alone() {
        SmsChannel.over(notes).build().send(message("m", ChannelType.SMS, "+49 170 5550100", Locale.ENGLISH));

        assertThat(notes.sent).extracting(Sms::text).containsExactly("Level 1: checkout fails");
    }

    @Test
    void digits_are_read_wherever_they_stand_alone() {
        assertThat(ReplyCode.in("ok 0042, or 1234? not 12345 nor 123")).containsExactlyInAnyOrder("0042", "1234");
        assertThat(ReplyCode.in("on my way")).isEmpty();
    }

    @Test
    void of_each_number_the_last_messages_are_remembered_the_same_once() {
        SentMessages sent = new SentMessages();
        PhoneNumber ann = new PhoneNumber(Messages.ANN);
        for (int i = 0; i < 30; i++) {
            sent.add(ann, "m" + i, PersonId.of("ann"));
        }
        sent.add(ann, "m20", PersonId.of("ann"));

        assertThat(sent.to(ann)).hasSize(20).extracting(SentMessages.Sent::key).startsWith("m20", "m29", "m28");
        assertThat(sent.to(new PhoneNumber("+4930555010"))).isEmpty();
    }

    @Test
    void what_is_missing_is_refused_at_once() {
        assertThatThrownBy(() -> SmsChannel.over(null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PhoneChannel.over(null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SmsChannel.over(notes).numbers(null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SmsIntake.of(sms, null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SmppGateway.to(null)).isInstanceOf(InvalidInputException.class);
    }
}
