package io.incidentengine.sms;

import io.incidentengine.IncidentEngine;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.notification.News;
import io.incidentengine.sms.SentMessages.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what comes back of short messages: receipts (S29), and replies, which acknowledge (S33). Gateways with a
 * connection of their own hand it over, and so does who is called back over HTTP. Thread-safe.
 *
 * <p>A reply acknowledges the message whose four digits it holds, if that was sent to the number that the reply comes from; without
 * such digits, the message that was sent there last, of those that need proof. Which that is, is remembered by the channel, and
 * after a restart or on another node looked up in the store among the incidents that are open. Who can forge the number of a sender
 * can acknowledge, as with every SMS.
 */
public final class SmsIntake {
    private static final Logger LOG = LoggerFactory.getLogger(SmsIntake.class);

    /** What people send to be left alone, which says nothing of the message. */
    private static final Set<String> STOPS =
            Set.of("stop", "stopall", "stopp", "unsubscribe", "cancel", "end", "quit", "arret", "abmelden");

    private final SentMessages sent;
    private final StoredMessages stored;
    private final PhoneNumbers numbers;
    private final IncidentEngine engine;
    private final EarlyNews receipts;

    private SmsIntake(SmsChannel channel, IncidentEngine engine, List<Duration> pauses) {
        this.sent = channel.sent();
        this.stored = new StoredMessages(engine, channel.numbers);
        this.numbers = channel.numbers;
        this.engine = engine;
        this.receipts = new EarlyNews(engine, pauses);
    }

    /**
     * An intake for what a channel sends.
     *
     * @param channel the channel
     * @param engine the engine that sends over it, or another on the same store
     * @return the intake
     * @throws InvalidInputException if one is missing
     */
    public static SmsIntake of(SmsChannel channel, IncidentEngine engine) {
        return of(channel, engine, EarlyNews.PAUSES);
    }

    /** One that hands in again what is unknown after other pauses. */
    static SmsIntake of(SmsChannel channel, IncidentEngine engine, List<Duration> pauses) {
        return new SmsIntake(
                Required.value("channel of an SMS intake", channel),
                Required.value("engine of an SMS intake", engine),
                pauses);
    }

    PhoneNumbers numbers() {
        return numbers;
    }

    /**
     * Takes in what a provider says of a message. It may come in any order, as often as it likes, and before it is stored that
     * the message was accepted: what is unknown is tried again after two seconds, and after fifteen.
     *
     * @param news what is said
     * @return what became of it for now; what stays unknown is told to the engine's listeners, once
     * @throws InvalidInputException if it is missing
     */
    public News.Reception receipt(News news) {
        return receipts.take(Required.value("receipt of an SMS", news));
    }

    /** The same, under each name that may be meant; the first one that is known counts. */
    News.Reception receipt(List<News> names) {
        return receipts.take(names);
    }

    /**
     * Takes in a reply.
     *
     * @param reply what came
     * @return the news that it became, or empty if it answers nothing, or asks not to be sent more
     * @throws InvalidInputException if it is missing
     */
    public Optional<News> reply(SmsReply reply) {
        Required.value("reply to an SMS", reply);
        if (STOPS.contains(reply.text().strip().toLowerCase(Locale.ROOT))) {
            LOG.warn("{} asks not to be sent short messages, which acknowledges nothing", reply.from());
            return Optional.empty();
        }
        Optional<News> news = answered(reply)
                .map(message -> new News(
                        new News.Key(message.key()),
                        News.Status.ACKNOWLEDGED,
                        reply.at(),
                        News.sequenceOf(reply.at()),
                        message.person(),
                        reply.text()));
        if (news.isEmpty()) {
            LOG.info("A short message from {} answers nothing that is known", reply.from());
        }
        return news.filter(one -> engine.take(one) != News.Reception.UNKNOWN);
    }

    private Optional<Sent> answered(SmsReply reply) {
        Set<String> codes = ReplyCode.in(reply.text());
        List<Sent> known = sent.to(reply.from());
        Optional<Sent> named = named(known, codes);
        if (named.isPresent() || (codes.isEmpty() && !known.isEmpty())) {
            return named.or(() -> known.stream().findFirst());
        }
        List<Sent> all = stored.to(reply.from());
        return named(all, codes)
                .or(() -> known.stream().findFirst())
                .or(() -> all.stream().findFirst());
    }

    private static Optional<Sent> named(List<Sent> messages, Set<String> codes) {
        return messages.stream().filter(one -> codes.contains(one.code())).findFirst();
    }
}
