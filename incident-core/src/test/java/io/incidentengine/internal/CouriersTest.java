package io.incidentengine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.internal.Claimed.Task;
import io.incidentengine.internal.Couriers.Woken;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.OutboxTask.HandOver;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever breaks where calls are made, nobody waits for what nobody does. */
@Timeout(60)
@Tag("S26")
class CouriersTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Threads threads = new Threads();

    @AfterEach
    void close() {
        threads.close();
    }

    private static Couriers couriers(Executor executor, InstantSource time) {
        return couriers(executor, 1, time);
    }

    private static Couriers couriers(Executor executor, int window, InstantSource time) {
        return new Couriers(new TimeLimit("phone", MINUTE, executor, () -> {}, window), time, (what, why) -> {});
    }

    private static Parcel parcel(Supplier<SendResult> call) {
        return parcel(call, NOW);
    }

    private static Parcel parcel(Supplier<SendResult> call, Instant latest) {
        ProblemOffer offer = new ProblemOffer("offer", IncidentId.of("INC-1"), ProblemGround.values()[0], "", NOW);
        Claim claim = new Claim(new HandOver(offer, 1), 1, NOW);
        return new Parcel(new Task(claim, null, latest, NOW), List.of(claim), List.of(), call, result -> {}, NOW);
    }

    @Test
    void without_a_thread_an_attempt_is_refused_and_nobody_waits_for_it() {
        Couriers couriers = couriers(
                task -> {
                    throw new OutOfMemoryError("no thread");
                },
                () -> NOW);
        assertThatThrownBy(() -> couriers.hand(parcel(() -> new Accepted(""))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no thread for a call to phone");
        assertThat(couriers.await(MINUTE)).isEqualTo(Woken.BY_NEWS);
        assertThat(couriers.takeBack()).isEmpty();
        assertThat(couriers.ended()).isEmpty();
    }

    @Test
    void with_a_clock_that_is_broken_nothing_is_begun_and_all_comes_back() {
        Couriers couriers = couriers(threads.calls(), () -> {
            throw new IllegalStateException("no time");
        });
        Parcel parcel = parcel(() -> new Accepted(""));
        couriers.hand(parcel);
        assertThat(couriers.await(MINUTE)).isEqualTo(Woken.BY_NEWS);
        assertThat(couriers.ended()).containsExactly(new Couriers.Back(parcel, null, true, null));
    }

    @Test
    void what_is_too_late_for_its_lease_is_not_begun() {
        Couriers couriers = couriers(threads.calls(), () -> NOW.plusNanos(1));
        Parcel parcel = parcel(() -> {
            throw new AssertionError("begun");
        });
        couriers.hand(parcel);
        assertThat(couriers.await(MINUTE)).isEqualTo(Woken.BY_NEWS);
        assertThat(couriers.ended()).containsExactly(new Couriers.Back(parcel, null, true, null));
    }

    @Test
    void a_call_that_left_its_thread_interrupted_does_so_to_no_other() {
        Couriers couriers = couriers(threads.calls(), () -> NOW);
        couriers.hand(parcel(() -> {
            Thread.currentThread().interrupt();
            return new Accepted("first");
        }));
        couriers.hand(
                parcel(() -> new Accepted(String.valueOf(Thread.currentThread().isInterrupted()))));
        int ended = 0;
        SendResult last = null;
        while (ended < 2) {
            couriers.await(MINUTE);
            for (Couriers.Back back : couriers.ended()) {
                last = back.result();
                ended++;
            }
        }
        assertThat(last).isEqualTo(new Accepted("false"));
    }

    @Test
    void who_waited_too_long_for_his_turn_comes_back_but_whoever_comes_begins_one() {
        Supplier<SendResult> call = () -> new Accepted("");
        Parcel first = parcel(call, NOW.plusSeconds(30));
        Parcel second = parcel(call, NOW.plusSeconds(30));
        Semaphore both = new Semaphore(0);
        Couriers slow = couriers(
                task -> threads.calls().execute(() -> {
                    both.acquireUninterruptibly();
                    task.run();
                }),
                () -> NOW.plusSeconds(1));
        slow.hand(first);
        slow.hand(second);
        both.release();
        List<Couriers.Back> back = new ArrayList<>();
        while (back.size() < 2) {
            assertThat(slow.await(MINUTE)).isEqualTo(Woken.BY_NEWS);
            back.addAll(slow.ended());
        }
        assertThat(back)
                .containsExactlyInAnyOrder(
                        new Couriers.Back(first, new Accepted(""), true, null),
                        new Couriers.Back(second, null, true, null));
    }

    @Test
    void who_leaves_while_others_are_under_way_is_no_news_and_no_end_of_patience() throws InterruptedException {
        Semaphore hanging = new Semaphore(0);
        Semaphore quick = new Semaphore(0);
        Couriers couriers = couriers(threads.calls(), 2, () -> NOW);
        couriers.hand(parcel(() -> {
            hanging.acquireUninterruptibly();
            return new Accepted("late");
        }));
        couriers.hand(parcel(() -> {
            quick.release();
            return new Accepted("quick");
        }));
        quick.acquire();
        List<SendResult> results = new ArrayList<>();
        while (results.size() < 2) {
            assertThat(couriers.await(MINUTE)).isEqualTo(Woken.BY_NEWS);
            couriers.ended().forEach(back -> results.add(back.result()));
            hanging.release();
        }
        assertThat(results).containsExactly(new Accepted("quick"), new Accepted("late"));
    }
}
