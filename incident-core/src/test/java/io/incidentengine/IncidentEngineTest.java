package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.MANAGER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.Migration;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.ReportResult;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reading;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IncidentEngineTest {
    private static final IncidentPolicy POLICY = EmergencyHandling.policy();

    /** The next version, with half of the time to respond. */
    private static final IncidentPolicy STRICT = POLICY.toBuilder("emergency-handling", 2)
            .milestone(POLICY.milestone(Milestone.RESPONSE).orElseThrow().toBuilder()
                    .target(2, Duration.ofMinutes(15))
                    .build())
            .build();

    private final EngineFixture fixture = new EngineFixture();
    private final IncidentEngine engine = fixture.engine().build();

    private IncidentId reported() {
        return engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()))
                .incident()
                .id();
    }

    @Test
    @Tag("R2")
    @Tag("R3")
    void a_report_opens_an_incident_under_the_default_policy() {
        Incident incident = engine.find(reported()).orElseThrow();
        assertThat(incident.status()).isEqualTo(IncidentStatus.REPORTED);
        assertThat(incident.severity()).isEqualTo(Severity.level(2));
        assertThat(incident.policy()).isEqualTo(EmergencyHandling.policy().ref());
        assertThat(incident.reportedAt()).isEqualTo(START);
    }

    @Test
    @Tag("S25")
    void the_same_intake_makes_one_incident() {
        IncidentId first = reported();
        ReportResult again = engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()));
        assertThat(again).isInstanceOf(ReportResult.Known.class);
        assertThat(again.incident().id()).isEqualTo(first);
    }

    @Test
    @Tag("S25")
    void many_reports_are_taken_in_at_once_and_listeners_hear_of_each() {
        List<Change> heard = new ArrayList<>();
        IncidentEngine listening = fixture.engine()
                .listener(new EngineListener() {
                    @Override
                    public void changed(Change change) {
                        heard.add(change);
                    }
                })
                .build();
        Report disk = Report.of("shop", "disk full")
                .impact(Criterion.DEGRADATION)
                .deduplicationKey("disk")
                .build();

        List<ReportResult> results = listening.reportAll(
                ENGINEER,
                List.of(
                        Intake.of("alarm-1", disk),
                        Intake.of("mail-1", EngineFixture.report()),
                        Intake.of("alarm-2", disk),
                        Intake.of("alarm-1", disk)));

        assertThat(results)
                .hasExactlyElementsOfTypes(
                        ReportResult.Opened.class,
                        ReportResult.Opened.class,
                        ReportResult.Attached.class,
                        ReportResult.Known.class);
        assertThat(results.get(3).incident())
                .isEqualTo(results.get(2).incident())
                .isEqualTo(listening.find(results.get(0).incident().id()).orElseThrow());
        assertThat(heard)
                .containsExactly(
                        ((ReportResult.Opened) results.get(0)).change(),
                        ((ReportResult.Opened) results.get(1)).change(),
                        ((ReportResult.Attached) results.get(2)).change());
    }

    @Test
    void if_one_of_many_reports_is_refused_none_is_stored() {
        Report unknown =
                Report.of("shop", "odd").impact(Criterion.named("astrology")).build();

        assertThatThrownBy(() -> engine.reportAll(
                        ENGINEER, List.of(Intake.of("mail-1", EngineFixture.report()), Intake.of("mail-2", unknown))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("astrology");

        assertThat(engine.search(IncidentQuery.all()).incidents()).isEmpty();
    }

    @Test
    void a_command_gives_the_new_state() {
        Incident incident = engine.handle(reported(), ENGINEER, new Respond());
        assertThat(incident.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(incident.owner()).contains(ENGINEER.id());
    }

    @Test
    void an_unknown_id_is_named() {
        assertThatThrownBy(() -> engine.handle(IncidentId.of("INC-99"), ENGINEER, new Respond()))
                .isInstanceOf(UnknownIncidentException.class)
                .hasMessageContaining("INC-99");
        assertThatThrownBy(() -> engine.clocks(IncidentId.of("INC-99"))).isInstanceOf(UnknownIncidentException.class);
        assertThat(engine.find(IncidentId.of("INC-99"))).isEmpty();
        assertThat(engine.timeline(IncidentId.of("INC-99"))).isEmpty();
        assertThat(engine.notifications(IncidentId.of("INC-99"))).isEmpty();
    }

    @Test
    void what_is_refused_changes_nothing() {
        IncidentId id = reported();
        var before = engine.timeline(id);
        assertThatThrownBy(() -> engine.handle(id, Actor.of("eve", Role.DEVELOPER), new Respond()))
                .isInstanceOf(NotPermittedException.class);
        assertThat(engine.timeline(id)).isEqualTo(before);
    }

    @Test
    @Tag("S7")
    @Tag("R34")
    void clocks_can_be_read_at_any_time() {
        IncidentId id = reported();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(10)));
        ClockReading response = engine.clocks(id).get(0);
        assertThat(response.milestone()).isEqualTo(Milestone.RESPONSE);
        assertThat(response.reading()).asInstanceOf(type(Reading.Running.class)).satisfies(running -> {
            assertThat(running.elapsed()).isEqualTo(Duration.ofMinutes(10));
            assertThat(running.remaining()).isEqualTo(Duration.ofMinutes(20));
            assertThat(running.deadline()).isEqualTo(START.plus(Duration.ofMinutes(30)));
        });
    }

    @Test
    @Tag("S1")
    @Tag("S21")
    void due_work_is_what_time_asks_for_and_nothing_else() {
        reported();
        engine.runDue();
        while (!engine.runDue().isNothing()) {}
        assertThat(engine.runDue().isNothing()).isTrue();
        assertThat(engine.nextDue()).contains(START.plus(Duration.ofMinutes(30)).plusNanos(1_000));
        fixture.time.moveTo(START.plus(Duration.ofMinutes(30)));
        assertThat(engine.runDue().isNothing()).isTrue();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(30)).plusNanos(1_000));
        assertThat(engine.runDue().incidents()).isEqualTo(1);
    }

    @Test
    @Tag("S15")
    void an_incident_keeps_its_policy_but_for_the_role_table() {
        IncidentPolicy first = EmergencyHandling.policy();
        InMemoryPolicies policies = InMemoryPolicies.of(first);
        IncidentEngine pinned = fixture.engine().policies(policies).build();
        IncidentId id = pinned.report(ENGINEER, Intake.of("mail-2", EngineFixture.report()))
                .incident()
                .id();
        policies.publish(first.toBuilder("emergency-handling", 2)
                .milestone(first.milestone(Milestone.RESPONSE).orElseThrow().toBuilder()
                        .target(2, Duration.ofMinutes(15))
                        .build())
                .roles(first.roles().permit(CommandType.RESPOND, Role.DEVELOPER))
                .build());
        assertThat(pinned.clocks(id).get(0).run().breach().orElseThrow().deadline())
                .isEqualTo(START.plus(Duration.ofMinutes(30)));
        assertThatThrownBy(() -> pinned.handle(id, ENGINEER, new Respond())).isInstanceOf(NotPermittedException.class);
        assertThat(pinned.handle(id, Actor.of("dora", Role.DEVELOPER), new Respond())
                        .policy())
                .isEqualTo(first.ref());
    }

    @Test
    @Tag("S4")
    void time_that_steps_back_neither_breaks_nor_rewinds_an_incident() {
        IncidentId id = reported();
        fixture.time.moveTo(START.minus(Duration.ofHours(1)));
        Incident incident = engine.handle(id, ENGINEER, new Respond());
        assertThat(incident.trace().recordedAt()).isEqualTo(START);
        assertThat(engine.clocks(id).get(0).reading().elapsed()).isZero();
    }

    @Test
    @Tag("R17")
    @Tag("S25")
    void a_fault_that_came_back_in_time_recurs_however_late_it_is_reported() {
        Report.Builder fault = Report.of("payments", "Node is down")
                .impact(Criterion.SYSTEM_FAULT)
                .deduplicationKey("node-1");
        IncidentId first = engine.report(ENGINEER, Intake.of("1", fault.build()))
                .incident()
                .id();
        engine.handle(first, ENGINEER, new Respond());
        engine.handle(first, ENGINEER, new Resolve("restarted", RootCause.UNKNOWN, ""));
        engine.handle(first, ENGINEER, new Confirm(null));
        engine.handle(first, ENGINEER, new Close(""));

        fixture.time.moveTo(START.plus(Duration.ofHours(30)));
        Report again = fault.occurredAt(START.plus(Duration.ofHours(23))).build();
        assertThat(engine.report(ENGINEER, Intake.of("2", again)).incident().severity())
                .isEqualTo(Severity.level(1));
    }

    @Test
    @Tag("S16")
    void a_merge_silences_one_and_the_other_goes_on_with_the_earliest_origin() {
        IncidentId first = reported();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(20)));
        IncidentId second = engine.report(ENGINEER, Intake.of("mail-2", EngineFixture.report()))
                .incident()
                .id();
        settle();

        Incident kept = engine.merge(first, second, ENGINEER, "the same node");
        assertThat(kept.id()).isEqualTo(second);
        assertThat(engine.find(second)).contains(kept);
        assertThat(engine.find(first).orElseThrow().lifecycle().mergedInto()).contains(second);
        assertThat(engine.clocks(second).get(0).reading().elapsed()).isEqualTo(Duration.ofMinutes(20));
        assertThat(engine.nextDue()).isPresent();
        settle();
        int entries = engine.timeline(first).size();
        int told = engine.notifications(first).size();
        fixture.time.moveTo(START.plus(Duration.ofDays(30)));
        settle();

        assertThat(engine.timeline(first)).hasSize(entries);
        assertThat(engine.notifications(first)).hasSize(told);
        assertThat(engine.clocks(second).get(0).reading()).isInstanceOf(Reading.Breached.class);
        assertThatThrownBy(() -> engine.handle(first, ENGINEER, new Respond()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("merged into incident " + second);
    }

    @Test
    @Tag("S16")
    void listeners_hear_of_both_sides_of_a_merge() {
        List<IncidentId> heard = new ArrayList<>();
        IncidentEngine heardOf = fixture.engine()
                .ids(() -> IncidentId.of("H-" + heard.size()))
                .listener(new EngineListener() {
                    @Override
                    public void changed(Change change) {
                        heard.add(change.incident().id());
                    }
                })
                .build();
        IncidentId first = heardOf.report(ENGINEER, Intake.of("h1", EngineFixture.report()))
                .incident()
                .id();
        IncidentId second = heardOf.report(ENGINEER, Intake.of("h2", EngineFixture.report()))
                .incident()
                .id();
        heard.clear();
        heardOf.merge(first, second, ENGINEER, "the same node");

        assertThat(heard).containsExactlyInAnyOrder(first, second);
    }

    @Test
    @Tag("S16")
    void a_merge_with_an_unknown_incident_names_it_and_what_is_refused_changes_neither() {
        IncidentId id = reported();
        IncidentId unknown = IncidentId.of("INC-99");
        var before = engine.timeline(id);

        for (Runnable merge : List.<Runnable>of(
                () -> engine.merge(id, unknown, ENGINEER, "why"), () -> engine.merge(unknown, id, ENGINEER, "why"))) {
            assertThatThrownBy(merge::run)
                    .isInstanceOf(UnknownIncidentException.class)
                    .hasMessageContaining("INC-99");
        }
        assertThatThrownBy(() -> engine.merge(id, id, ENGINEER, "why")).isInstanceOf(RefusedException.class);
        assertThat(engine.timeline(id)).isEqualTo(before);
    }

    @Test
    @Tag("S15")
    void a_migration_moves_an_incident_and_its_preview_does_not() {
        InMemoryPolicies policies = InMemoryPolicies.of(POLICY);
        IncidentEngine two = fixture.engine().policies(policies).build();
        IncidentId id = two.report(ENGINEER, Intake.of("m1", EngineFixture.report()))
                .incident()
                .id();
        policies.publish(STRICT);
        fixture.time.moveTo(START.plus(Duration.ofMinutes(20)));
        var before = two.timeline(id);

        Migration preview = two.previewMigration(id, STRICT.ref(), MANAGER);
        assertThat(preview.differences()).singleElement().asString().contains("response", "Running", "Breached");
        assertThat(two.timeline(id)).isEqualTo(before);
        assertThat(two.find(id).orElseThrow().policy()).isEqualTo(POLICY.ref());
        assertThat(two.clocks(id).get(0).reading()).isInstanceOf(Reading.Running.class);

        assertThat(two.migrate(id, STRICT.ref(), MANAGER, "a new contract").policy())
                .isEqualTo(STRICT.ref());
        assertThat(two.clocks(id).get(0).reading()).isInstanceOf(Reading.Breached.class);
        assertThatThrownBy(() -> two.migrate(id, STRICT.ref(), MANAGER, "again"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is on policy emergency-handling v2 already");
    }

    @Test
    @Tag("S10")
    @Tag("S15")
    void what_was_final_before_a_migration_is_shown_as_it_was() {
        InMemoryPolicies policies = InMemoryPolicies.of(POLICY);
        IncidentEngine two = fixture.engine().policies(policies).build();
        IncidentId id = two.report(ENGINEER, Intake.of("m1", EngineFixture.report()))
                .incident()
                .id();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(20)));
        two.handle(id, ENGINEER, new Respond());
        Reading met = two.clocks(id).get(0).reading();
        policies.publish(STRICT);
        two.migrate(id, STRICT.ref(), MANAGER, "a new contract");

        assertThat(met).isInstanceOf(Reading.Met.class);
        assertThat(two.clocks(id).get(0).reading()).isEqualTo(met);
        assertThat(two.explain(id).get(0).judgedBy()).isEqualTo(POLICY.ref());
    }

    @Test
    @Tag("S15")
    void a_migration_to_nowhere_or_of_nothing_is_refused_and_so_is_its_preview() {
        IncidentId id = reported();
        IncidentId unknown = IncidentId.of("INC-99");
        PolicyRef nowhere = new PolicyRef("nowhere", 7);
        PolicyRef here = EmergencyHandling.policy().ref();

        assertThatThrownBy(() -> engine.migrate(id, nowhere, MANAGER, "why"))
                .isInstanceOf(UnknownPolicyException.class)
                .hasMessageContaining("nowhere v7");
        assertThatThrownBy(() -> engine.previewMigration(id, nowhere, MANAGER))
                .isInstanceOf(UnknownPolicyException.class);
        assertThatThrownBy(() -> engine.migrate(unknown, here, MANAGER, "why"))
                .isInstanceOf(UnknownIncidentException.class);
        assertThatThrownBy(() -> engine.previewMigration(unknown, here, MANAGER))
                .isInstanceOf(UnknownIncidentException.class);
        assertThatThrownBy(() -> engine.migrate(id, here, ENGINEER, "why")).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> engine.previewMigration(id, here, ENGINEER)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("S34")
    void clocks_are_explained_as_they_are_shown() {
        IncidentId id = reported();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(10)));
        engine.handle(id, ENGINEER, new Respond());
        fixture.time.moveTo(START.plus(Duration.ofMinutes(30)));

        assertThat(engine.explain(id))
                .extracting(explanation -> explanation.clock().reading())
                .containsExactlyElementsOf(
                        engine.clocks(id).stream().map(ClockReading::reading).toList());
        assertThat(engine.explain(id).get(0).text(ZoneId.of("UTC")))
                .contains("runs (+10 min): reported by ena (Payments fail)")
                .endsWith("2026-03-02 08:10:00  10 min in all: responded by ena");
        assertThatThrownBy(() -> engine.explain(IncidentId.of("INC-99"))).isInstanceOf(UnknownIncidentException.class);
    }

    private void settle() {
        while (!engine.runDue().isNothing()) {}
    }

    @Test
    void building_reports_all_problems_at_once() {
        assertThatThrownBy(() -> fixture.engine()
                        .policy(EmergencyHandling.policy())
                        .policies(InMemoryPolicies.of(EmergencyHandling.policy()))
                        .sendTimeout(Duration.ZERO)
                        .pollInterval(Duration.ofDays(-1))
                        .build())
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        failure -> assertThat(failure.problems())
                                .extracting(InvalidPolicyException.Problem::path)
                                .containsExactly("policy", "sendTimeout", "pollInterval"));
    }

    @Test
    void a_part_that_is_missing_is_refused_at_once_by_its_name() {
        Map<String, ThrowingCallable> parts = Map.ofEntries(
                Map.entry("store", () -> IncidentEngine.on(null)),
                Map.entry("policy", () -> fixture.engine().policy(null)),
                Map.entry("policies", () -> fixture.engine().policies(null)),
                Map.entry("directory", () -> fixture.engine().directory(null)),
                Map.entry("channel", () -> fixture.engine().channel(null)),
                Map.entry("problemManagement", () -> fixture.engine().problemManagement(null)),
                Map.entry("listener", () -> fixture.engine().listener(null)),
                Map.entry("time", () -> fixture.engine().time(null)),
                Map.entry("ids", () -> fixture.engine().ids(null)),
                Map.entry("sendTimeout", () -> fixture.engine().sendTimeout(null)),
                Map.entry("pollInterval", () -> fixture.engine().pollInterval(null)),
                Map.entry("actor", () -> engine.report(null, Intake.of("1", EngineFixture.report()))),
                Map.entry("intake", () -> engine.report(ENGINEER, null)),
                Map.entry("intakes", () -> engine.reportAll(ENGINEER, null)),
                Map.entry("incident", () -> engine.handle(null, ENGINEER, new Respond())),
                Map.entry("command", () -> engine.handle(reported(), ENGINEER, null)));
        parts.forEach((name, part) -> assertThatThrownBy(part)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        failure -> assertThat(failure.what()).isEqualTo(name)));
        assertThatThrownBy(() -> engine.handle(reported(), null, new Respond()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("actor is missing");
    }

    @Test
    void no_question_and_no_change_is_about_nothing() {
        IncidentId id = reported();
        PolicyRef current = EmergencyHandling.policy().ref();
        Map<String, List<ThrowingCallable>> calls = Map.of(
                "incident",
                List.of(
                        () -> engine.find(null),
                        () -> engine.timeline(null),
                        () -> engine.clocks(null),
                        () -> engine.explain(null),
                        () -> engine.known(null),
                        () -> engine.notifications(null),
                        () -> engine.problemOffers(null),
                        () -> engine.catchUp(null),
                        () -> engine.merge(id, null, ENGINEER, "same"),
                        () -> engine.migrate(null, current, MANAGER, "new"),
                        () -> engine.previewMigration(null, current, MANAGER)),
                "duplicate",
                List.of(() -> engine.merge(null, id, ENGINEER, "same")),
                "query",
                List.of(() -> engine.search(null)),
                "actor",
                List.of(
                        () -> engine.merge(id, id, null, "same"),
                        () -> engine.migrate(id, current, null, "new"),
                        () -> engine.previewMigration(id, current, null)),
                "policy",
                List.of(
                        () -> engine.migrate(id, null, MANAGER, "new"),
                        () -> engine.previewMigration(id, null, MANAGER),
                        () -> InMemoryPolicies.of(null),
                        () -> InMemoryPolicies.of(EmergencyHandling.policy()).publish(null)),
                "filter",
                List.of(() -> engine.records().export(null, dossier -> {})),
                "dossiers",
                List.of(
                        () -> engine.records().export(IncidentFilter.ALL, null),
                        () -> engine.records().restore(null)),
                "retention",
                List.of(() -> engine.records().retire(null, leaving -> {})));
        calls.forEach((name, all) -> all.forEach(call -> assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        failure -> assertThat(failure.what()).isEqualTo(name))));
    }

    @Test
    void a_policy_that_an_incident_is_to_be_moved_to_must_be_known() {
        IncidentId id = reported();
        PolicyRef unknown = new PolicyRef("zz", 3);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> engine.migrate(id, unknown, MANAGER, "new"),
                () -> engine.previewMigration(id, unknown, MANAGER))) {
            assertThatThrownBy(call)
                    .isInstanceOf(UnknownPolicyException.class)
                    .hasMessage("Policy zz v3 is unknown; allowed: policies that the engine's Policies can find");
        }
    }

    @Test
    void a_channel_without_a_type_or_a_window_and_a_second_one_of_a_type_are_reported() {
        assertThatThrownBy(() -> fixture.engine()
                        .channel(EngineFixture.channel(null, message -> null))
                        .channel(EngineFixture.channel(ChannelType.EMAIL, 0, message -> null))
                        .channel(EngineFixture.channel(ChannelType.PHONE, 101, message -> null))
                        .channel(ScriptedChannel.of(ChannelType.SMS))
                        .channel(ScriptedChannel.of(ChannelType.SMS))
                        .build())
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        failure -> assertThat(failure.problems())
                                .extracting(InvalidPolicyException.Problem::toString)
                                .satisfiesExactly(
                                        type -> assertThat(type).contains("has no type"),
                                        window -> assertThat(window)
                                                .contains("e-mail has a window of 0; allowed: 1 to 100"),
                                        window -> assertThat(window).contains("phone has a window of 101"),
                                        second -> assertThat(second).contains("there are two for SMS")));
    }

    @Test
    void two_engines_on_one_store_share_incidents_and_nothing_else() {
        IncidentEngine other = fixture.engine().build();
        IncidentId id = reported();
        other.handle(id, ENGINEER, new Respond());
        assertThat(engine.handle(id, ENGINEER, new RecordProgress("both see it"))
                        .owner())
                .isPresent();
        assertThat(List.of(engine.timeline(id), other.timeline(id)))
                .allSatisfy(timeline -> assertThat(timeline).isEqualTo(engine.timeline(id)));
    }
}
