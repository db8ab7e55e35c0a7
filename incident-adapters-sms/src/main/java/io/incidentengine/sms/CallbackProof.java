package io.incidentengine.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** By what it is known that a request is the provider's. All comparisons take the same time, whatever is wrong. */
sealed interface CallbackProof {
    /** Why it is refused; empty if it is the provider's. */
    Optional<CallbackResponse> refusal(CallbackRequest request, Instant now);

    /** What only the same request has; empty if that cannot be told. */
    String once(CallbackRequest request);

    /** A header that only the provider knows. */
    record BySecret(String header, Supplier<String> value) implements CallbackProof {
        @Override
        public Optional<CallbackResponse> refusal(CallbackRequest request, Instant now) {
            byte[] secret = octets(value.get());
            return secret.length > 0 && MessageDigest.isEqual(octets(request.header(header)), secret)
                    ? Optional.empty()
                    : Optional.of(CallbackResponse.refused(
                            401, "the secret is missing or wrong", "WWW-Authenticate", "Bearer"));
        }

        @Override
        public String once(CallbackRequest request) {
            return "";
        }
    }

    /** A code over the body, and over the time where one is sent. */
    record BySignature(
            String header,
            Supplier<String> secret,
            @Nullable String timeHeader,
            Duration tolerance) implements CallbackProof {
        @Override
        public Optional<CallbackResponse> refusal(CallbackRequest request, Instant now) {
            byte[] code = Hmac.of("HmacSHA256", secret.get(), signed(request));
            byte[] given = octets(bare(request));
            boolean hex = MessageDigest.isEqual(
                    octets(bare(request).toLowerCase(Locale.ROOT)),
                    octets(HexFormat.of().formatHex(code)));
            boolean base64 = MessageDigest.isEqual(given, Base64.getEncoder().encode(code));
            if (!(hex || base64)) {
                return Optional.of(CallbackResponse.refused(403, "the signature is missing or wrong"));
            }
            return isRecent(request, now)
                    ? Optional.empty()
                    : Optional.of(CallbackResponse.refused(403, "the time is missing, or too far from now"));
        }

        private String bare(CallbackRequest request) {
            String given = request.header(header).strip();
            return given.startsWith("sha256=") ? given.substring("sha256=".length()) : given;
        }

        private byte[] signed(CallbackRequest request) {
            if (timeHeader == null) {
                return request.body();
            }
            byte[] before = octets(request.header(timeHeader) + ".");
            byte[] all = new byte[before.length + request.body().length];
            System.arraycopy(before, 0, all, 0, before.length);
            System.arraycopy(request.body(), 0, all, before.length, request.body().length);
            return all;
        }

        private boolean isRecent(CallbackRequest request, Instant now) {
            if (timeHeader == null) {
                return true;
            }
            String seconds = request.header(timeHeader);
            return seconds.matches("[0-9]{1,11}")
                    && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                    .abs()
                                    .compareTo(tolerance)
                            <= 0;
        }

        @Override
        public String once(CallbackRequest request) {
            return request.path() + " " + bare(request);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
