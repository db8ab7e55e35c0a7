package io.incidentengine.testkit;

import static io.incidentengine.model.Required.value;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News.Status;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Phones that ring, and what people do then: press a key, pick up and say nothing, let it ring. It keeps all calls.
 * Everybody presses a key, unless a test says otherwise. Thread-safe.
 *
 * <p>People are named by their id, or by their number as it stands in their {@link io.incidentengine.model.Contact}.
 */
public final class RingingPhone extends Peer {
    private static final Duration UNTIL_A_KEY_IS_PRESSED = Duration.ofSeconds(5);

    private final @Nullable Duration ringing;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Answer everybody = Answer.KEY_PRESSED;

    private RingingPhone(@Nullable Duration ringing) {
        this.ringing = ringing;
    }

    /** What happens when a phone rings. */
    public enum Answer {
        /** Somebody takes the call and presses a key: acknowledged. */
        KEY_PRESSED,
        /** Somebody, or something, takes the call, and no key is pressed: delivered, which proves nothing by default. */
        NO_KEY_PRESSED,
        /** A voicemail takes the call: the provider did what it could, and nobody knows more; it proves nothing. */
        VOICEMAIL,
        /** It rings, and nobody takes the call. */
        NOT_ANSWERED,
        /** The line is busy. */
        BUSY,
        /** There is no such number: refused for good. */
        NO_SUCH_NUMBER
    }

    /**
     * A call.
     *
     * @param message what it carries
     * @param to whose phone rings
     * @param answer how it is answered
     * @param time when; {@code null} outside of scenarios and simulations
     */
    public record Call(
            Message message,
            Recipient to,
            Answer answer,
            @Nullable Instant time) {
        /**
         * What is said.
         *
         * @return the message's text
         */
        public String said() {
            return message.text();
        }

        /**
         * When it is made.
         *
         * @return the virtual time; empty outside of scenarios and simulations
         */
        public Optional<Instant> at() {
            return Optional.ofNullable(time);
        }
    }

    /**
     * Phones of a provider that answers when a call is over: the result of an attempt says how it was answered. Who is busy,
     * or does not answer, is to be called later.
     *
     * @return the phones, without receipts
     */
    public static RingingPhone tellingAtOnce() {
        return new RingingPhone(null);
    }

    /**
     * Phones of a provider that takes a call at once, and tells later how it was answered: delivered when it is taken,
     * acknowledged when a key is pressed five seconds after, failed when the line is busy or nobody answers. Of a voicemail it
     * tells nothing.
     *
     * @param ringing how long it rings before it is taken, or is known not to be
     * @return the phones, with receipts
     * @throws io.incidentengine.model.InvalidInputException if the time is missing, or not above zero
     */
    public static RingingPhone tellingAfter(Duration ringing) {
        return new RingingPhone(Time.positive("ringing", ringing));
    }

    /**
     * Says how everybody answers for whom nothing else is said.
     *
     * @param answer how, from the next call on
     * @return these phones
     */
    public synchronized RingingPhone whenCalled(Answer answer) {
        everybody = value("answer", answer);
        return this;
    }

    /**
     * Says how somebody answers.
     *
     * @param who a person's id, or a number
     * @param first how the next call is answered
     * @param next how the calls after it are, one by one; the last holds from then on
     * @return these phones
     */
    public synchronized RingingPhone whenCalled(String who, Answer first, Answer... next) {
        Deque<Answer> all = new ArrayDeque<>();
        all.add(value("answer", first));
        all.addAll(List.of(value("answers", next)));
        answers.put(value("who is called", who), all);
        return this;
    }

    /**
     * All calls so far.
     *
     * @return in the order in which they were made
     */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /**
     * All calls to somebody so far.
     *
     * @param who a person's id, or a number
     * @return in the order in which they were made
     */
    public List<Call> calls(String who) {
        return calls().stream().filter(call -> is(call.to(), who)).toList();
    }

    @Override
    public ChannelType type() {
        return ChannelType.PHONE;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public boolean hasReceipts() {
        return ringing != null;
    }

    @Override
    boolean hasNews() {
        return hasReceipts();
    }

    @Override
    SendResult send(Message message, Stage where) {
        Recipient to = message.recipients().get(0);
        Answer answer = next(to);
        String reference = kept(new Call(message, to, answer, where.now()));
        if (ringing == null || answer == Answer.NO_SUCH_NUMBER) {
            return atOnce(answer, reference);
        }
        where.tell(message, later(answer, to, ringing));
        return new Accepted(reference);
    }

    /** The provider's name for it. */
    private synchronized String kept(Call call) {
        calls.add(call);
        return type() + "-" + calls.size();
    }

    private synchronized Answer next(Recipient to) {
        Deque<Answer> left = known(to, answers);
        if (left == null) {
            return everybody;
        }
        return left.size() == 1 ? left.getFirst() : left.removeFirst();
    }

    private static SendResult atOnce(Answer answer, String reference) {
        return switch (answer) {
            case KEY_PRESSED -> new Accepted(reference, Grade.ACKNOWLEDGED);
            case NO_KEY_PRESSED -> new Accepted(reference, Grade.DELIVERED);
            case VOICEMAIL -> new Accepted(reference);
            case NOT_ANSWERED -> new RetryLater("nobody answers", Duration.ZERO);
            case BUSY -> new RetryLater("the line is busy", Duration.ZERO);
            case NO_SUCH_NUMBER -> new Rejected("no such number");
        };
    }

    private static List<LaterNews> later(Answer answer, Recipient to, Duration ringing) {
        LaterNews taken = LaterNews.of(Status.DELIVERED, ringing, "");
        return switch (answer) {
            case KEY_PRESSED ->
                List.of(taken, LaterNews.acknowledged(to.person().id(), ringing.plus(UNTIL_A_KEY_IS_PRESSED)));
            case NO_KEY_PRESSED -> List.of(taken);
            case VOICEMAIL, NO_SUCH_NUMBER -> List.of();
            case NOT_ANSWERED -> List.of(LaterNews.of(Status.FAILED, ringing, "nobody answers"));
            case BUSY -> List.of(LaterNews.of(Status.FAILED, ringing, "the line is busy"));
        };
    }
}
