package io.incidentengine.testkit;

import static io.incidentengine.testkit.RingingPhone.Answer.BUSY;
import static io.incidentengine.testkit.RingingPhone.Answer.KEY_PRESSED;
import static io.incidentengine.testkit.RingingPhone.Answer.NOT_ANSWERED;
import static io.incidentengine.testkit.RingingPhone.Answer.NO_KEY_PRESSED;
import static io.incidentengine.testkit.RingingPhone.Answer.NO_SUCH_NUMBER;
import static io.incidentengine.testkit.RingingPhone.Answer.VOICEMAIL;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.Channel.Guarantee;
import io.incidentengine.testkit.RingingPhone.Answer;
import io.incidentengine.testkit.RingingPhone.Call;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Phones that ring, without an engine. What they tell later is in {@link PeerScenarioTest}. */
class RingingPhoneTest {
    private static final Message RADA = call("rada", "+49 30 5550101");
    private static final Message RUDI = call("rudi", "+49 30 5550102");

    private final RingingPhone phone = RingingPhone.tellingAtOnce();

    private static Message call(String id, String number) {
        return Messages.over(ChannelType.PHONE, Messages.to(id, Contact.phone(number)));
    }

    private List<Answer> answersTo(String who) {
        return phone.calls(who).stream().map(Call::answer).toList();
    }

    @Test
    void it_is_a_phone() {
        assertThat(phone.type()).isEqualTo(ChannelType.PHONE);
        assertThat(phone.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(phone.hasReceipts()).isFalse();
        assertThat(RingingPhone.tellingAfter(ofSeconds(20)).hasReceipts()).isTrue();
        assertThatThrownBy(() -> RingingPhone.tellingAfter(ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("ringing is PT0S");
    }

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of(KEY_PRESSED, new Accepted("phone-1", Grade.ACKNOWLEDGED)),
                Arguments.of(NO_KEY_PRESSED, new Accepted("phone-1", Grade.DELIVERED)),
                Arguments.of(VOICEMAIL, new Accepted("phone-1", Grade.ACCEPTED)),
                Arguments.of(NOT_ANSWERED, new RetryLater("nobody answers", ZERO)),
                Arguments.of(BUSY, new RetryLater("the line is busy", ZERO)),
                Arguments.of(NO_SUCH_NUMBER, new Rejected("no such number")));
    }

    @ParameterizedTest
    @MethodSource("results")
    @Tag("S29")
    void the_result_says_how_a_call_was_answered(Answer answer, SendResult result) {
        assertThat(phone.whenCalled(answer).send(RADA)).isEqualTo(result);
    }

    @ParameterizedTest
    @EnumSource(names = "NO_SUCH_NUMBER", mode = EnumSource.Mode.EXCLUDE)
    void one_that_tells_later_takes_every_call(Answer answer) {
        RingingPhone later = RingingPhone.tellingAfter(ofSeconds(20)).whenCalled(answer);
        assertThat(later.send(RADA)).isEqualTo(new Accepted("phone-1"));
    }

    @Test
    void one_that_tells_later_refuses_a_number_that_there_is_not() {
        RingingPhone later = RingingPhone.tellingAfter(ofSeconds(20)).whenCalled(NO_SUCH_NUMBER);
        assertThat(later.send(RADA)).isEqualTo(new Rejected("no such number"));
    }

    @Test
    void everybody_presses_a_key_unless_something_else_is_said_of_somebody() {
        phone.whenCalled("rada", VOICEMAIL);
        phone.send(RADA);
        phone.send(RUDI);
        phone.whenCalled(BUSY);
        phone.send(RADA);
        phone.send(RUDI);

        assertThat(answersTo("rada")).containsExactly(VOICEMAIL, VOICEMAIL);
        assertThat(answersTo("rudi")).containsExactly(KEY_PRESSED, BUSY);
    }

    @Test
    void answers_come_one_by_one_and_the_last_holds_from_then_on() {
        phone.whenCalled("rada", NOT_ANSWERED, BUSY, KEY_PRESSED);
        Stream.generate(() -> RADA).limit(4).forEach(phone::send);
        assertThat(answersTo("rada")).containsExactly(NOT_ANSWERED, BUSY, KEY_PRESSED, KEY_PRESSED);

        phone.whenCalled("rada", VOICEMAIL).send(RADA);
        assertThat(answersTo("rada")).hasSize(5).endsWith(VOICEMAIL);
    }

    @Test
    void people_are_known_by_their_id_before_their_number() {
        phone.whenCalled("+49 30 5550101", BUSY).whenCalled("+49 30 5550102", NOT_ANSWERED);
        phone.whenCalled("rudi", VOICEMAIL);
        phone.send(RADA);
        phone.send(RUDI);

        assertThat(answersTo("+49 30 5550101")).containsExactly(BUSY);
        assertThat(answersTo("+49 30 5550102")).containsExactly(VOICEMAIL);
        assertThat(phone.calls("+49 30 5550103")).isEmpty();
    }

    @Test
    void it_keeps_what_was_said_to_whom_and_knows_no_time_without_a_simulation() {
        phone.send(RADA);
        phone.send(RUDI);

        assertThat(phone.calls()).hasSize(2);
        Call first = phone.calls().get(0);
        assertThat(first.message()).isEqualTo(RADA);
        assertThat(first.to().person().id().value()).isEqualTo("rada");
        assertThat(first.said()).isEqualTo("text");
        assertThat(first.at()).isEmpty();
        assertThat(first.toString()).doesNotContain("5550101");
    }

    @Test
    void what_is_missing_is_refused() {
        assertThatThrownBy(() -> phone.whenCalled(missing())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> phone.whenCalled(missing(), BUSY)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> phone.whenCalled("rada", missing())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> phone.livesIn(missing())).isInstanceOf(InvalidInputException.class);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T missing() {
        return null;
    }
}
