package io.incidentengine.mail;

import static io.incidentengine.mail.Mails.message;
import static io.incidentengine.mail.Mails.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.simulation.Staff;
import io.incidentengine.testing.Certificates;
import io.incidentengine.testing.Kept;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Real servers: SMTP with STARTTLS and logins, SMTPS. */
@Tag("R27")
class MailServersTest {
    private static final Certificates LOCALHOST = Certificates.of("localhost");
    private static final Certificates ELSEWHERE = Certificates.of("elsewhere.example");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private SMTPServer.Builder server() {
        return new SMTPServer.Builder()
                .port(0)
                .messageHandler((context, from, to, data) ->
                        received.add(from + " to " + to + "\n" + new String(data, StandardCharsets.UTF_8)));
    }

    private MailServer started(SMTPServer.Builder builder) {
        SMTPServer server = builder.build();
        server.start();
        open.add(server::stop);
        return MailServer.smtp("localhost").port(server.getPortAllocated()).trusting(LOCALHOST.trusting());
    }

    private MailServer withLogin(Certificates certificates) {
        return started(server().enableTLS()
                .requireTLS()
                .requireAuth()
                .startTlsSocketFactory(certificates.context())
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("desk") || !password.equals("pâssword")) {
                        throw new LoginFailedException();
                    }
                })));
    }

    private SendResult send(MailServer server) {
        MailChannel channel = MailChannel.over(server, Mails.DESK).build();
        open.add(channel);
        return channel.send(message("m", to("ann@example.org")));
    }

    @Test
    void starttls_and_a_login_are_all_that_it_takes() {
        assertThat(send(withLogin(LOCALHOST).login("desk", "pâssword"))).isInstanceOf(Accepted.class);
        assertThat(received).singleElement().asString().startsWith("incidents@engine.example to ann@example.org");
    }

    @Test
    void a_wrong_password_is_no_fault_of_the_mail_and_is_not_shown() {
        assertThat(send(withLogin(LOCALHOST).login("desk", "hunter2")))
                .isInstanceOfSatisfying(
                        RetryLater.class,
                        later -> assertThat(later.reason())
                                .contains("login refused", "535")
                                .doesNotContain("hunter2"));
        assertThat(received).isEmpty();
    }

    @Test
    void a_password_is_asked_for_at_each_login() {
        AtomicInteger asked = new AtomicInteger();
        MailServer server =
                withLogin(LOCALHOST).login("desk", () -> asked.incrementAndGet() == 1 ? "an old one" : "pâssword");

        assertThat(send(server)).isInstanceOf(RetryLater.class);
        assertThat(send(server)).isInstanceOf(Accepted.class);
    }

    @Test
    void a_supplier_of_passwords_that_fails_is_tried_again_later() {
        MailServer server = withLogin(LOCALHOST).login("desk", () -> {
            throw new IllegalStateException("the vault is sealed");
        });

        assertThat(send(server))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.reason()).contains("the vault is sealed"));
    }

    @Test
    void without_starttls_nothing_is_said_neither_password_nor_mail() {
        List<String> logins = new CopyOnWriteArrayList<>();
        MailServer server = started(server().authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(
                (user, password, context) -> logins.add(user + password))));

        assertThat(send(server.login("desk", "pâssword")))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.reason()).contains("STARTTLS is required"));
        assertThat(received).isEmpty();
        assertThat(logins).isEmpty();
    }

    @Test
    void a_certificate_of_another_name_is_not_taken() {
        MailServer server = withLogin(ELSEWHERE).login("desk", "pâssword").trusting(ELSEWHERE.trusting());

        assertThat(send(server)).isInstanceOf(RetryLater.class);
        assertThat(received).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_trusts_is_not_taken() {
        MailServer server = withLogin(LOCALHOST).login("desk", "pâssword").trusting(ELSEWHERE.trusting());

        assertThat(send(server)).isInstanceOf(RetryLater.class);
        assertThat(received).isEmpty();
    }

    @Test
    void a_token_of_oauth_2_logs_in() {
        List<String> said = new CopyOnWriteArrayList<>();
        MailServer server = started(server().enableTLS()
                .startTlsSocketFactory(LOCALHOST.context())
                .requireAuth()
                .authenticationHandlerFactory(new Bearer(said)));

        assertThat(send(server.token("desk@example.org", () -> "a token of this hour")))
                .isInstanceOf(Accepted.class);
        assertThat(said).containsExactly("user=desk@example.org\1auth=Bearer a token of this hour\1\1");
    }

    @Test
    void smtps_is_encrypted_from_the_start() throws Exception {
        GreenMail mail = GreenMails.start(ServerSetup.PROTOCOL_SMTPS);
        open.add(mail::stop);
        mail.setUser("desk", "pâssword");
        MailServer server = MailServer.smtps("localhost")
                .port(mail.getSmtps().getPort())
                .trusting(ServerKeys.trusting())
                .login("desk", "pâssword");

        assertThat(send(server)).isInstanceOf(Accepted.class);
        assertThat(mail.getReceivedMessages())
                .extracting(MimeMessage::getSubject)
                .containsExactly("checkout fails");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_told_of_an_incident_goes_over_starttls_with_a_login(Kept kept) {
        tell(kept, withLogin(LOCALHOST).login("desk", "pâssword"));

        assertThat(received).singleElement().asString().contains("Subject: New incident, level 2");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_told_of_an_incident_goes_over_smtps(Kept kept) throws Exception {
        GreenMail mail = GreenMails.start(ServerSetup.PROTOCOL_SMTPS);
        open.add(mail::stop);
        tell(kept, MailServer.smtps("localhost").port(mail.getSmtps().getPort()).trusting(ServerKeys.trusting()));

        assertThat(mail.getReceivedMessagesForDomain("olga@example.org")).hasSize(1);
    }

    private void tell(Kept kept, MailServer server) {
        MailChannel channel = MailChannel.over(server, Mails.DESK).build();
        open.add(channel);
        IncidentEngine engine = IncidentEngine.on(kept.store())
                .directory(new Staff()
                        .with(Person.of("olga", "Olga", Contact.email("olga@example.org")), Audience.SERVICE_OWNER))
                .channel(channel)
                .build();
        open.add(engine);
        Report report =
                Report.of("payments", "Slow").impact(Criterion.DEGRADATION).build();
        IncidentId id = engine.report(Actor.of("ena", Role.OM_ENGINEER), Intake.of("intake", report))
                .incident()
                .id();
        engine.runDue();

        assertThat(engine.notifications(id))
                .flatExtracting(NotificationRecord::deliveries)
                .filteredOn(one -> one.message().channel().equals(ChannelType.EMAIL))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Delivery.State.SENT));
    }

    /** XOAUTH2, of which the server has no handler of its own. */
    private record Bearer(List<String> said) implements AuthenticationHandlerFactory {
        @Override
        public List<String> getAuthenticationMechanisms() {
            return List.of("XOAUTH2");
        }

        @Override
        public AuthenticationHandler create() {
            return new AuthenticationHandler() {
                @Override
                public java.util.Optional<String> auth(String input, org.subethamail.smtp.MessageContext context)
                        throws RejectException {
                    said.add(new String(
                            Base64.getDecoder().decode(input.substring(input.lastIndexOf(' ') + 1)),
                            StandardCharsets.UTF_8));
                    return java.util.Optional.empty();
                }

                @Override
                public Object getIdentity() {
                    return "desk";
                }
            };
        }
    }
}
