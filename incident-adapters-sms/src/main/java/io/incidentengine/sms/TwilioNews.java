package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.News;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One request of Twilio's, of which the signature is known to be right.
 *
 * @param form its fields
 * @param query what stands in its address, which is ours
 */
record TwilioNews(CallbackForm form, CallbackForm query) {
    private static final int LONGEST_NAME = 64;

    String get(String name) {
        return form.get(name);
    }

    /** Which message: by its key if that is known, else by Twilio's name for it. */
    Optional<News.About> about(ChannelType channel, String reference) {
        String key = query.get(TwilioAddresses.MESSAGE);
        return key.isEmpty() ? byReference(channel, reference) : Optional.of(new News.Key(key));
    }

    /** By Twilio's name for it: of each attempt another, so that a failure takes nothing from a later one. */
    Optional<News.About> byReference(ChannelType channel, String reference) {
        String name = get(reference);
        return name.isEmpty() || name.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.of(new News.Reference(channel, name));
    }

    /** When it happened, if it says so and that is past; else now. */
    Instant at(InstantSource time) {
        Instant now = time.instant();
        try {
            Instant said = ZonedDateTime.parse(get("Timestamp"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return said.isAfter(now) ? now : said;
        } catch (DateTimeException none) {
            return now;
        }
    }
}
