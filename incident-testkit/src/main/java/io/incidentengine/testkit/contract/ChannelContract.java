package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.notification.Words;
import io.incidentengine.port.Channel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Channel} promises, as tests. Extend it, and put a provider behind the channel that does as it is told; what
 * cannot be staged is left empty, and its test is skipped:
 *
 * <pre>{@code
 * class GatewayChannelTest extends ChannelContract {
 *     @Override
 *     protected Optional<Channel> channel(Provider provider) {
 *         return switch (provider) {
 *             case ACCEPTS -> Optional.of(new GatewayChannel(gatewayAnswering(200)));
 *             case REFUSES -> Optional.of(new GatewayChannel(gatewayAnswering(400)));
 *             default -> Optional.empty();
 *         };
 *     }
 * }
 * }</pre>
 *
 * <p>When a call is given up, that all attempts of a message carry one key, and that messages come one after the other, are
 * promises of the engine to the channel, and not tested here.
 */
@Tag("S28")
public abstract class ChannelContract {

    /** What the provider does. */
    public enum Provider {
        /** It takes every message. */
        ACCEPTS,
        /** It refuses every message for good: the address does not exist. */
        REFUSES,
        /** It takes none for now. */
        IS_BUSY,
        /** No connection comes about, so nothing was sent. */
        CANNOT_BE_REACHED,
        /** It has the message, and the connection breaks before it answers. */
        LOSES_ITS_ANSWER
    }

    /** For classes that extend it. */
    protected ChannelContract() {}

    /**
     * Makes a channel. Called once or twice in each test.
     *
     * @param provider what the provider behind it does
     * @return the channel, or empty if that cannot be staged
     */
    protected abstract Optional<Channel> channel(Provider provider);

    private Channel staged(Provider provider) {
        Optional<Channel> channel = channel(provider);
        assumeTrue(channel.isPresent(), () -> "a provider that " + provider + " cannot be staged");
        return channel.orElseThrow();
    }

    private static SendResult send(Channel channel) {
        return channel.send(message(channel.type(), "A/1/R27/ann"));
    }

    private static Message message(ChannelType type, String key) {
        Contact contact = type.equals(ChannelType.EMAIL)
                ? Contact.email("ann@example.org")
                : new Contact(
                        type, type.equals(ChannelType.SMS) || type.equals(ChannelType.PHONE) ? "+4915550100" : "ann");
        return new Message(
                key,
                "A/1/R27",
                IncidentId.of("A"),
                Severity.level(1),
                type,
                List.of(new Recipient(Person.of("ann", "Ann", contact), contact, false)),
                Words.of("checkout fails", "Level 1, not responded.", "<p>Level 1, not responded.</p>"));
    }

    @Test
    final void its_type_its_guarantee_and_its_window_are_always_the_same() {
        Channel channel = staged(Provider.ACCEPTS);
        ChannelType type = channel.type();
        Channel.Guarantee guarantee = channel.guarantee();
        int window = channel.window();
        send(channel);

        assertThat(channel.type()).isNotNull().isEqualTo(type);
        assertThat(channel.guarantee()).isNotNull().isEqualTo(guarantee);
        assertThat(channel.window()).isBetween(1, Channel.WIDEST_WINDOW).isEqualTo(window);
    }

    @Test
    final void what_the_provider_takes_is_accepted() {
        assertThat(send(staged(Provider.ACCEPTS))).isInstanceOf(Accepted.class);
    }

    @Test
    final void the_same_message_may_be_sent_again() {
        Channel channel = staged(Provider.ACCEPTS);
        send(channel);

        assertThat(send(channel)).isInstanceOf(Accepted.class);
    }

    @Test
    @Tag("S30")
    final void what_the_provider_refuses_for_good_is_rejected() {
        assertThat(send(staged(Provider.REFUSES))).isInstanceOf(Rejected.class);
    }

    @Test
    @Tag("S30")
    final void a_provider_that_is_busy_is_to_be_asked_later() {
        assertThat(send(staged(Provider.IS_BUSY))).isInstanceOf(RetryLater.class);
    }

    @Test
    @Tag("S30")
    final void a_provider_that_cannot_be_reached_is_no_exception_and_to_be_asked_later_or_ambiguous() {
        assertThat(send(staged(Provider.CANNOT_BE_REACHED))).isInstanceOfAny(RetryLater.class, Ambiguous.class);
    }

    @Test
    final void an_answer_that_is_lost_is_no_exception_and_ambiguous() {
        assertThat(send(staged(Provider.LOSES_ITS_ANSWER))).isInstanceOf(Ambiguous.class);
    }

    @Test
    @Tag("concurrency")
    final void several_threads_may_send_at_once() throws Exception {
        Channel channel = staged(Provider.ACCEPTS);

        List<List<SendResult>> results = Together.play(
                4,
                thread -> IntStream.range(0, 10)
                        .mapToObj(i -> channel.send(message(channel.type(), thread + "/" + i)))
                        .toList());

        assertThat(results).allSatisfy(mine -> assertThat(mine).hasOnlyElementsOfType(Accepted.class));
    }
}
