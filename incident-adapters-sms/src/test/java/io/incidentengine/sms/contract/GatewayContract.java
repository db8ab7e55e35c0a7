package io.incidentengine.sms.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.Channel;
import io.incidentengine.sms.Gateway;
import io.incidentengine.sms.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Gateway} promises whatever it sends, as tests: those of {@link SmsGatewayContract} and {@link VoiceGatewayContract},
 * of which one is to be extended.
 *
 * @param <G> which gateway
 */
@Tag("S28")
public abstract class GatewayContract<G extends Gateway> {
    static final PhoneNumber ANN = new PhoneNumber("+4915550100");
    static final String SECRET_TEXT = "Level 1, hush";

    /** An engine gives up after that, if nothing else is said. */
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);

    /** What the provider does. */
    public enum Provider {
        /** It takes all. */
        ACCEPTS,
        /** It refuses all for good: the number does not exist. */
        REFUSES,
        /** It takes nothing for now, or asks to be slower. */
        IS_BUSY,
        /** It refuses the login. */
        REFUSES_THE_LOGIN,
        /** No connection comes about, so nothing was sent. */
        CANNOT_BE_REACHED,
        /** It has it, and the connection breaks before it answers. */
        LOSES_ITS_ANSWER,
        /** It has it and never answers. */
        NEVER_ANSWERS,
        /** It has it and answers what nobody can read. */
        ANSWERS_NONSENSE
    }

    GatewayContract() {}

    /**
     * Makes a gateway. Called once in each test, but for the one about secrets; closed by who makes it.
     *
     * @param provider what the provider behind it does
     * @return the gateway, or empty if that cannot be staged
     */
    protected abstract Optional<G> gateway(Provider provider);

    /**
     * The texts that arrived at the provider of the last gateway.
     *
     * @return the texts in the order in which they came
     */
    protected abstract List<String> arrived();

    /**
     * What must never be seen: passwords, keys.
     *
     * @return the secrets
     */
    protected abstract List<String> secrets();

    /** Makes one attempt. */
    abstract SendResult send(G gateway, String key, String text);

    final G staged(Provider provider) {
        Optional<G> gateway = gateway(provider);
        assumeTrue(gateway.isPresent(), () -> "a provider that " + provider + " cannot be staged");
        return gateway.orElseThrow();
    }

    final SendResult send(G gateway) {
        return send(gateway, "A/1/R27/ann", SECRET_TEXT);
    }

    private static String reason(SendResult result) {
        return result instanceof RetryLater later
                ? later.reason()
                : result instanceof Rejected rejected
                        ? rejected.reason()
                        : result instanceof Ambiguous ambiguous ? ambiguous.reason() : "";
    }

    @Test
    final void what_it_says_of_itself_is_always_the_same() {
        G gateway = staged(Provider.ACCEPTS);
        Channel.Guarantee guarantee = gateway.guarantee();
        boolean receipts = gateway.hasReceipts();
        int window = gateway.window();
        send(gateway);

        assertThat(gateway.guarantee()).isNotNull().isEqualTo(guarantee);
        assertThat(gateway.hasReceipts()).isEqualTo(receipts);
        assertThat(gateway.window()).isPositive().isEqualTo(window);
    }

    @Test
    final void a_gateway_with_receipts_says_by_which_name_they_call_it() {
        G gateway = staged(Provider.ACCEPTS);
        assumeTrue(gateway.hasReceipts(), "without receipts no name is needed");

        SendResult one = send(gateway, "1", "text");
        SendResult other = send(gateway, "2", "text");

        assertThat(((Accepted) one).reference()).isNotEmpty().isNotEqualTo(((Accepted) other).reference());
    }

    @Test
    final void any_key_will_do() {
        G gateway = staged(Provider.ACCEPTS);
        for (String key : List.of("k".repeat(2_000), "a b/c?d&e=f#g%h", "\"'<>\n\r\t", "ключ 🔥")) {
            assertThat(send(gateway, key, "text")).as(key).isInstanceOf(Accepted.class);
        }
    }

    @Test
    @Tag("S30")
    final void what_the_provider_refuses_for_good_is_rejected() {
        assertThat(send(staged(Provider.REFUSES))).isInstanceOf(Rejected.class);
    }

    @Test
    @Tag("S30")
    final void a_provider_that_is_busy_is_to_be_asked_later() {
        assertThat(send(staged(Provider.IS_BUSY))).isInstanceOf(RetryLater.class);
    }

    @Test
    @Tag("S30")
    final void a_login_that_is_refused_is_for_somebody_to_mend() {
        assertThat(send(staged(Provider.REFUSES_THE_LOGIN))).isInstanceOf(RetryLater.class);
    }

    @Test
    @Tag("S30")
    final void a_provider_that_cannot_be_reached_is_to_be_asked_later() {
        assertThat(send(staged(Provider.CANNOT_BE_REACHED))).isInstanceOf(RetryLater.class);
    }

    @Test
    final void an_answer_that_is_lost_is_ambiguous() {
        assertThat(send(staged(Provider.LOSES_ITS_ANSWER))).isInstanceOf(Ambiguous.class);
    }

    @Test
    final void an_answer_that_nobody_can_read_is_ambiguous() {
        assertThat(send(staged(Provider.ANSWERS_NONSENSE))).isInstanceOf(Ambiguous.class);
    }

    @Test
    final void an_answer_that_never_comes_is_ambiguous_before_an_engine_gives_up() {
        G gateway = staged(Provider.NEVER_ANSWERS);
        long begin = System.nanoTime();

        assertThat(send(gateway)).isInstanceOf(Ambiguous.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SEND_TIMEOUT);
    }

    @Test
    final void who_is_interrupted_returns_soon_and_stays_so() throws Exception {
        G gateway = staged(Provider.NEVER_ANSWERS);
        AtomicReference<SendResult> result = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread sending = new Thread(() -> {
            Thread.currentThread().interrupt();
            result.set(send(gateway));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        sending.start();
        sending.join(SEND_TIMEOUT.toMillis());

        assertThat(result.get()).isInstanceOfAny(RetryLater.class, Ambiguous.class);
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    final void no_reason_shows_the_text_the_number_or_a_secret() {
        for (Provider provider : Provider.values()) {
            Optional<G> gateway = gateway(provider);
            if (gateway.isPresent()) {
                String said = reason(send(gateway.get())) + gateway.get();
                assertThat(said).as(provider.name()).doesNotContain("hush", "15550100");
                secrets().forEach(secret -> assertThat(said).doesNotContain(secret));
            }
        }
    }

    @Test
    final void a_gateway_that_is_closed_sends_nothing_and_may_be_closed_again() {
        G gateway = staged(Provider.ACCEPTS);
        gateway.close();
        gateway.close();

        assertThat(send(gateway)).isInstanceOf(RetryLater.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    @Tag("concurrency")
    final void as_many_threads_send_at_once_as_the_window_says_and_more() throws Exception {
        G gateway = staged(Provider.ACCEPTS);
        int threads = Math.min(gateway.window(), 16) + 2;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<List<SendResult>>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = "thread " + thread;
                all.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    List<SendResult> mine = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        mine.add(send(gateway, name + "/" + i, name + " says " + i));
                    }
                    return mine;
                }));
            }
            for (Future<List<SendResult>> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS)).hasOnlyElementsOfType(Accepted.class);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(arrived()).hasSize(threads * 10).doesNotHaveDuplicates();
    }
}
