package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.News;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in what an HTTP provider says of short messages, once it is read. Thread-safe. */
final class HttpNews {
    private final SmsIntake intake;
    private final Map<String, News.Status> statuses;
    private final InstantSource time;

    /**
     * Where things stand in what is told.
     *
     * @param isReply whether it is a reply, and no receipt
     * @param byKey whether a receipt names the message by its key, and not as the provider does
     * @param each where a list of such things stands; {@code null} if it is one
     * @param first of a receipt the message, of a reply the sender
     * @param second of a receipt the state, of a reply the text
     */
    record Form(boolean isReply, boolean byKey, @Nullable JsonPointer each, JsonPointer first, JsonPointer second) {}

    HttpNews(SmsIntake intake, Map<String, News.Status> statuses, InstantSource time) {
        this.intake = intake;
        this.statuses = Map.copyOf(statuses);
        this.time = time;
    }

    /** Takes in all that is told at once, and says so. */
    CallbackResponse taken(Form form, @Nullable Object told) {
        Optional<List<?>> items =
                form.each() == null ? Optional.of(Arrays.asList(told)) : Json.listAt(told, form.each());
        if (told == null || items.isEmpty()) {
            return CallbackResponse.refused(400, "it cannot be read");
        }
        boolean known = true;
        for (Object item : items.get()) {
            known &= form.isReply() ? reply(form, item) : receipt(form, item);
        }
        return known ? CallbackResponse.nothing() : CallbackResponse.refused(400, "of no message");
    }

    private boolean receipt(Form form, @Nullable Object item) {
        String name = Json.at(item, form.first()).orElse("");
        String state = Json.at(item, form.second()).orElse("");
        if (name.isEmpty() || state.isEmpty()) {
            return false;
        }
        News.Status status = statuses.get(state);
        if (status != null) {
            Instant at = time.instant();
            News.About about = form.byKey() ? new News.Key(name) : new News.Reference(ChannelType.SMS, name);
            News.Reception unused = intake.receipt(new News(about, status, at, News.sequenceOf(at), null, state));
        }
        return true;
    }

    private boolean reply(Form form, @Nullable Object item) {
        Optional<String> from = Json.at(item, form.first());
        Optional<String> text = Json.at(item, form.second());
        if (from.isEmpty() || text.isEmpty()) {
            return false;
        }
        Optional<News> unused = intake.numbers()
                .ofProvider(from.get())
                .flatMap(number -> intake.reply(new SmsReply(number, text.get(), time.instant())));
        return true;
    }
}
