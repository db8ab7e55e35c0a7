package io.incidentengine.sms.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.Channel;
import io.incidentengine.sms.Call;
import io.incidentengine.sms.PhoneNumber;
import io.incidentengine.sms.VoiceGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * What a {@link VoiceGateway} promises, as tests. Extend it, and put a provider behind the gateway that does as it is told; what
 * cannot be staged is left empty, and its tests are skipped. What comes of calls that were ordered is not tested here.
 */
@Tag("S28")
public abstract class VoiceGatewayContract {
    /** An engine gives up after that, if nothing else is said. */
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);

    private static final PhoneNumber ANN = new PhoneNumber("+4915550100");
    private static final String SECRET_TEXT = "Level 1, hush";

    /** What the provider does. */
    public enum Provider {
        /** It takes every order. */
        ACCEPTS,
        /** It refuses every order for good: the number does not exist. */
        REFUSES,
        /** It takes none for now, or asks to be slower. */
        IS_BUSY,
        /** It refuses the login. */
        REFUSES_THE_LOGIN,
        /** No connection comes about, so nothing was ordered. */
        CANNOT_BE_REACHED,
        /** It has the order, and the connection breaks before it answers. */
        LOSES_ITS_ANSWER,
        /** It has the order and never answers. */
        NEVER_ANSWERS,
        /** It has the order and answers what nobody can read. */
        ANSWERS_NONSENSE
    }

    /** For classes that extend it. */
    protected VoiceGatewayContract() {}

    /**
     * Makes a gateway. Called once in each test, but for the one about secrets; closed by who makes it.
     *
     * @param provider what the provider behind it does
     * @return the gateway, or empty if that cannot be staged
     */
    protected abstract Optional<VoiceGateway> gateway(Provider provider);

    /**
     * All that is said in the calls that arrived at the provider of the last gateway, as text without marks of a language such as XML.
     *
     * @return one text for each call, in the order in which they came
     */
    protected abstract List<String> arrived();

    /**
     * What must never be seen: passwords, keys.
     *
     * @return the secrets
     */
    protected abstract List<String> secrets();

    private VoiceGateway staged(Provider provider) {
        Optional<VoiceGateway> gateway = gateway(provider);
        assumeTrue(gateway.isPresent(), () -> "a provider that " + provider + " cannot be staged");
        return gateway.orElseThrow();
    }

    private static SendResult call(VoiceGateway gateway, String key, String text) {
        return gateway.call(new Call(key, ANN, text, Locale.ENGLISH, true));
    }

    private static SendResult call(VoiceGateway gateway) {
        return call(gateway, "A/1/R27/ann", SECRET_TEXT);
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
        VoiceGateway gateway = staged(Provider.ACCEPTS);
        Channel.Guarantee guarantee = gateway.guarantee();
        boolean receipts = gateway.hasReceipts();
        int window = gateway.window();
        call(gateway);

        assertThat(gateway.guarantee()).isNotNull().isEqualTo(guarantee);
        assertThat(gateway.hasReceipts()).isEqualTo(receipts);
        assertThat(gateway.window()).isPositive().isEqualTo(window);
    }

    @Test
    final void a_call_that_is_taken_is_accepted_and_says_the_text() {
        assertThat(call(staged(Provider.ACCEPTS))).isInstanceOf(Accepted.class);
        assertThat(arrived()).singleElement().asString().contains(SECRET_TEXT);
    }

    @Test
    final void who_needs_no_proof_asks_for_nothing() {
        VoiceGateway gateway = staged(Provider.ACCEPTS);
        gateway.call(new Call("1", ANN, "All is well", Locale.ENGLISH, false));
        gateway.call(new Call("2", ANN, "All is well", Locale.ENGLISH, true));

        assertThat(arrived().get(0).length()).isLessThan(arrived().get(1).length());
    }

    @Test
    final void a_gateway_with_receipts_says_by_which_name_they_call_the_call() {
        VoiceGateway gateway = staged(Provider.ACCEPTS);
        assumeTrue(gateway.hasReceipts(), "without receipts no name is needed");

        SendResult one = call(gateway, "1", "text");
        SendResult other = call(gateway, "2", "text");

        assertThat(((Accepted) one).reference()).isNotEmpty().isNotEqualTo(((Accepted) other).reference());
    }

    @Test
    final void any_text_is_said_and_any_key_will_do() {
        VoiceGateway gateway = staged(Provider.ACCEPTS);
        for (String text : List.of("x", "Störung <b>&amp; \"mehr\"</b> ' ]]>", "две строки 🔥", "zwei\nZeilen")) {
            assertThat(call(gateway, "key of " + text, text)).as(text).isInstanceOf(Accepted.class);
            assertThat(arrived().get(arrived().size() - 1)).contains(text);
        }
        for (String key : List.of("k".repeat(2_000), "a b/c?d&e=f#g%h", "\"'<>\n\r\t", "ключ 🔥")) {
            assertThat(call(gateway, key, "text")).as(key).isInstanceOf(Accepted.class);
        }
        assertThat(call(gateway, "long", "long text, ".repeat(5_000))).isInstanceOf(Accepted.class);
    }

    @Test
    @Tag("S30")
    final void what_the_provider_refuses_for_good_is_rejected() {
        assertThat(call(staged(Provider.REFUSES))).isInstanceOf(Rejected.class);
    }

    @Test
    @Tag("S30")
    final void a_provider_that_is_busy_is_to_be_asked_later() {
        assertThat(call(staged(Provider.IS_BUSY))).isInstanceOf(RetryLater.class);
    }

    @Test
    @Tag("S30")
    final void a_login_that_is_refused_is_for_somebody_to_mend() {
        assertThat(call(staged(Provider.REFUSES_THE_LOGIN))).isInstanceOf(RetryLater.class);
    }

    @Test
    @Tag("S30")
    final void a_provider_that_cannot_be_reached_is_to_be_asked_later() {
        assertThat(call(staged(Provider.CANNOT_BE_REACHED))).isInstanceOf(RetryLater.class);
    }

    @Test
    final void an_answer_that_is_lost_is_ambiguous() {
        assertThat(call(staged(Provider.LOSES_ITS_ANSWER))).isInstanceOf(Ambiguous.class);
    }

    @Test
    final void an_answer_that_nobody_can_read_is_ambiguous() {
        assertThat(call(staged(Provider.ANSWERS_NONSENSE))).isInstanceOf(Ambiguous.class);
    }

    @Test
    final void an_answer_that_never_comes_is_ambiguous_before_an_engine_gives_up() {
        VoiceGateway gateway = staged(Provider.NEVER_ANSWERS);
        long begin = System.nanoTime();

        assertThat(call(gateway)).isInstanceOf(Ambiguous.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SEND_TIMEOUT);
    }

    @Test
    final void who_is_interrupted_returns_soon_and_stays_so() throws Exception {
        VoiceGateway gateway = staged(Provider.NEVER_ANSWERS);
        AtomicReference<SendResult> result = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread calling = new Thread(() -> {
            Thread.currentThread().interrupt();
            result.set(call(gateway));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        calling.start();
        calling.join(SEND_TIMEOUT.toMillis());

        assertThat(result.get()).isInstanceOfAny(RetryLater.class, Ambiguous.class);
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    final void no_reason_shows_the_text_the_number_or_a_secret() {
        for (Provider provider : Provider.values()) {
            Optional<VoiceGateway> gateway = gateway(provider);
            if (gateway.isPresent()) {
                String said = reason(call(gateway.get())) + gateway.get();
                assertThat(said).as(provider.name()).doesNotContain("hush", "15550100");
                secrets().forEach(secret -> assertThat(said).doesNotContain(secret));
            }
        }
    }

    @Test
    final void a_gateway_that_is_closed_calls_nobody_and_may_be_closed_again() {
        VoiceGateway gateway = staged(Provider.ACCEPTS);
        gateway.close();
        gateway.close();

        assertThat(call(gateway)).isInstanceOf(RetryLater.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    @Tag("concurrency")
    final void as_many_threads_call_at_once_as_the_window_says_and_more() throws Exception {
        VoiceGateway gateway = staged(Provider.ACCEPTS);
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
                        mine.add(call(gateway, name + "/" + i, name + " says " + i));
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
