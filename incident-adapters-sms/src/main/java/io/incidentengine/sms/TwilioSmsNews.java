package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.News;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Takes in what Twilio says of short messages (twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks). */
final class TwilioSmsNews {
    private final SmsIntake intake;
    private final InstantSource time;

    TwilioSmsNews(SmsIntake intake, InstantSource time) {
        this.intake = intake;
        this.time = time;
    }

    /** What is on its way is no news. */
    CallbackResponse status(TwilioNews said) {
        String status = said.get("MessageStatus").toLowerCase(Locale.ROOT);
        Optional<News.About> about;
        News.Status what;
        switch (status) {
            case "delivered", "read" -> {
                about = said.about(ChannelType.SMS, "MessageSid");
                what = News.Status.DELIVERED;
            }
            case "undelivered", "failed", "canceled" -> {
                about = said.byReference(ChannelType.SMS, "MessageSid");
                what = News.Status.FAILED;
            }
            default -> {
                return CallbackResponse.nothing();
            }
        }
        if (about.isEmpty()) {
            return CallbackResponse.refused(400, "of no message");
        }
        Instant at = said.at(time);
        String code = said.get("ErrorCode");
        News.Reception unused = intake.receipt(new News(
                about.get(),
                what,
                at,
                News.sequenceOf(at),
                null,
                status + (code.matches("[0-9]{5}") ? " error " + code : "")));
        return CallbackResponse.nothing();
    }

    /** Nothing is answered to it: a reply to a reply costs money, and goes round. */
    CallbackResponse reply(TwilioNews said) {
        if (said.get("MessageSid").isEmpty()) {
            return CallbackResponse.refused(400, "of no message");
        }
        Optional<News> unused = intake.numbers()
                .ofProvider(said.get("From"))
                .flatMap(from -> intake.reply(new SmsReply(from, said.get("Body"), said.at(time))));
        return CallbackResponse.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    }
}
