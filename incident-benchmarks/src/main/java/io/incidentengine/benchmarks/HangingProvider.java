package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;

import io.incidentengine.IncidentEngine;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * How long it takes from the report of a level-1 incident until its call is placed, by an engine with threads of its own:
 * while all providers answer, and while the one of e-mail hangs.
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.HangingProvider}
 */
public final class HangingProvider {
    private static final int WARM_UP = 3_000;
    private static final int INCIDENTS = 3_000;

    private HangingProvider() {}

    /**
     * Measures and prints.
     *
     * @param arguments none
     * @throws InterruptedException if somebody ends it
     */
    public static void main(String... arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        print("all providers answer", message -> new SendResult.Accepted(""));
        print("e-mail hangs", message -> {
            try {
                never.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return new SendResult.Accepted("");
        });
        print("all providers answer, again", message -> new SendResult.Accepted(""));
    }

    private static void print(String what, Function<Message, SendResult> mail) throws InterruptedException {
        Semaphore called = new Semaphore(0);
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .policy(Lives.POLICY)
                .directory(Lives.staff())
                .sendTimeout(Duration.ofHours(1))
                .channel(channel(ChannelType.EMAIL, mail))
                .channel(channel(ChannelType.SMS, message -> new SendResult.Accepted("")))
                .channel(channel(ChannelType.PHONE, message -> {
                    called.release();
                    return new SendResult.Accepted("");
                }))
                .build()
                .start();
        long[] nanos = new long[INCIDENTS];
        for (int i = -WARM_UP; i < INCIDENTS; i++) {
            long begin = System.nanoTime();
            engine.report(ENGINEER, StandardLife.intake(i + WARM_UP, 1, StandardLife.DETAILS));
            called.acquire();
            nanos[Math.max(i, 0)] = System.nanoTime() - begin;
        }
        engine.close();
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s median %6.0f µs, 99th percentile %6.0f µs%n",
                what, nanos[INCIDENTS / 2] / 1e3, nanos[INCIDENTS * 99 / 100] / 1e3);
    }

    private static Channel channel(ChannelType type, Function<Message, SendResult> send) {
        return new Channel() {
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
                return send.apply(message);
            }
        };
    }
}
