package io.incidentengine.testkit;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A channel that works, until a test says how it is to fail: each verb holds from the next message on, until another
 * verb is said. Thread-safe.
 *
 * <p>{@link #hangs} and {@link #answersLate} keep the calling thread until it is {@linkplain #release released}, or
 * interrupted, as the engine does after its time limit. In a {@link Scenario} nobody waits: there the time limit counts
 * as passed at once, and the attempt ends as {@link SendResult.Ambiguous}.
 *
 * <p>Around a {@link Mailbox}, or a {@link RingingPhone} that tells later, it can spoil their news, too.
 */
public final class FaultyChannel extends Peer {
    private final Channel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile Behaviour behaviour;
    private int held;
    private long released;

    @FunctionalInterface
    private interface Behaviour {
        SendResult send(Message message, Stage where);
    }

    /** An answer did not come within the engine's time limit; seen by scenarios alone. */
    private static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private FaultyChannel(Channel channel) {
        this.channel = channel;
        this.behaviour = this::handOn;
    }

    /**
     * A channel of a type that accepts everything as long as it works; a phone is answered, and a key is pressed.
     *
     * @param type which kind of messages it carries
     * @return the channel, working
     */
    public static FaultyChannel of(ChannelType type) {
        return around(new Accepting(type));
    }

    /**
     * A channel that hands on to another as long as it works.
     *
     * @param channel the other, thread-safe if the engine has threads of its own
     * @return the channel, working
     */
    public static FaultyChannel around(Channel channel) {
        return new FaultyChannel(channel);
    }

    /**
     * Hands every message on. This is how it begins.
     *
     * @return this channel
     */
    public FaultyChannel works() {
        return behaves(this::handOn);
    }

    /**
     * Refuses every message for good: it is not sent, and the engine does not try again.
     *
     * @param reason what the provider says
     * @return this channel
     */
    public FaultyChannel refuses(String reason) {
        return behaves((message, where) -> new SendResult.Rejected(reason));
    }

    /**
     * Puts every message off: it is not sent, and the engine tries again.
     *
     * @param reason what the provider says
     * @return this channel
     */
    public FaultyChannel isBusy(String reason) {
        return behaves((message, where) -> new SendResult.RetryLater(reason, Duration.ZERO));
    }

    /**
     * Throws an {@link InjectedFault} for every message; nothing is sent, but the engine cannot know that.
     *
     * @param reason the fault's message
     * @return this channel
     */
    public FaultyChannel breaksDown(String reason) {
        return behaves((message, where) -> {
            throw InjectedFault.ofChannel(reason);
        });
    }

    /**
     * Hands every message on, and then loses the answer: it throws an {@link InjectedFault} though the message was sent.
     *
     * @param reason the fault's message
     * @return this channel
     */
    public FaultyChannel losesTheAnswer(String reason) {
        return behaves((message, where) -> {
            handOn(message, where);
            throw InjectedFault.ofChannel(reason);
        });
    }

    /**
     * Keeps every caller until it is {@linkplain #release released}, and hands the message on only then. A caller that is
     * interrupted, or kept for a minute, gets an {@link InjectedFault}, and the message is lost.
     *
     * @return this channel
     */
    public FaultyChannel hangs() {
        return behaves((message, where) -> {
            hold(where);
            return handOn(message, where);
        });
    }

    /**
     * Hands every message on at once, and keeps the answer until it is {@linkplain #release released}. For a caller that
     * is interrupted the answer is lost, though the message was sent.
     *
     * @return this channel
     */
    public FaultyChannel answersLate() {
        return behaves((message, where) -> {
            SendResult result = handOn(message, where);
            hold(where);
            return result;
        });
    }

    /**
     * Accepts every message, and drops it: nothing is sent, and nothing is heard of it again.
     *
     * @return this channel
     */
    public FaultyChannel dropsWhatItAccepts() {
        return behaves((message, where) -> new SendResult.Accepted(""));
    }

    /**
     * Hands every message on, and tells all news of it twice.
     *
     * @return this channel
     * @throws IllegalStateException if the channel inside has no news
     */
    public FaultyChannel repeatsNews() {
        return spoilsNews(
                news -> news.stream().flatMap(one -> Stream.of(one, one)).toList());
    }

    /**
     * Hands every message on, and tells the news of it in the wrong order: all at the time of the last, and the last one
     * first. When it happened is told as it was.
     *
     * @return this channel
     * @throws IllegalStateException if the channel inside has no news
     */
    public FaultyChannel tellsNewsBackwards() {
        return spoilsNews(FaultyChannel::backwards);
    }

    private static List<LaterNews> backwards(List<LaterNews> news) {
        Duration last =
                news.stream().map(LaterNews::told).max(Duration::compareTo).orElse(Duration.ZERO);
        List<LaterNews> backwards = new ArrayList<>();
        news.forEach(one -> backwards.add(one.toldAfter(last)));
        Collections.reverse(backwards);
        return backwards;
    }

    /**
     * Hands every message on, and tells no news of it.
     *
     * @return this channel
     * @throws IllegalStateException if the channel inside has no news
     */
    public FaultyChannel losesNews() {
        return spoilsNews(news -> List.of());
    }

    private FaultyChannel spoilsNews(UnaryOperator<List<LaterNews>> spoiling) {
        if (!hasNews()) {
            throw new IllegalStateException("The channel " + type()
                    + " inside has no news to spoil; allowed: around a Mailbox, or a RingingPhone that tells later");
        }
        return behaves((message, where) -> handOn(message, where.spoilt(spoiling)));
    }

    private SendResult handOn(Message message, Stage where) {
        return channel instanceof Peer peer ? peer.send(message, where) : channel.send(message);
    }

    private FaultyChannel behaves(Behaviour value) {
        behaviour = value;
        return this;
    }

    /**
     * Lets those go on that are kept now. Later callers are kept again, unless {@link #works} or another verb is said.
     *
     * @return this channel
     */
    public FaultyChannel release() {
        lock.lock();
        try {
            released++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        return this;
    }

    /**
     * Waits until so many callers are kept at once; the way for a test to know that the engine has arrived.
     *
     * @param callers how many
     * @param atMost how long to wait, in real time
     * @return true as soon as there are so many, false if there are not after that time
     */
    public boolean keeps(int callers, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (held < callers && left > 0) {
                left = news.awaitNanos(left);
            }
            return held >= callers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void hold(Stage where) {
        if (where.isOnTheTestsThread()) {
            throw new GaveUp();
        }
        lock.lock();
        try {
            long mine = released;
            held++;
            news.signalAll();
            try {
                while (released == mine) {
                    if (!news.await(1, TimeUnit.MINUTES)) {
                        throw InjectedFault.ofChannel("nobody released the channel " + type() + " within a minute");
                    }
                }
            } finally {
                held--;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw InjectedFault.ofChannel("interrupted while the channel " + type() + " hung");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ChannelType type() {
        return channel.type();
    }

    @Override
    public Guarantee guarantee() {
        return channel.guarantee();
    }

    @Override
    public int window() {
        return channel.window();
    }

    @Override
    public boolean hasReceipts() {
        return channel.hasReceipts();
    }

    @Override
    boolean hasNews() {
        return channel instanceof Peer peer && peer.hasNews();
    }

    @Override
    SendResult send(Message message, Stage where) {
        try {
            return behaviour.send(message, where);
        } catch (GaveUp tooLate) {
            return new SendResult.Ambiguous("no answer of " + Lane.of(type()) + " within the time limit");
        }
    }

    private record Accepting(ChannelType type) implements Channel {
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
            return new SendResult.Accepted("", type.equals(ChannelType.PHONE) ? Grade.ACKNOWLEDGED : Grade.ACCEPTED);
        }
    }
}
