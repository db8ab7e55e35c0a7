package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.port.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP gateway sends, and that no text changes what the request says. */
class HttpTemplatesTest {
    private final HttpPeer peer = HttpPeer.start();

    @AfterEach
    void close() {
        peer.close();
    }

    private HttpPeer.Request request(HttpSmsGateway.Builder builder, String key, String text) {
        try (HttpSmsGateway gateway = builder.build()) {
            assertThat(gateway.send(new Sms(key, new PhoneNumber("+4915550100"), text, Locale.GERMANY)))
                    .isInstanceOf(Accepted.class);
        }
        return peer.requests.get(peer.requests.size() - 1);
    }

    private HttpSmsGateway.Builder gateway() {
        return HttpSmsGateway.to(peer.address()).unencrypted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\", \"to\": \"+4919999\", \"x\": \"",
                "\\\" , \\",
                "{to} {text} {key} ${jndi:ldap://x} $1 \\1",
                "a&to=+4919999&text=b",
                "%26to%3D1",
                "line\r\nX-Header: 1\r\n\r\nline",
                "\u0000\u0007\u2028\u2029",
                "]]></text><to>1</to>",
                "Störung 🔥 €"
            })
    void what_is_put_in_stays_in_its_place(String hostile) {
        HttpPeer.Request json = request(
                gateway()
                        .header("X-Key", "{key}")
                        .json("{\"list\": [{\"to\": \"{to}\", \"text\": \"<{text}>\"}], \"n\": 1.50, \"no\": null}"),
                hostile,
                hostile);
        assertThat(Json.read(json.body()))
                .isEqualTo(Json.read("{\"list\": [{\"to\": \"+4915550100\", \"text\": "
                        + Json.written(List.of("<" + hostile + ">")).replaceAll("^\\[|]$", "")
                        + "}], \"n\": 1.50, \"no\": null}"));
        assertThat(((Map<?, ?>) Json.read(json.body())).keySet()).hasToString("[list, n, no]");
        assertThat(json.headers()).doesNotContainKey("X-Header");
        assertThat(json.header("X-Key")).isEqualTo(Percent.encoded(hostile)).matches("[\\x21-\\x7e]*");

        HttpPeer.Request form = request(
                gateway().form("to", "{digits}").form("text", "{text}").form("lang", "{language}"), "m", hostile);
        assertThat(form.form())
                .isEqualTo(Map.of("to", List.of("4915550100"), "text", List.of(hostile), "lang", List.of("de-DE")));
    }

    @Test
    void method_headers_and_login_go_along() {
        HttpPeer.Request put = request(
                gateway()
                        .method("PUT")
                        .login("desk", () -> "pass:word")
                        .header("Idempotency-Key", "{id}")
                        .header("X-Api-Key", () -> "secret with {text}")
                        .json("{\"to\": \"{to}\", \"text\": \"{text}\"}"),
                "m",
                "text");

        assertThat(put.line()).isEqualTo("PUT /send HTTP/1.1");
        assertThat(put.header("Authorization")).isEqualTo("Basic ZGVzazpwYXNzOndvcmQ=");
        assertThat(put.header("Content-Type")).isEqualTo("application/json");
        assertThat(put.header("X-Api-Key")).isEqualTo("secret with {text}");
        assertThat(put.header("Idempotency-Key")).matches("[0-9a-f]{32}").isEqualTo(Placeholders.id("m"));
        assertThat(Placeholders.id("n")).isNotEqualTo(Placeholders.id("m"));
    }

    @Test
    void defaults_are_as_the_page_says() {
        try (HttpSmsGateway plain =
                gateway().form("to", "{to}").form("text", "{text}").build()) {
            assertThat(plain.guarantee()).isEqualTo(Channel.Guarantee.AT_LEAST_ONCE);
            assertThat(plain.hasReceipts()).isFalse();
            assertThat(plain.window()).isEqualTo(10);
            assertThat(plain).hasToString("POST to localhost");
        }
        try (HttpSmsGateway told = gateway()
                .header("Idempotency-Key", "{id}")
                .json("{\"to\": \"{to}\", \"text\": \"{text}\"}")
                .idempotent()
                .referenceAt("/id")
                .withReceipts()
                .window(3)
                .build()) {
            assertThat(told.guarantee()).isEqualTo(Channel.Guarantee.IDEMPOTENT);
            assertThat(told.hasReceipts()).isTrue();
            assertThat(told.window()).isEqualTo(3);
        }
    }

    @Test
    void what_cannot_work_is_refused_and_all_of_it_named() {
        assertThatThrownBy(() -> HttpSmsGateway.to(URI.create("http://sms.example.org/"))
                        .withReceipts()
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("json or form", "withReceipts", "https");
        assertThatThrownBy(() -> gateway().form("text", "{text}").build()).hasMessageContaining("{to}");
        assertThatThrownBy(() -> gateway()
                        .form("to", "{to}")
                        .form("text", "{text}")
                        .idempotent()
                        .build())
                .hasMessageContaining("{key}");
        assertThatThrownBy(() -> gateway().json("{\"to\": {to}}")).hasMessageContaining("JSON");
        assertThatThrownBy(() -> gateway().json("{\"to\": \"{too}\"}")).hasMessageContaining("{too}");
        assertThatThrownBy(() -> gateway().form("to", "{phone}")).hasMessageContaining("{phone}");
        assertThatThrownBy(() -> gateway().header("X", "{phone}")).hasMessageContaining("{phone}");
        assertThatThrownBy(() -> gateway().method("GET")).hasMessageContaining("POST");
        assertThatThrownBy(() -> gateway().window(0)).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> gateway().timeouts(Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("1 ms");
        assertThatThrownBy(() -> gateway().referenceAt("id")).hasMessageContaining("pointer");
        assertThatThrownBy(() -> gateway().referenceIn("(")).hasMessageContaining("regular expression");
        assertThatThrownBy(() -> HttpSmsGateway.to(URI.create("https://user:hush@sms.example.org/")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> HttpSmsGateway.to(URI.create("ftp://sms.example.org/")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> HttpSign.status()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> HttpSign.text("")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> HttpSign.json("code")).isInstanceOf(InvalidInputException.class);
    }
}
