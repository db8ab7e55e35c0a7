package io.incidentengine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Locks by name, and by several names that may change until they are locked. */
class StripesTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 5_000;
    private static final int ACCOUNTS = 8;

    private final Stripes stripes = new Stripes();

    @Test
    void under_several_names_nobody_else_works_under_any_of_them() throws Exception {
        int[] accounts = new int[ACCOUNTS]; // not safe without locks
        Together.play(THREADS, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < ROUNDS; i++) {
                int from = random.nextInt(ACCOUNTS);
                int to = random.nextInt(ACCOUNTS);
                if (random.nextInt(4) == 0) {
                    stripes.locked((Object) from, () -> ++accounts[from]);
                } else {
                    stripes.locked(() -> Set.copyOf(new HashSet<>(List.of(from, to))), () -> {
                        accounts[from]++;
                        accounts[to]++;
                        return 0;
                    });
                }
            }
            return 0;
        });

        int expected = 0;
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            for (int i = 0; i < ROUNDS; i++) {
                random.nextInt(ACCOUNTS);
                random.nextInt(ACCOUNTS);
                expected += random.nextInt(4) == 0 ? 1 : 2;
            }
        }
        int sum = 0;
        for (int account : accounts) {
            sum += account;
        }
        assertThat(sum).isEqualTo(expected);
    }

    @Test
    void names_that_change_before_they_are_locked_are_locked_as_they_are_then() throws Exception {
        // Each name points to another; work under a name goes on under what it points to, as in a merge.
        AtomicReference<String> pointsTo = new AtomicReference<>("a");
        int[] counter = new int[1];
        Together.play(THREADS, thread -> {
            for (int i = 0; i < ROUNDS; i++) {
                if (thread == 0) {
                    String next = "n" + i % 7;
                    stripes.locked(() -> Set.of(pointsTo.get(), next), () -> {
                        pointsTo.set(next);
                        return counter[0]++;
                    });
                } else {
                    stripes.locked(() -> Set.of(pointsTo.get()), () -> counter[0]++);
                }
            }
            return 0;
        });

        assertThat(counter[0]).isEqualTo(THREADS * ROUNDS);
    }

    @Test
    void work_begins_only_when_no_name_has_been_added() {
        AtomicInteger asked = new AtomicInteger();
        int found = stripes.locked(
                () -> asked.incrementAndGet() < 4 ? Set.of("a", "b" + asked.get()) : Set.of("a", "z"), asked::get);

        assertThat(found).isEqualTo(6); // asked before and after locking, until nothing is missing
    }

    @Test
    void what_waits_for_one_of_several_names_holds_none_of_them_back_for_good() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> holder =
                CompletableFuture.supplyAsync(() -> stripes.locked((Object) "b", () -> await(held, release)));
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<String> both =
                CompletableFuture.supplyAsync(() -> stripes.locked(() -> Set.of("a", "b"), () -> "done"));
        assertThat(both).isNotDone();

        release.countDown();
        assertThat(holder.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(both.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    }

    private static boolean await(CountDownLatch held, CountDownLatch release) {
        held.countDown();
        try {
            return release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_fails_gives_its_locks_back() throws Exception {
        IllegalStateException failure = new IllegalStateException("deliberate");
        assertThatThrownBy(() -> stripes.locked(() -> Set.of("a", "b"), () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> stripes.locked(
                        () -> {
                            if (asked.incrementAndGet() == 2) {
                                throw failure;
                            }
                            return Set.of("a", "b");
                        },
                        () -> "never"))
                .isSameAs(failure);

        assertThat(CompletableFuture.supplyAsync(() -> stripes.locked(() -> Set.of("a", "b"), () -> "free"))
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo("free");
    }
}
