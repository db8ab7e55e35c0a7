package io.incidentengine.mail;

import io.incidentengine.port.Channel;
import io.incidentengine.testkit.contract.ChannelContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class MailChannelContractTest extends ChannelContract {
    private final List<AutoCloseable> open = new ArrayList<>();

    @Override
    protected Optional<Channel> channel(Provider provider) {
        try {
            ScriptedSmtp smtp = ScriptedSmtp.start();
            open.add(smtp);
            switch (provider) {
                case ACCEPTS -> smtp.asUsual();
                case REFUSES -> smtp.at(ScriptedSmtp.Step.RCPT, "550 5.1.1 no such mailbox");
                case IS_BUSY -> smtp.at(ScriptedSmtp.Step.MAIL, "451 4.3.2 busy");
                case CANNOT_BE_REACHED -> smtp.close();
                case LOSES_ITS_ANSWER -> smtp.at(ScriptedSmtp.Step.END, ScriptedSmtp.CLOSES);
            }
            MailChannel channel = MailChannel.over(smtp.server(), Mails.DESK).build();
            open.add(channel);
            return Optional.of(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
