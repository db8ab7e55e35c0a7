package io.incidentengine.mail;

import static io.incidentengine.mail.Mails.message;
import static io.incidentengine.mail.Mails.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two engines that write to each other, and one that writes to itself. */
@Tag("R2")
class MailLoopTest {
    private static ReceivedMail readBy(MailIdentity reader) throws Exception {
        try (ScriptedSmtp smtp = ScriptedSmtp.start();
                MailChannel channel =
                        MailChannel.over(smtp.server(), Mails.DESK).build()) {
            channel.send(message("m", to("incidents@elsewhere.example")));
            byte[] bytes = smtp.mails().get(0).content().getBytes(StandardCharsets.UTF_8);
            return new MailReader(reader).read(bytes, bytes.length, Instant.EPOCH);
        }
    }

    @Test
    void a_mail_of_another_engine_opens_nothing() throws Exception {
        MailIdentity other =
                MailIdentity.of("incidents@elsewhere.example", "another secret, of thirty-two bytes and more");

        assertThat(readBy(other).kind()).isInstanceOf(ReceivedMail.Kind.Automatic.class);
    }

    @Test
    void a_mail_that_comes_back_to_its_own_engine_opens_nothing() throws Exception {
        assertThat(readBy(Mails.DESK).kind()).isInstanceOf(ReceivedMail.Kind.Loop.class);
    }
}
