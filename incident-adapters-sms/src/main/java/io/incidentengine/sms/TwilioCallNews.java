package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.News;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what comes of calls: who took it (twilio.com/docs/voice/answering-machine-detection), how it ended
 * (twilio.com/docs/voice/api/call-resource), and which key was pressed (twilio.com/docs/voice/twiml/gather).
 *
 * <p>That a call was completed proves nothing: a machine completes it, too. A person is who is taken for one by Twilio; that somebody
 * acknowledged is known by the key alone.
 */
final class TwilioCallNews {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioCallbacks.class);
    private static final int TRIES = 3;

    private final EarlyNews news;
    private final TwilioAddresses addresses;
    private final InstantSource time;

    TwilioCallNews(EarlyNews news, TwilioAddresses addresses, InstantSource time) {
        this.news = news;
        this.addresses = addresses;
        this.time = time;
    }

    Optional<Function<TwilioNews, CallbackResponse>> takes(String place) {
        return switch (place) {
            case TwilioAddresses.CALL_STATUS -> Optional.of(this::status);
            case TwilioAddresses.CALL_ANSWERED -> Optional.of(this::answered);
            case TwilioAddresses.CALL_KEY -> Optional.of(this::key);
            default -> Optional.empty();
        };
    }

    /** How it ended. */
    private CallbackResponse status(TwilioNews said) {
        String status = said.get("CallStatus").toLowerCase(Locale.ROOT);
        return switch (status) {
            case "busy", "no-answer", "failed", "canceled" -> failed(said, status);
            case "completed" -> answered(said);
            default -> CallbackResponse.nothing();
        };
    }

    /** Who took it; of whom nobody knows whether it is a person or a machine nothing is said. */
    private CallbackResponse answered(TwilioNews said) {
        String by = said.get("AnsweredBy").toLowerCase(Locale.ROOT);
        if (by.startsWith("machine") || by.equals("fax")) {
            return failed(said, "answered by a " + (by.equals("fax") ? by : "machine"));
        }
        return by.equals("human")
                ? taken(said, said.about(ChannelType.PHONE, "CallSid"), News.Status.DELIVERED, "answered by a person")
                : CallbackResponse.nothing();
    }

    private CallbackResponse failed(TwilioNews said, String detail) {
        return taken(said, said.byReference(ChannelType.PHONE, "CallSid"), News.Status.FAILED, detail);
    }

    private CallbackResponse taken(TwilioNews said, Optional<News.About> about, News.Status status, String detail) {
        if (about.isEmpty()) {
            return CallbackResponse.refused(400, "of no call");
        }
        News.Reception unused = news.take(news(said, about.get(), status, detail));
        return CallbackResponse.nothing();
    }

    private News news(TwilioNews said, News.About about, News.Status status, String detail) {
        Instant at = said.at(time);
        return new News(about, status, at, News.sequenceOf(at), null, detail);
    }

    /** Which key was pressed: what comes next in the call is the answer. */
    private CallbackResponse key(TwilioNews said) {
        Optional<News.About> about = said.about(ChannelType.PHONE, "CallSid");
        if (about.isEmpty()) {
            return CallbackResponse.refused(400, "of no call");
        }
        Speaking speaking = Speaking.in(Locale.forLanguageTag(said.query().get(TwilioAddresses.LANGUAGE)), Map.of());
        boolean german = speaking.isGerman();
        if (!said.get("Digits").equals(CallWords.KEY)) {
            return again(said, speaking, "");
        }
        try {
            News.Reception reception =
                    news.take(news(said, about.get(), News.Status.ACKNOWLEDGED, "key " + CallWords.KEY));
            return CallbackResponse.xml(Twiml.say(
                    speaking,
                    reception == News.Reception.UNKNOWN ? CallWords.unknown(german) : CallWords.thanks(german),
                    1));
        } catch (RuntimeException failure) {
            LOG.warn("A key that was pressed could not be taken in: {}", Failures.described(failure));
            return again(said, speaking, CallWords.failed(german));
        }
    }

    private CallbackResponse again(TwilioNews said, Speaking speaking, String before) {
        boolean german = speaking.isGerman();
        String tried = said.query().get(TwilioAddresses.TRY);
        int tries = tried.matches("[1-9]") ? Integer.parseInt(tried) : TRIES;
        return CallbackResponse.xml(
                tries >= TRIES
                        ? Twiml.say(speaking, before + CallWords.farewell(german), 1)
                        : Twiml.ask(
                                speaking,
                                before + CallWords.invitation(german),
                                2,
                                addresses.key(
                                        said.query().get(TwilioAddresses.MESSAGE), speaking.language(), tries + 1),
                                CallWords.farewell(german)));
    }
}
