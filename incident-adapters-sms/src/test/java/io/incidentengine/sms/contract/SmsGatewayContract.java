package io.incidentengine.sms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.sms.Sms;
import io.incidentengine.sms.SmsGateway;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What an {@link SmsGateway} promises, as tests. Extend it, and put a provider behind the gateway that does as it is told; what
 * cannot be staged is left empty, and its tests are skipped.
 *
 * <p>The channel above it is tested by {@code io.incidentengine.testkit.contract.ChannelContract}, which says less: it does not know
 * of windows, texts and keys. That receipts come, and replies, is not tested here.
 */
public abstract class SmsGatewayContract extends GatewayContract<SmsGateway> {
    /** For classes that extend it. */
    protected SmsGatewayContract() {}

    /**
     * The texts that arrived at the provider of the last gateway, each as a phone shows it.
     *
     * @return the texts in the order in which they came
     */
    @Override
    protected abstract List<String> arrived();

    @Override
    final SendResult send(SmsGateway gateway, String key, String text) {
        return gateway.send(new Sms(key, ANN, text, Locale.ENGLISH));
    }

    @Test
    final void what_the_provider_takes_is_accepted_and_arrives() {
        assertThat(send(staged(Provider.ACCEPTS))).isInstanceOf(Accepted.class);
        assertThat(arrived()).containsExactly(SECRET_TEXT);
    }

    @Test
    final void any_text_arrives_as_it_is() {
        SmsGateway gateway = staged(Provider.ACCEPTS);
        List<String> texts = List.of(
                "x",
                "Störung: 10 € {Kasse} ^~|\\[]",
                "две строки\nи ещё 🔥",
                "long ".repeat(120) + "end",
                "длинно 🔥 ".repeat(60) + "!");
        for (String text : texts) {
            assertThat(send(gateway, "key of " + text.length(), text)).as(text).isInstanceOf(Accepted.class);
        }

        assertThat(arrived()).containsExactlyElementsOf(texts);
    }
}
