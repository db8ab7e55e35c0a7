package io.incidentengine.testkit.chaos;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.News;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.testkit.InjectedFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where people and providers call: the steps that are calls to one engine. */
final class Desk {
    static final Person ROB = Person.of("rob", "Rob", Contact.email("rob@example.org"), Contact.phone("+49305550001"));
    static final Person SUE = Person.of("sue", "Sue", Contact.email("sue@example.org"), Contact.phone("+49305550002"));

    private final World world;
    private final List<IncidentPolicy> policies;
    private final Provider provider;
    private final Actor everyone;

    Desk(World world, List<IncidentPolicy> policies, Provider provider) {
        this.world = world;
        this.policies = policies;
        this.provider = provider;
        this.everyone = everyone(policies);
    }

    private static Actor everyone(List<IncidentPolicy> policies) {
        Set<Role> roles = new TreeSet<>();
        policies.forEach(policy -> policy.roles().permitted().values().forEach(roles::addAll));
        return Actor.of("eve", roles.toArray(Role[]::new));
    }

    /** Takes a step that is a call to one engine, which may fail under it. */
    void take(Step step) {
        if (step instanceof Step.Reports reports) {
            on(reports.engine(), engine -> engine.report(everyone, intake(reports)));
        } else if (step instanceof Step.Does does) {
            Instant effective = does.ago().isZero() ? null : world.now().minus(does.ago());
            incident(does.incident())
                    .ifPresent(
                            id -> on(does.engine(), engine -> engine.handle(id, everyone, does.command(), effective)));
        } else if (step instanceof Step.Corrects corrects) {
            CorrectTime command =
                    new CorrectTime(corrects.signal(), world.now().minus(corrects.ago()), "seen in a log");
            incident(corrects.incident())
                    .ifPresent(id -> on(corrects.engine(), engine -> engine.handle(id, everyone, command)));
        } else if (step instanceof Step.Merges merges) {
            merge(merges);
        } else if (step instanceof Step.Migrates migrates) {
            IncidentPolicy target = World.nth(policies, migrates.policy());
            incident(migrates.incident())
                    .ifPresent(id -> on(
                            migrates.engine(), engine -> engine.migrate(id, target.ref(), everyone, "a new contract")));
        } else if (step instanceof Step.Says says && !provider.messages().isEmpty()) {
            List<String> messages = provider.messages();
            String message = World.nth(messages, messages.size() + 1 - says.message());
            Instant at = world.now().minus(says.ago());
            on(says.engine(), engine -> engine.take(News.of(message, says.status(), at)));
        } else if (step instanceof Step.SendsAgain again) {
            List<Delivery> givenUp = world.givenUp();
            if (!givenUp.isEmpty()) {
                String message = World.nth(givenUp, again.message()).message().key();
                on(again.engine(), engine -> engine.sendAgain(message));
            }
        }
    }

    private void merge(Step.Merges merges) {
        if (world.incidents().isEmpty()) {
            return;
        }
        IncidentId duplicate = World.nth(world.incidents(), merges.duplicate()).id();
        IncidentId into = World.nth(world.incidents(), merges.into()).id();
        on(merges.engine(), engine -> engine.merge(duplicate, into, everyone, "the same fault"));
    }

    private interface Call {
        void on(IncidentEngine engine);
    }

    private void on(int number, Call call) {
        Node node = world.node(number);
        try {
            call.on(node.engine());
        } catch (InjectedFault fault) {
            node.recover(fault);
        }
    }

    private Intake intake(Step.Reports reports) {
        Report.Builder report = Report.of("service " + reports.fault(), "fault " + reports.fault())
                .reporter(reports.intake() % 2 == 1 ? ROB : SUE)
                .assessment(reports.impact())
                .deduplicationKey("fault-" + reports.fault());
        if (!reports.ago().isZero()) {
            report.occurredAt(world.now().minus(reports.ago()));
        }
        return Intake.of("report-" + reports.intake(), report.build());
    }

    private Optional<IncidentId> incident(int number) {
        return world.incidents().isEmpty()
                ? Optional.empty()
                : Optional.of(World.nth(world.incidents(), number).id());
    }
}
