package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.testing.Kept;
import io.incidentengine.testkit.FaultyStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a reported incident over a described HTTP provider to a phone, and back. */
@Tag("S29")
class HttpCallbacksTest {
    private static final String SECRET = "opensesame-callbacks";

    private final AtomicReference<Instant> now = new AtomicReference<>(Desk.START);
    private final HttpPeer peer = HttpPeer.start();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(peer));
    private FaultyStore store = FaultyStore.around(Kept.IN_MEMORY.store());
    private IncidentEngine engine;
    private SmsIntake intake;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private IncidentId told(Kept kept) {
        peer.does((request, link) -> link.answer(202, "", "{\"id\": \"m-" + Placeholders.id(request.body()) + "\"}"));
        store = FaultyStore.around(kept.store());
        SmsChannel sms = SmsChannel.over(HttpSmsGateway.to(peer.address())
                        .unencrypted()
                        .json("{\"to\": \"{digits}\", \"text\": \"{text}\", \"ref\": \"{key}\"}")
                        .referenceAt("/id")
                        .withReceipts()
                        .build())
                .numbers(PhoneNumbers.of("DE"))
                .build();
        engine = IncidentEngine.on(store)
                .directory(Desk.STAFF)
                .channel(sms)
                .time(now::get)
                .sendOnCallingThread()
                .build();
        intake = SmsIntake.of(sms, engine);
        open.add(0, engine);
        open.add(0, sms);
        IncidentId id =
                engine.report(Desk.ENA, Intake.of("1", Desk.REPORT)).incident().id();
        engine.runDue();
        return id;
    }

    private Delivery to(IncidentId id, String person) {
        return engine.notifications(id).stream()
                .flatMap(one -> one.deliveries().stream())
                .filter(one -> one.message().channel().equals(ChannelType.SMS)
                        && one.message()
                                .recipients()
                                .get(0)
                                .person()
                                .id()
                                .value()
                                .equals(person))
                .findFirst()
                .orElseThrow();
    }

    private String reference(IncidentId id, String person) {
        return ((Accepted) to(id, person).attempts().get(0).result()).reference();
    }

    private HttpCallbacks.Builder callbacks() {
        return HttpCallbacks.into(intake)
                .receipts("/sms/receipts", "/id", "/status")
                .receiptsByKey("/sms/keyed", "/ref", "/state/name")
                .eachOf("/sms/keyed", "/results")
                .replies("/sms/replies", "/from", "/text")
                .delivered("delivered")
                .failed("failed", "expired")
                .time(now::get);
    }

    private HttpCallbacks bySecret() {
        return callbacks().secret("X-Token", () -> SECRET).build();
    }

    private static CallbackRequest post(String path, String type, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>(Map.of("Content-Type", List.of(type)));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new CallbackRequest("POST", path, all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static CallbackRequest json(String path, String body) {
        return post(path, "application/json", body, "x-token", SECRET);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R27")
    void receipts_come_in_json_and_in_forms_one_by_one_and_together(Kept kept) {
        IncidentId id = told(kept);
        HttpCallbacks callbacks = bySecret();
        assertThat(peer.requests)
                .as("the right people, and the right texts")
                .anySatisfy(request -> assertThat(request.body()).contains(Desk.OLGA, "level 1"))
                .anySatisfy(request ->
                        assertThat(request.body()).contains(Desk.OMAR).containsIgnoringCase("stufe 1"));

        assertThat(callbacks
                        .apply(json(
                                "/sms/receipts", "{\"id\": \"" + reference(id, "olga") + "\", \"status\": \"sent\"}"))
                        .status())
                .isEqualTo(204);
        assertThat(to(id, "olga").grade(Instant.MAX)).contains(Grade.ACCEPTED);
        assertThat(callbacks
                        .apply(post(
                                "/sms/receipts?x=1",
                                "application/x-www-form-urlencoded",
                                "status=delivered&id=" + reference(id, "olga"),
                                "X-TOKEN",
                                SECRET))
                        .status())
                .isEqualTo(204);
        assertThat(to(id, "olga").grade(Instant.MAX)).contains(Grade.DELIVERED);

        String several = Json.written(Map.of(
                "results",
                List.of(
                        Map.of("ref", to(id, "omar").message().key(), "state", Map.of("name", "expired")),
                        Map.of("ref", "of nobody", "state", Map.of("name", "delivered")))));
        assertThat(callbacks.apply(json("/sms/keyed", several)).status()).isEqualTo(204);
        assertThat(to(id, "omar").grade(Instant.MAX)).isEmpty();
        assertThat(engine.strayNews()).as("it is tried again before").isZero();
    }

    @Test
    @Tag("S33")
    void replies_acknowledge() {
        IncidentId id = told(Kept.IN_MEMORY);

        assertThat(bySecret()
                        .apply(json("/sms/replies", "{\"from\": \"" + Desk.OLGA + "\", \"text\": \"Bin dran\"}"))
                        .status())
                .isEqualTo(204);
        assertThat(to(id, "olga").acknowledgement(Instant.MAX)).isPresent();
        assertThat(bySecret()
                        .apply(json("/sms/replies", "{\"from\": \"Desk\", \"text\": \"advertisement\"}"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void what_is_no_callback_is_refused_with_the_reason() {
        told(Kept.IN_MEMORY);
        HttpCallbacks callbacks = bySecret();
        String good = "{\"id\": \"m-1\", \"status\": \"delivered\"}";

        assertThat(callbacks.apply(json("/sms/other", good)).status()).isEqualTo(404);
        assertThat(callbacks.apply(new CallbackRequest("PUT", "/sms/receipts", Map.of(), new byte[0])))
                .satisfies(response -> {
                    assertThat(response.status()).isEqualTo(405);
                    assertThat(response.headers()).containsEntry("Allow", "POST");
                });
        assertThat(callbacks
                        .apply(json("/sms/receipts", "x".repeat(64 * 1024 + 1)))
                        .status())
                .isEqualTo(413);
        assertThat(callbacks
                        .apply(post("/sms/receipts", "text/plain", good, "X-Token", SECRET))
                        .status())
                .isEqualTo(415);
        for (String secret : List.of("", "opensesame", SECRET + " ", "ж")) {
            assertThat(callbacks.apply(post("/sms/receipts", "application/json", good, "X-Token", secret)))
                    .satisfies(response -> {
                        assertThat(response.status()).isEqualTo(401);
                        assertThat(response.headers()).containsKey("WWW-Authenticate");
                        assertThat(response.body()).doesNotContain(SECRET);
                    });
        }
        for (String body : List.of(
                "",
                "{",
                "[]",
                "{}",
                "{\"id\": \"\", \"status\": \"delivered\"}",
                "{\"id\": {}}",
                "null",
                "[".repeat(5_000))) {
            assertThat(callbacks.apply(json("/sms/receipts", body)).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(callbacks.apply(json("/sms/keyed", "{\"results\": {}}")).status())
                .isEqualTo(400);
        assertThat(callbacks.apply(json("/sms/keyed", "{\"results\": [null]}")).status())
                .isEqualTo(400);
        assertThat(callbacks
                        .apply(post("/sms/receipts", "application/x-www-form-urlencoded", "id=%zz", "X-Token", SECRET))
                        .status())
                .isEqualTo(400);
        assertThat(callbacks.apply(null).status()).isEqualTo(500);
    }

    @Test
    void an_empty_secret_lets_nobody_in() {
        told(Kept.IN_MEMORY);
        HttpCallbacks open = callbacks().secret("X-Token", () -> "").build();

        assertThat(open.apply(post("/sms/receipts", "application/json", "{}")).status())
                .isEqualTo(401);
    }

    private static CallbackRequest signed(String body, String time, boolean hex) {
        byte[] code = Hmac.of("HmacSHA256", SECRET, (time + "." + body).getBytes(StandardCharsets.UTF_8));
        return post(
                "/sms/replies",
                "application/json",
                body,
                "X-Time",
                time,
                "X-Signature",
                hex
                        ? "sha256=" + HexFormat.of().formatHex(code)
                        : Base64.getEncoder().encodeToString(code));
    }

    @Test
    @Tag("S33")
    void what_is_signed_counts_once_and_not_when_it_is_old() {
        IncidentId id = told(Kept.IN_MEMORY);
        HttpCallbacks callbacks = callbacks()
                .signedAt("X-Signature", () -> SECRET, "X-Time", Duration.ofMinutes(5))
                .build();
        String reply = "{\"from\": \"" + Desk.OLGA + "\", \"text\": \"ok\"}";
        String time = String.valueOf(now.get().getEpochSecond());

        assertThat(callbacks.apply(signed(reply, time, true)).status()).isEqualTo(204);
        assertThat(to(id, "olga").acknowledgement(Instant.MAX)).isPresent();
        int news = to(id, "olga").news().size();
        now.set(now.get().plus(Duration.ofMinutes(4)));
        assertThat(callbacks.apply(signed(reply, time, true)).status()).isEqualTo(204);
        assertThat(to(id, "olga").news()).as("it came before").hasSize(news);

        assertThat(callbacks
                        .apply(signed(reply, String.valueOf(now.get().getEpochSecond()), false))
                        .status())
                .isEqualTo(204);
        assertThat(to(id, "olga").news()).hasSize(news + 1);
        now.set(now.get().plus(Duration.ofMinutes(2)));
        assertThat(callbacks.apply(signed(reply, time, true)).status()).isEqualTo(403);
        assertThat(callbacks.apply(signed(reply, "99999999999", true)).status()).isEqualTo(403);
        assertThat(callbacks.apply(signed(reply, "", true)).status()).isEqualTo(403);
        assertThat(callbacks.apply(signed(reply, "-1", true)).status()).isEqualTo(403);
        assertThat(callbacks
                        .apply(post("/sms/replies", "application/json", reply, "X-Time", time))
                        .status())
                .isEqualTo(403);
        CallbackRequest other = signed(reply, String.valueOf(now.get().getEpochSecond()), true);
        assertThat(callbacks
                        .apply(new CallbackRequest(
                                "POST", other.target(), other.headers(), "{}".getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_cannot_be_stored_is_for_the_provider_to_say_again() {
        IncidentId id = told(Kept.IN_MEMORY);
        HttpCallbacks callbacks =
                callbacks().signed("X-Signature", () -> SECRET).build();
        String body = "{\"id\": \"" + reference(id, "olga") + "\", \"status\": \"delivered\"}";
        CallbackRequest receipt = post(
                "/sms/receipts",
                "application/json",
                body,
                "X-Signature",
                HexFormat.of().formatHex(Hmac.of("HmacSHA256", SECRET, body.getBytes(StandardCharsets.UTF_8))));
        store.failsOnceBeforeCommit(1, FaultyStore.Write.RECORD);

        assertThat(callbacks.apply(receipt).status()).isEqualTo(500);
        assertThat(callbacks.apply(receipt).status()).isEqualTo(204);
        assertThat(to(id, "olga").grade(Instant.MAX)).contains(Grade.DELIVERED);
    }

    @Test
    void what_is_missing_is_named() {
        told(Kept.IN_MEMORY);
        assertThatThrownBy(() -> HttpCallbacks.into(intake).build())
                .hasMessageContainingAll("secret", "receipts or replies");
        assertThatThrownBy(() -> HttpCallbacks.into(intake)
                        .receipts("/r", "/id", "/status")
                        .secret("X", () -> "s")
                        .build())
                .hasMessageContaining("delivered");
        assertThatThrownBy(() -> callbacks().receipts("r", "/id", "/status")).hasMessageContaining("path");
        assertThatThrownBy(() -> callbacks().receipts("/r", "id", "/status")).hasMessageContaining("pointer");
        assertThatThrownBy(() -> callbacks().eachOf("/other", "/results")).hasMessageContaining("/sms/keyed");
    }
}
