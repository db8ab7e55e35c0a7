package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
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
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.simulation.Staff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A storm of incidents is one mail, and so is the answer to it. */
@Tag("S32")
@Tag("S33")
class MailStormTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Written.T);
    private final List<Message> sent = new ArrayList<>();

    @Test
    void who_answers_the_one_mail_of_a_storm_has_acknowledged_all_that_it_tells_of() {
        Message bundle = storm();

        ReceivedMail answer = Written.mail("a@x", "olga@example.org", "Re: x")
                .to(Written.DESK.messageId(bundle.incident(), bundle.key()))
                .received("ok");

        assertThat(desk().handle(answer)).isEqualTo(Mark.HANDLED);
        assertThat(acknowledged()).hasSizeGreaterThan(1);
    }

    private final Channel mail = new Channel() {
        @Override
        public ChannelType type() {
            return ChannelType.EMAIL;
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public int window() {
            return 1;
        }

        @Override
        public boolean hasReceipts() {
            return false;
        }

        @Override
        public SendResult send(Message message) {
            sent.add(message);
            return new SendResult.Accepted(Written.DESK.messageId(message.incident(), message.key()));
        }
    };

    private final IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
            .directory(new Staff()
                    .with(Person.of("olga", "Olga", Contact.email("olga@example.org")), Audience.SERVICE_OWNER))
            .channel(mail)
            .time(now::get)
            .sendOnCallingThread()
            .build();
    private final List<IncidentId> incidents = new ArrayList<>();

    private Message storm() {
        for (int i = 0; i < 15; i++) {
            Report report = Report.of("payments", "Fault " + i)
                    .impact(Criterion.DEGRADATION)
                    .build();
            incidents.add(engine.report(Office.ENA, Intake.of("fault " + i, report))
                    .incident()
                    .id());
        }
        for (int i = 0; i < 40; i++) {
            while (engine.runDue().more()) {
                // as long as somebody is to be told
            }
            now.updateAndGet(at -> at.plusSeconds(10));
        }
        return sent.stream()
                .filter(message -> message.key().contains("/and "))
                .findFirst()
                .orElseThrow();
    }

    private MailDesk desk() {
        MailDecisions decisions = new MailDecisions(
                Written.DESK,
                AnswerWords.STANDARD,
                mail -> Office.form(mail).build(),
                Actor.of("mail-intake", Role.SYSTEM));
        return new MailDesk(engine, decisions, Senders.NOBODY, mail -> true, new MailEars(List.of()));
    }

    private List<Delivery> acknowledged() {
        return incidents.stream()
                .flatMap(id -> engine.notifications(id).stream())
                .flatMap(notification -> notification.deliveries().stream())
                .filter(delivery -> delivery.acknowledgement(Instant.MAX).isPresent())
                .toList();
    }
}
