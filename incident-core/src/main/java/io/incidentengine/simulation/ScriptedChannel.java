package io.incidentengine.simulation;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Required;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * A channel that answers by a script: with the answers that were lined up, one after the other, and then with accepting
 * everything. What is missing in the script is refused at once. Not thread-safe.
 */
public final class ScriptedChannel implements Channel {
    private final ChannelType type;
    private final Deque<Function<Message, SendResult>> answers = new ArrayDeque<>();
    private Function<Message, SendResult> always = this::accept;
    private int accepted;

    private ScriptedChannel(ChannelType type) {
        this.type = type;
    }

    /**
     * A channel that accepts everything so far; a phone is answered, and a key is pressed.
     *
     * @param type which kind of messages it carries
     * @return the channel
     */
    public static ScriptedChannel of(ChannelType type) {
        return new ScriptedChannel(Required.value("channel type", type));
    }

    /**
     * Lines up an answer for the next message that has none.
     *
     * @param result how the attempt ends
     * @return this channel
     */
    public ScriptedChannel thenAnswer(SendResult result) {
        Required.value("answer", result);
        return then(message -> result);
    }

    /**
     * Lines up a failure for the next message that has none.
     *
     * @param failure what is thrown
     * @return this channel
     */
    public ScriptedChannel thenThrow(RuntimeException failure) {
        Required.value("failure", failure);
        return then(message -> {
            throw failure;
        });
    }

    /**
     * Answers every message alike once what was lined up is used up. Default: accepts.
     *
     * @param result how each attempt ends
     * @return this channel
     */
    public ScriptedChannel thenAlways(SendResult result) {
        Required.value("answer", result);
        always = message -> result;
        return this;
    }

    private ScriptedChannel then(Function<Message, SendResult> answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public ChannelType type() {
        return type;
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
        return false;
    }

    @Override
    public SendResult send(Message message) {
        Function<Message, SendResult> answer = answers.poll();
        return (answer == null ? always : answer).apply(message);
    }

    private SendResult accept(Message message) {
        Grade grade = type.equals(ChannelType.PHONE) ? Grade.ACKNOWLEDGED : Grade.ACCEPTED;
        return new SendResult.Accepted(type + "-" + ++accepted, grade);
    }
}
