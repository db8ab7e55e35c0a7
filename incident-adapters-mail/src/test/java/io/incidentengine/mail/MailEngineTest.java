package io.incidentengine.mail;

import static io.incidentengine.mail.Mails.DESK;
import static io.incidentengine.mail.Mails.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.mail.ScriptedSmtp.Received;
import io.incidentengine.mail.ScriptedSmtp.Step;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Staff;
import io.incidentengine.testing.Kept;
import io.incidentengine.testing.NotingChannel;
import io.incidentengine.testing.Passing;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail of whole incidents, out of an outbox in memory and in PostgreSQL. */
class MailEngineTest {
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    /** As many as somebody is called for within five minutes. */
    private static final int INCIDENTS = 2;

    private static final Duration MAIL_TIMEOUT = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Staff STAFF = new Staff()
            .with(person("olga"), Audience.SERVICE_OWNER)
            .with(person("omar"), Audience.OM_TEAM)
            .with(person("rada"), Audience.RD_LEADER);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<AutoCloseable> open = new ArrayList<>();
    private ScriptedSmtp smtp;
    private MailChannel mail;

    private static Person person(String name) {
        return Person.of(name, name, Contact.email(name + "@example.org"), Contact.phone("+4930555010"));
    }

    @BeforeEach
    void start() throws IOException {
        smtp = ScriptedSmtp.start();
        open.add(smtp);
        mail = channel(smtp);
    }

