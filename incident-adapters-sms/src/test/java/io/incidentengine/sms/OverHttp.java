package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.incidentengine.model.ChannelType;
import io.incidentengine.port.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** A channel over HTTP, and what its provider sees. */
enum OverHttp {
    SMS_AS_DESCRIBED(ChannelType.SMS),
    SMS_BY_TWILIO(ChannelType.SMS),
    CALLS_BY_TWILIO(ChannelType.PHONE);

    private static final String FROM = "+4930555010";
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    final ChannelType type;

    OverHttp(ChannelType type) {
        this.type = type;
    }

    /** To a peer, which may take so long to answer. */
    Channel channel(URI peer, int window, Duration answer) {
        TwilioAccount account = TwilioAccount.of(FakeTwilio.SID, FakeTwilio.TOKEN)
                .api(peer.resolve("/"))
                .calledBackAt(FakeTwilio.BASE)
                .timeouts(CONNECTING, answer);
        return switch (this) {
            case SMS_AS_DESCRIBED ->
                SmsChannel.over(HttpSmsGateway.to(peer)
                                .unencrypted()
                                .json("{\"key\": \"{key}\", \"to\": \"{to}\", \"text\": \"{text}\"}")
                                .referenceAt("/sid")
                                .window(window)
                                .timeouts(CONNECTING, answer)
                                .build())
                        .numbers(PhoneNumbers.of("DE"))
                        .build();
            case SMS_BY_TWILIO ->
                SmsChannel.over(TwilioSmsGateway.of(account)
                                .from(FROM)
                                .window(window)
                                .build())
                        .numbers(PhoneNumbers.of("DE"))
                        .build();
            case CALLS_BY_TWILIO ->
                PhoneChannel.over(TwilioVoiceGateway.of(account)
                                .from(FROM)
                                .window(window)
                                .build())
                        .numbers(PhoneNumbers.of("DE"))
                        .build();
        };
    }

    /** Takes a message or a call, whichever of these it is. */
    static void take(HttpPeer.Request request, HttpPeer.Link link) throws java.io.IOException {
        link.answer(201, "", "{\"sid\": \"SM" + UUID.randomUUID() + "\", \"status\": \"queued\"}");
    }

    /** The key of the message that a request is about. */
    static String key(HttpPeer.Request request) {
        return request.body().startsWith("{")
                ? Json.at(Json.read(request.body()), JsonPointer.compile("/key"))
                        .orElseThrow()
                : CallbackForm.parse(URI.create(request.field("StatusCallback")).getRawQuery())
                        .orElseThrow()
                        .get(TwilioAddresses.MESSAGE);
    }
}
