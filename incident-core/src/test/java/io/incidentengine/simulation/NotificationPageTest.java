package io.incidentengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.shared.Page;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/notification.md shows code of this class. */
class NotificationPageTest {
    private final Actor ena = Actor.of("ena", Role.OM_ENGINEER);
    private final PersonId olga = PersonId.of("olga");
    private final Report report =
            Report.of("payments", "Payments fail").impact(Criterion.DATA_LOSS).build();

    private IncidentEngine engine(ScriptedChannel sms) {
        return Simulation.of(EmergencyHandling.policy())
                .startingAt(Instant.parse("2026-03-02T08:00:00Z"))
                .channel(sms)
                .staff(new Staff().with(Person.of("olga", "Olga", Contact.sms("+4917055501")), Audience.SERVICE_OWNER))
                .build()
                .engine();
    }

    @Test
    void what_became_of_a_notification_is_on_record_and_news_comes_in_any_order() {
        IncidentEngine engine =
                engine(ScriptedChannel.of(ChannelType.SMS).thenAlways(new SendResult.Accepted("SM-4711")));

        IncidentId id =
                engine.report(ena, Intake.of("mail-7", report)).incident().id();
        engine.runDue();
        for (NotificationRecord told : engine.notifications(id)) {
            System.out.println(told.notification().kind() + " by "
                    + told.notification().dueBy().orElse(null));
            for (Delivery message : told.deliveries()) {
                System.out.println("  " + message.message().recipients() + " " + message.state());
            }
        }

        List<Delivery> sent = engine.notifications(id).get(0).deliveries();
        assertThat(sent).extracting(Delivery::state).containsExactly(Delivery.State.SENT);
        Message message = sent.get(0).message();
        Instant receivedAt = Instant.parse("2026-03-02T08:00:01Z");
        engine.take(News.of(message.key(), News.Status.DELIVERED, receivedAt));
        engine.take(News.ofReference(ChannelType.SMS, "SM-4711", News.Status.FAILED, receivedAt));
        engine.take(News.acknowledged(message.key(), olga, receivedAt));
        assertThat(engine.notifications(id).get(0).deliveries().get(0).news()).hasSize(3);
        assertThat(engine.strayNews()).isZero();
    }

    @Test
    void a_policy_says_how_many_messages_may_come_and_when_nobody_is_disturbed() {
        IncidentPolicy policy = EmergencyHandling.policy().toBuilder("quiet nights", 1)
                .delivery(DeliveryPolicy.STANDARD
                        .limit(ChannelType.PHONE, new RateLimit(1, Duration.ofMinutes(10)))
                        .quiet(
                                ChannelType.SMS,
                                new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), Set.of(Severity.level(1)))))
                .build();
        assertThat(policy.delivery().limits()).hasSize(3);
    }

    @Test
    void what_was_given_up_is_sent_again_by_hand() {
        IncidentEngine engine =
                engine(ScriptedChannel.of(ChannelType.SMS).thenAnswer(new SendResult.Rejected("no such number")));
        engine.report(ena, Intake.of("mail-7", report));
        engine.runDue();
        assertThat(engine.givenUp(null, 100)).hasSize(1);

        for (Delivery message : engine.givenUp(null, 100)) {
            engine.sendAgain(message.message().key());
        }

        engine.runDue();
        assertThat(engine.givenUp(null, 100)).isEmpty();
    }

    @Test
    void all_code_on_the_page_is_run() throws IOException {
        Page page = Page.of("notification.md");
        assertThat(page.code()).hasSizeGreaterThan(3);
        assertThat(page.code().get(0)).hasSizeLessThanOrEqualTo(10);
        assertThat(page.codeThatIsNotIn(NotificationPageTest.class)).isEmpty();
    }
}
