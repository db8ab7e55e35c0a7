package io.incidentengine.sms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.sms.Call;
import io.incidentengine.sms.VoiceGateway;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What a {@link VoiceGateway} promises, as tests. Extend it, and put a provider behind the gateway that does as it is told; what
 * cannot be staged is left empty, and its tests are skipped. What comes of calls that were ordered is not tested here.
 */
public abstract class VoiceGatewayContract extends GatewayContract<VoiceGateway> {
    /** For classes that extend it. */
    protected VoiceGatewayContract() {}

    /**
     * All that is said in the calls that arrived at the provider of the last gateway, as text without marks of a language such as XML.
     *
     * @return one text for each call, in the order in which they came
     */
    @Override
    protected abstract List<String> arrived();

    @Override
    final SendResult send(VoiceGateway gateway, String key, String text) {
        return gateway.call(new Call(key, ANN, text, Locale.ENGLISH, true));
    }

    @Test
    final void a_call_that_is_taken_is_accepted_and_says_the_text() {
        assertThat(send(staged(Provider.ACCEPTS))).isInstanceOf(Accepted.class);
        assertThat(arrived()).singleElement().asString().contains(SECRET_TEXT);
    }

    @Test
    final void who_needs_no_proof_asks_for_nothing() {
        VoiceGateway gateway = staged(Provider.ACCEPTS);
        gateway.call(new Call("1", ANN, "All is well", Locale.ENGLISH, false));
        gateway.call(new Call("2", ANN, "All is well", Locale.ENGLISH, true));

        assertThat(arrived().get(0).length()).isLessThan(arrived().get(1).length());
    }

    @Test
    final void any_text_is_said() {
        VoiceGateway gateway = staged(Provider.ACCEPTS);
        for (String text : List.of("x", "Störung <b>&amp; \"mehr\"</b> ' ]]>", "две строки 🔥", "zwei\nZeilen")) {
            assertThat(send(gateway, "key of " + text, text)).as(text).isInstanceOf(Accepted.class);
            assertThat(arrived().get(arrived().size() - 1)).contains(text);
        }
        assertThat(send(gateway, "long", "long text, ".repeat(5_000))).isInstanceOf(Accepted.class);
    }
}
