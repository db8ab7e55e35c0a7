package io.incidentengine.notification;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How messages are delivered, and what is done when they are not proven to have arrived (S28–S32).
 *
 * @param retries how what failed is tried again
 * @param sentAgain at which severities a message is sent again of which nobody knows whether it was sent (S28)
 * @param proofs what proves that a message arrived, by channel; that a provider took it for all others
 * @param fallbacks what is tried without proof, the earliest first
 * @param channels over which channels, the first that was not used yet
 * @param audiences who is told when nobody of an audience is found, can be reached, or gives proof (S31)
 * @param limits how many messages may go to the same people, by channel; any number over all others (S32)
 * @param quiet when people are not to be disturbed, by channel (S32)
 */
public record DeliveryPolicy(
        Retries retries,
        Set<Severity> sentAgain,
        Map<ChannelType, Proof> proofs,
        List<FallbackStep> fallbacks,
        List<ChannelType> channels,
        List<Audience> audiences,
        Map<ChannelType, RateLimit> limits,
        Map<ChannelType, QuietHours> quiet) {
    /**
     * The default: levels 1 and 2 send again; e-mail is proven when accepted, SMS when delivered where there are receipts,
     * a call when a key was pressed; phone, then SMS, then e-mail after half of the time, the next person after 80 %; the
     * incident manager where there is nobody. Within five minutes two calls, three SMS and ten e-mails to the same
     * addresses; no quiet hours.
     */
    public static final DeliveryPolicy STANDARD = new DeliveryPolicy(
            Retries.STANDARD,
            Set.of(Severity.level(1), Severity.level(2)),
            Map.of(
                    ChannelType.EMAIL,
                    Proof.ACCEPTED,
                    ChannelType.SMS,
                    Proof.DELIVERED_OR_ACCEPTED,
                    ChannelType.PHONE,
                    Proof.ACKNOWLEDGED),
            List.of(
                    new FallbackStep(50, FallbackStep.Way.NEXT_CHANNEL),
                    new FallbackStep(80, FallbackStep.Way.NEXT_PERSON)),
            List.of(ChannelType.PHONE, ChannelType.SMS, ChannelType.EMAIL),
            List.of(Audience.INCIDENT_MANAGER),
            Map.of(
                    ChannelType.PHONE,
                    new RateLimit(2, Duration.ofMinutes(5)),
                    ChannelType.SMS,
                    new RateLimit(3, Duration.ofMinutes(5)),
                    ChannelType.EMAIL,
                    new RateLimit(10, Duration.ofMinutes(5))),
            Map.of());

    /** Copies the collections, and checks the order of the fallbacks. */
    public DeliveryPolicy {
        retries = Required.value("delivery.retries", retries);
        sentAgain = Collections.unmodifiableSet(new TreeSet<>(Required.all("delivery.sentAgain", sentAgain)));
        proofs = Collections.unmodifiableMap(new TreeMap<>(Required.all("delivery.proofs", proofs)));
        fallbacks = Required.all("delivery.fallbacks", fallbacks);
        channels = Required.all("delivery.channels", channels);
        audiences = Required.all("delivery.audiences", audiences);
        limits = Collections.unmodifiableMap(new TreeMap<>(Required.all("delivery.limits", limits)));
        quiet = Collections.unmodifiableMap(new TreeMap<>(Required.all("delivery.quiet", quiet)));
        for (int i = 1; i < fallbacks.size(); i++) {
            if (fallbacks.get(i).percent() < fallbacks.get(i - 1).percent()) {
                throw new InvalidInputException(
                        "delivery.fallbacks",
                        "a step at " + fallbacks.get(i).percent() + " % after a later one",
                        "the earliest first");
            }
        }
        if (new HashSet<>(channels).size() < channels.size()) {
            throw new InvalidInputException("delivery.channels", channels.toString(), "each channel once");
        }
    }

    /**
     * The same with other retries.
     *
     * @param value the retries
     * @return a copy
     */
    public DeliveryPolicy retries(Retries value) {
        return new DeliveryPolicy(value, sentAgain, proofs, fallbacks, channels, audiences, limits, quiet);
    }

    /**
     * The same with another proof on a channel.
     *
     * @param channel the channel
     * @param proof what proves that a message arrived
     * @return a copy
     */
    public DeliveryPolicy proof(ChannelType channel, Proof proof) {
        Map<ChannelType, Proof> all = new TreeMap<>(proofs);
        all.put(Required.value("channel", channel), Required.value("proof", proof));
        return new DeliveryPolicy(retries, sentAgain, all, fallbacks, channels, audiences, limits, quiet);
    }

    /**
     * The same with other fallbacks.
     *
     * @param steps what is tried without proof, the earliest first; none for no fallback
     * @return a copy
     */
    public DeliveryPolicy fallbacks(FallbackStep... steps) {
        return new DeliveryPolicy(
                retries,
                sentAgain,
                proofs,
                Required.all("delivery.fallbacks", steps),
                channels,
                audiences,
                limits,
                quiet);
    }

    /**
     * The same with another limit on a channel.
     *
     * @param channel the channel
     * @param limit how many messages may go to the same people
     * @return a copy
     */
    public DeliveryPolicy limit(ChannelType channel, RateLimit limit) {
        Map<ChannelType, RateLimit> all = new TreeMap<>(limits);
        all.put(Required.value("channel", channel), Required.value("limit", limit));
        return new DeliveryPolicy(retries, sentAgain, proofs, fallbacks, channels, audiences, all, quiet);
    }

    /**
     * The same without limits: everything is told by itself.
     *
     * @return a copy
     */
    public DeliveryPolicy unlimited() {
        return new DeliveryPolicy(retries, sentAgain, proofs, fallbacks, channels, audiences, Map.of(), quiet);
    }

    /**
     * The same with quiet hours on a channel. What must be proven to have arrived is held back only as long as it can
     * still be.
     *
     * @param channel the channel
     * @param hours when people are not to be disturbed
     * @return a copy
     */
    public DeliveryPolicy quiet(ChannelType channel, QuietHours hours) {
        Map<ChannelType, QuietHours> all = new TreeMap<>(quiet);
        all.put(Required.value("channel", channel), Required.value("quiet hours", hours));
        return new DeliveryPolicy(retries, sentAgain, proofs, fallbacks, channels, audiences, limits, all);
    }

    /**
     * What proves that a message arrived.
     *
     * @param channel the channel
     * @return the proof
     */
    public Proof proof(ChannelType channel) {
        return proofs.getOrDefault(channel, Proof.ACCEPTED);
    }
}