    private MailChannel channel(ScriptedSmtp server) {
        MailChannel channel = MailChannel.over(server.server(), DESK).build();
        open.add(channel);
        return channel;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private IncidentEngine.Builder engine(IncidentStore store) {
        return IncidentEngine.on(store).directory(STAFF).channel(mail);
    }

    private IncidentEngine onVirtualTime(Kept kept, ScriptedChannel... others) {
        IncidentEngine.Builder builder = engine(kept.store()).time(now::get).sendOnCallingThread();
        Stream.of(others).forEach(builder::channel);
        IncidentEngine engine = builder.build();
        open.add(engine);
        return engine;
    }

    private static IncidentId report(IncidentEngine engine) {
        Report report = Report.of("payments", "Card payments are declined")
                .impact(Criterion.DATA_LOSS)
                .build();
        return engine.report(ENA, Intake.of("intake-" + System.nanoTime(), report))
                .incident()
                .id();
    }

    private void pass(IncidentEngine engine, Duration time) {
        Passing.of(time, now, engine);
    }

    private static List<String> subjects(List<Received> mails) {
        return mails.stream().map(mail -> header(mail, "Subject")).toList();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R27")
    @Tag("R29")
    @Tag("R30")
    @Tag("R31")
    void an_incident_of_level_1_is_told_by_mail_from_report_to_rectification(Kept kept) {
        IncidentEngine engine = onVirtualTime(kept);
        IncidentId id = report(engine);
        pass(engine, Duration.ofMinutes(5));
        engine.handle(id, ENA, new Respond());
        pass(engine, Duration.ofMinutes(130));
        engine.handle(id, ENA, new Recover("rolled back"));
        engine.runDue();

        List<Received> mine = smtp.mails();
        assertThat(subjects(mine))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("New incident, level 1"),
                        progress -> assertThat(progress).startsWith("No progress recorded"),
                        progress -> assertThat(progress).startsWith("No progress recorded"),
                        late -> assertThat(late).startsWith("Overdue: the recovery"),
                        back -> assertThat(back).startsWith("Service is back"));
        assertThat(mine)
                .extracting(Received::recipients)
                .containsExactly(
                        List.of("olga@example.org", "omar@example.org"),
                        List.of("olga@example.org", "omar@example.org"),
                        List.of("olga@example.org", "omar@example.org"),
                        List.of("olga@example.org", "omar@example.org", "rada@example.org"),
                        List.of("olga@example.org", "omar@example.org"));
        assertThat(mine).allSatisfy(one -> {
            assertThat(header(one, "To")).isEqualTo("olga <olga@example.org>");
            assertThat(header(one, "Cc")).startsWith("omar <omar@example.org>");
            assertThat(header(one, "References")).isEqualTo(DESK.conversation(id));
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S28")
    @Tag("S30")
    void a_server_that_is_down_for_an_hour_costs_nothing_but_time_and_nobody_elses(Kept kept) throws IOException {
        ScriptedChannel phone = ScriptedChannel.of(ChannelType.PHONE);
        IncidentEngine engine = onVirtualTime(kept, phone);
        smtp.at(Step.GREETING, ScriptedSmtp.CLOSES);
        IncidentId id = report(engine);
        engine.runDue();
        assertThat(engine.notifications(id))
                .flatExtracting(NotificationRecord::deliveries)
                .filteredOn(one -> one.message().channel().equals(ChannelType.PHONE))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.state()).isEqualTo(Delivery.State.SENT));

        pass(engine, Duration.ofHours(1));
        assertThat(smtp.mails()).isEmpty();
        smtp.asUsual();
        pass(engine, Duration.ofHours(1));

        assertThat(engine.notifications(id))
                .flatExtracting(NotificationRecord::deliveries)
                .extracting(Delivery::state)
                .doesNotContain(Delivery.State.REFUSED, Delivery.State.AMBIGUOUS)
                .contains(Delivery.State.SENT);
        assertThat(smtp.mails().stream().map(one -> header(one, "Message-ID")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S28")
    void an_answer_that_is_lost_makes_the_mail_go_out_again_under_the_same_name(Kept kept) {
        IncidentEngine engine = onVirtualTime(kept);
        smtp.at(Step.END, ScriptedSmtp.RESETS);
        IncidentId id = report(engine);
        engine.runDue();
        smtp.asUsual();
        pass(engine, Duration.ofMinutes(5));

        assertThat(smtp.mails())
                .hasSize(2)
                .extracting(one -> header(one, "Message-ID"))
                .containsOnly(header(smtp.mails().get(0), "Message-ID"));
        assertThat(engine.notifications(id).get(0).deliveries().get(0).attempts())
                .satisfiesExactly(
                        lost -> assertThat(lost.result()).isInstanceOf(SendResult.Ambiguous.class),
                        again -> assertThat(again.result()).isInstanceOf(SendResult.Accepted.class));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S29")
    @Tag("S33")
    void a_bounce_and_an_acknowledgement_find_their_mail_by_its_message_id(Kept kept) {
        IncidentEngine engine = onVirtualTime(kept);
        IncidentId id = report(engine);
        engine.runDue();
        String messageId = header(smtp.mails().get(0), "Message-ID");

        assertThat(engine.take(News.ofReference(ChannelType.EMAIL, messageId, News.Status.FAILED, now.get())))
                .isEqualTo(News.Reception.RECORDED);
        assertThat(engine.notifications(id).get(0).deliveries().get(0).grade(Instant.MAX))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_mail_by_which_it_was_reported_begins_the_conversation(Kept kept) {
        IncidentStore store = kept.store();
        MailChannel answering =
                MailChannel.over(smtp.server(), DESK).answeringReports(store).build();
        open.add(answering);
        IncidentEngine engine =
                IncidentEngine.on(store).directory(STAFF).channel(answering).build();
        open.add(engine);
        Report report =
                Report.of("payments", "Slow").impact(Criterion.DEGRADATION).build();
        IncidentId byMail = engine.report(ENA, Intake.of("<a.b+c@customer.example>", report))
                .incident()
                .id();
        IncidentId byPhone =
                engine.report(ENA, Intake.of("call <7>", report)).incident().id();
        engine.runDue();

        assertThat(smtp.mails())
                .extracting(mail -> header(mail, "References"))
                .containsExactlyInAnyOrder(
                        "<a.b+c@customer.example> " + DESK.conversation(byMail), DESK.conversation(byPhone));
        assertThat(smtp.mails())
                .extracting(mail -> header(mail, "In-Reply-To"))
                .containsExactlyInAnyOrder(DESK.conversation(byMail), DESK.conversation(byPhone));
    }

    @Test
    @Tag("S30")
    void while_the_mail_server_hangs_calls_are_no_later_than_with_one_that_works() throws IOException {
        Duration healthy = latestCall(null);
        assertThat(smtp.mails()).isNotEmpty();
        int before = smtp.mails().size();
        Duration hanging = latestCall(ScriptedSmtp.HANGS);

        assertThat(smtp.mails()).hasSize(before);
        assertThat(hanging)
                .as("the latest call while a mail takes %s; with a server that works: %s", MAIL_TIMEOUT, healthy)
                .isLessThan(healthy.plus(MAIL_TIMEOUT.dividedBy(2)));
    }

    /** How long after its decision the latest call of some incidents was made, while the server answers so to DATA. */
    private Duration latestCall(@Nullable String answer) throws IOException {
        AtomicInteger mails = new AtomicInteger();
        smtp.at(Step.DATA, line -> {
            mails.incrementAndGet();
            return answer;
        });
        NotingChannel phone = new NotingChannel(ChannelType.PHONE);
        try (MailChannel channel = MailChannel.over(smtp.server().mailTimeout(MAIL_TIMEOUT), DESK)
                        .build();
                IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                        .directory(STAFF)
                        .channel(channel)
                        .channel(phone)
                        .build()
                        .start()) {
            List<IncidentId> ids =
                    Stream.generate(() -> report(engine)).limit(INCIDENTS).toList();
            Patience.await("calls", () -> phone.first().keySet().containsAll(ids));
            Patience.await("mails", () -> answer == null ? smtp.mails().size() >= INCIDENTS : mails.get() > 0);
            smtp.dropConnections(); // so that closing waits for no mail
            return ids.stream()
                    .flatMap(id -> engine.notifications(id).stream())
                    .map(NotificationRecord::notification)
                    .filter(told -> told.kind().equals(NotificationKind.INITIAL))
                    .map(told -> Duration.between(told.at(), phone.first().get(told.incident())))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
