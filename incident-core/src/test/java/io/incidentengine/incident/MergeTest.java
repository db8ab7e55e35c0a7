package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentEvent.Assessed;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** INC-1 is reported at the start; INC-2, about the same fault, an hour later. */
@Tag("S16")
class MergeTest {
    private static final Person TIM = Person.of("tim", "Tim", Contact.email("tim@example.org"));

    /** Reported by Rob at the start, under the default policy. */
    private static Life first(int level) {
        return Life.ofLevel(level).does(CommandType.RESPOND);
    }

    private static Life first(int level, IncidentPolicy policy) {
        return Life.under(policy).report(Life.reportOfLevel(level).build()).does(CommandType.RESPOND);
    }

    /** Reported by Tim after an hour. */
    private static Life second(int level) {
        return second("INC-2", level, ofHours(1));
    }

    private static Life second(String id, int level, Duration at) {
        return second(id, level, EmergencyHandling.policy(), at);
    }

    private static Life second(String id, IncidentPolicy policy, Duration at) {
        return second(id, 2, policy, at);
    }

    private static Life second(String id, int level, IncidentPolicy policy, Duration at) {
        return Life.named(id, policy).at(at).report(reportOfTim(level).build()).does(CommandType.RESPOND);
    }

    private static Report.Builder reportOfTim(int level) {
        Criterion criterion =
                level == 1 ? Criterion.DATA_LOSS : level == 2 ? Criterion.DEGRADATION : Criterion.CONSULTING;
        return Report.of("portal", "Nobody can log in").reporter(TIM).impact(criterion);
    }

    // --- what the other keeps ---

    @Test
    void both_say_what_became_of_them() {
        Life duplicate = first(2);
        Life other = second(2);
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(duplicate.happened(MergedInto.class).into())
                .isEqualTo(other.incident().id());
        assertThat(duplicate.incident().lifecycle().mergedInto())
                .contains(other.incident().id());
        assertThat(duplicate.incident().isOpen()).isFalse();
        IncidentMerged merged = other.happened(IncidentMerged.class);
        assertThat(merged.merged()).isEqualTo(duplicate.incident().id());
        assertThat(merged.reason()).isEqualTo("the same fault");
        assertThat(merged.reporters()).containsExactly(Life.ROB);
        assertThat(merged.origins()).isEqualTo(Map.of(Signal.REPORTED, Life.START));
        assertThat(other.incident().isOpen()).isTrue();
    }

    @Test
    void it_keeps_the_earliest_origin_whichever_is_merged() {
        Life duplicate = first(2);
        Life other = second(2);
        duplicate.at(ofHours(2)).mergeInto(other);
        assertThat(other.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(2), ofHours(4), Life.time(ofHours(6))));

        Life elder = first(2);
        second(2).at(ofHours(2)).mergeInto(elder);
        assertThat(elder.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(2), ofHours(4), Life.time(ofHours(6))));
    }

    @Test
    @Tag("R24")
    void an_occurrence_that_the_duplicate_knows_of_counts_for_the_recovery_alone() {
        Life duplicate = Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(2).occurredAt(Life.time(ofHours(-1))).build());
        Life other = second(2);
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(other.reading(RECOVERY).elapsed()).isEqualTo(ofHours(3));
        assertThat(other.reading(RESOLUTION).elapsed()).isEqualTo(ofHours(2));
    }

    @Test
    @Tag("R20")
    void it_keeps_the_highest_severity() {
        Life other = second(3);
        first(1).at(ofHours(2)).mergeInto(other);

        assertThat(other.level()).isEqualTo(1);
        assertThat(other.happened(SeverityChanged.class).to().reason()).startsWith("merged with incident INC-1: ");
        assertThat(other.told()).contains("R27", "R28");

        Life graver = second(1);
        first(3).at(ofHours(2)).mergeInto(graver);
        assertThat(graver.level()).isEqualTo(1);
        assertThat(graver.happened()).noneMatch(SeverityChanged.class::isInstance);
    }

    @Test
    void a_level_that_was_set_by_hand_stays_one_that_was_set_by_hand() {
        Life duplicate = first(2).does(Life.MANAGER, new ChangeSeverity(Severity.level(1), "the board asks"));
        Life other = second(3);
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(other.level()).isEqualTo(1);
        assertThat(other.incident().impact().classification().manual()).isTrue();
    }

    @Test
    @Tag("R14")
    void what_was_declared_major_stays_major() {
        Life duplicate = first(2).does(CommandType.DECLARE_MAJOR);
        Life other = second(2);
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(other.incident().isMajor(other.policy())).isTrue();
        assertThat(other.happened(MajorIncidentDeclared.class).reason()).isEqualTo("merged with major incident INC-1");
        Life graver = second(1);
        first(2).does(CommandType.DECLARE_MAJOR).at(ofHours(2)).mergeInto(graver);
        assertThat(graver.happened()).noneMatch(MajorIncidentDeclared.class::isInstance); // it is major by its level
    }

    @Test
    @Tag("R17")
    void its_reporters_count_and_can_raise_the_severity() {
        Life other = Life.named("INC-2", EmergencyHandling.policy())
                .at(ofHours(1))
                .report(reportOfTim(3).impact(Criterion.FUNCTION_ERROR).build());
        assertThat(other.level()).isEqualTo(2);
        first(3).at(ofHours(2)).mergeInto(other);

        assertThat(other.incident().people().reporters()).containsExactly(TIM, Life.ROB);
        assertThat(other.incident().complainants()).isEqualTo(2);
        assertThat(other.level()).isEqualTo(1);
    }

    @Test
    @Tag("R17")
    @Tag("R20")
    void a_level_that_it_brings_and_one_that_the_complaints_raise_it_to_are_one_rise() {
        Life duplicate = Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(3).impact(Criterion.FUNCTION_ERROR).build());
        Life other = second(3);
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(other.level()).isEqualTo(1);
        assertThat(other.happened())
                .filteredOn(SeverityChanged.class::isInstance)
                .hasSize(1);
        assertThat(other.told()).startsWith("R27", "R28").doesNotContain("R20", "R20 call");
        assertThat(other.told("R27").get(0).severity()).isEqualTo(Severity.level(1));
    }

    @Test
    void a_reporter_of_both_counts_once() {
        Life other = Life.named("INC-2", EmergencyHandling.policy())
                .at(ofHours(1))
                .report(Life.reportOfLevel(2).build());
        first(2).at(ofHours(2)).mergeInto(other);

        assertThat(other.incident().people().reporters()).containsExactly(Life.ROB);
    }

    @Test
    @Tag("S13")
    void a_reporter_of_the_duplicate_may_reject_and_the_first_one_must_confirm() {
        Life other = second(2);
        first(2).at(ofHours(2)).mergeInto(other);
        other.at(ofHours(3)).does(CommandType.RESOLVE);

        assertThat(other.does(Life.REPORTER, new IncidentCommand.Reject(null, "still fails"))
                        .status())
                .isEqualTo(IncidentStatus.IN_PROGRESS);
        other.does(CommandType.RESOLVE);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> other.does(Life.REPORTER, new IncidentCommand.Confirm(null)));
    }

    @Test
    void what_is_known_of_the_impact_adds_up() {
        Life other = second(3);
        first(2).at(ofHours(2)).mergeInto(other);

        assertThat(other.incident().impact().assessment())
                .asString()
                .contains(Criterion.DEGRADATION.toString(), Criterion.CONSULTING.toString());
    }

    @Test
    @Tag("S25")
    void it_answers_to_the_keys_of_both() {
        Life duplicate = Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(2).deduplicationKey("disk").build());
        Life other = Life.named("INC-2", EmergencyHandling.policy())
                .at(ofHours(1))
                .report(reportOfTim(2).deduplicationKey("pool").build());
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(other.incident().registration().keys())
                .containsExactly(DeduplicationKey.of("pool"), DeduplicationKey.of("disk"));
    }

    // --- verdicts ---

    @Test
    @Tag("S10")
    void a_final_verdict_ignores_the_earlier_origin() {
        Life other = second(2).at(ofMinutes(80)).tick();
        assertThat(other.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        first(2).at(ofHours(2)).mergeInto(other);

        assertThat(other.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(other.reading(RESPONSE)).isInstanceOf(Reading.Met.class);
        assertThat(other.happened()).noneMatch(VerdictReached.class::isInstance);
    }

    @Test
    void a_running_clock_that_is_late_by_it_is_breached_by_the_merge_and_says_so() {
        Life other = second("INC-2", 2, ofHours(5));
        first(2).at(ofHours(7)).mergeInto(other);

        assertThat(other.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.MERGED);
        assertThat(other.verdict(RECOVERY).orElseThrow().at()).isEqualTo(Life.time(ofHours(7)));
        assertThat(other.verdict(RECOVERY).orElseThrow().deadline()).isEqualTo(Life.time(ofHours(6)));
        assertThat(other.told()).containsExactly("R29", "R31", "R32");
        assertThat(other.told("R31").get(0).facts()).containsEntry("cause", "merged");
        assertThat(other.tickAt(ofHours(30)).told("R31")).hasSize(1);
    }

    @Test
    @Tag("S24")
    void what_has_stopped_for_now_takes_it_when_the_stop_is_undone() {
        Life other = second("INC-2", 2, ofHours(3)).at(ofHours(4)).does(CommandType.RECOVER);
        first(2).at(ofHours(5)).mergeInto(other);
        assertThat(other.reading(RECOVERY)).isInstanceOf(Reading.Provisional.class);

        other.at(ofHours(7)).does(CommandType.RELAPSE);
        assertThat(other.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.MERGED);
    }

    @Test
    @Tag("S5")
    void a_correction_afterwards_judges_with_the_merged_origin() {
        Life other = second("INC-2", 2, ofHours(5));
        first(2).at(ofMinutes(350)).mergeInto(other);
        other.at(ofHours(8)).did(CommandType.RECOVER, ofHours(7));
        assertThat(other.verdict(RECOVERY).orElseThrow().deadline()).isEqualTo(Life.time(ofHours(6)));

        other.at(ofHours(9)).corrects(Signal.RECOVERED, ofHours(6));
        assertThat(other.outcome(RECOVERY)).isNull();
        assertThat(other.reading(RECOVERY))
                .isEqualTo(new Reading.Provisional(ofHours(6), Life.time(ofHours(6)), Life.time(ofHours(6))));
    }

    // --- what had stood still ---

    @Test
    @Tag("S8")
    void what_the_duplicate_waited_does_not_count_for_the_other_either_and_the_explanation_says_so() {
        Life duplicate = first(2, Life.pausing())
                .at(ofMinutes(10))
                .does(Life.ENGINEER, new IncidentCommand.Pause(PauseReason.PLANNED_WINDOW, "tonight"));
        Life other = second("INC-2", Life.pausing(), ofHours(7));
        duplicate.at(ofHours(7).plusMinutes(10)).mergeInto(other);

        assertThat(other.outcome(RECOVERY)).isNull();
        assertThat(other.reading(RECOVERY).elapsed()).isEqualTo(ofMinutes(20));
        assertThat(other.explain(RECOVERY).text(ZoneOffset.UTC))
                .contains(
                        "08:00:00  ran for an incident that was merged (+10 min): merged by mia (incident INC-1, the same fault)",
                        "08:10:00  stood still for an incident that was merged, planned window\n",
                        "15:00:00  runs (+10 min): reported by eve",
                        "20 min so far");
    }

    @Test
    @Tag("S8")
    void a_pause_of_the_duplicate_counts_as_the_milestone_of_the_other_honours_it() {
        Life duplicate = first(2, Life.pausing()).at(ofHours(1)).does(CommandType.PAUSE); // for a vendor
        Life other = second("INC-2", Life.pausing(), ofHours(7));
        duplicate.at(ofHours(7)).mergeInto(other);
        Life strict = second("INC-3", EmergencyHandling.policy(), ofHours(7));
        Life another = first(2, Life.pausing()).at(ofHours(1)).does(CommandType.PAUSE);
        another.at(ofHours(7)).mergeInto(strict);

        assertThat(other.reading(RECOVERY).elapsed()).isEqualTo(ofHours(3)); // capped at four hours
        assertThat(other.reading(RESOLUTION).elapsed()).isEqualTo(ofHours(1));
        assertThat(strict.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.MERGED);
    }

    @Test
    @Tag("R25")
    void time_of_the_duplicate_with_developers_does_not_count_for_the_resolution_of_the_other() {
        Life duplicate =
                first(2).at(ofDays(1)).does(CommandType.TRANSFER).at(ofDays(19)).does(CommandType.HAND_BACK);
        Life other = second("INC-2", 2, ofDays(20));
        duplicate.at(ofDays(21)).mergeInto(other);

        assertThat(other.reading(RESOLUTION).elapsed()).isEqualTo(ofDays(3));
        assertThat(other.outcome(RESOLUTION)).isNull();
    }

    @Test
    @Tag("S5")
    void a_pause_that_was_corrected_before_the_merge_counts_as_corrected() {
        Life duplicate =
                first(2, Life.pausing()).at(ofHours(1)).does(CommandType.PAUSE).corrects(Signal.PAUSED, ofMinutes(30));
        Life other = second("INC-2", Life.pausing(), ofHours(3));
        duplicate.at(ofHours(3)).mergeInto(other);

        assertThat(other.reading(RECOVERY).elapsed()).isEqualTo(ofMinutes(30));
    }

    @Test
    void in_a_chain_of_merges_each_stood_still_for_its_own_time() {
        Life first = first(2, Life.pausing()).at(ofHours(1)).does(CommandType.PAUSE);
        Life second = second("INC-2", Life.pausing(), ofHours(2));
        first.at(ofHours(3)).mergeInto(second);
        second.does(CommandType.PAUSE);
        Life third = second("INC-3", Life.pausing(), ofHours(4));
        second.at(ofHours(5)).mergeInto(third);

        // an hour of the first, an hour of the second, an hour of its own
        assertThat(third.reading(RECOVERY).elapsed()).isEqualTo(ofHours(3));
    }

    // --- the silence of the duplicate ---

    @Test
    void its_reporters_are_told_once_and_it_is_silent_from_then_on() {
        Life duplicate = first(2);
        duplicate.at(ofMinutes(90)).mergeInto(second(2));

        assertThat(duplicate.told()).containsOnlyOnce("S16 merged");
        assertThat(duplicate.told("S16 merged").get(0).rule().to()).hasToString("[reporter]");
        assertThat(duplicate.told("S16 merged").get(0).facts().get("note"))
                .isEqualTo("merged into incident INC-2: the same fault");
        assertThat(duplicate.wakeUp()).isEmpty();
        int told = duplicate.notifications().size();
        assertThat(duplicate.tickAt(ofDays(60)).happened()).isEmpty();
        assertThat(duplicate.notifications()).hasSize(told);
        assertThat(duplicate.outcome(RECOVERY)).isNull();
    }

    @Test
    @Tag("S10")
    void a_breach_of_the_duplicate_stays_one_and_what_ran_means_nothing_any_more() {
        Life duplicate = Life.ofLevel(2).tickAt(ofHours(1));
        duplicate.at(ofHours(2)).mergeInto(second(2));

        assertThat(duplicate.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(duplicate.reading(RECOVERY)).isEqualTo(new Reading.Voided(ofHours(2)));
        assertThat(duplicate.at(ofDays(3)).tick().reading(RECOVERY)).isEqualTo(new Reading.Voided(ofHours(2)));
    }

    @Test
    @Tag("S6")
    void what_fell_due_before_the_merge_is_settled_first() {
        Life duplicate = Life.ofLevel(2);
        Life other = second(2);
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(duplicate.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(duplicate.told()).contains("R31", "R32", "S16 merged");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"REPORT", "MERGE", "MIGRATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void every_command_to_it_is_refused_and_names_the_other(CommandType type) {
        Life duplicate = first(2);
        duplicate.at(ofHours(2)).mergeInto(second(2));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> duplicate.does(type))
                .withMessage("Cannot " + type.verb()
                        + " incident INC-1: it is merged into incident INC-2; allowed: work on INC-2");
    }

    @Test
    @Tag("S15")
    void it_can_neither_be_migrated_nor_take_a_complaint() {
        Life duplicate = first(2);
        duplicate.at(ofHours(2)).mergeInto(second(2));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> duplicate.migrate(Life.pausing()))
                .withMessageEndingWith("it is merged into incident INC-2; allowed: work on INC-2");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> duplicate.attach(reportOfTim(2).build()))
                .withMessageEndingWith("it is merged into incident INC-2; allowed: work on INC-2");
    }

    // --- chains and refusals ---

    @Test
    void the_origin_of_the_first_survives_a_chain_of_merges() {
        Life first = first(2);
        Life second = second(2);
        Life third = second("INC-3", 2, ofHours(2));
        first.at(ofHours(3)).mergeInto(second);
        second.at(ofHours(4)).mergeInto(third);

        assertThat(third.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(4), ofHours(2), Life.time(ofHours(6))));
        assertThat(third.incident().people().reporters()).containsExactly(TIM, Life.ROB);
        assertThat(second.told("S16 merged")).hasSize(1);
    }

    @Test
    void a_circle_is_refused() {
        Life first = first(2);
        Life second = second(2);
        first.at(ofHours(2)).mergeInto(second);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> second.mergeInto(first))
                .withMessage("Cannot merge incident INC-1: it is merged into incident INC-2; allowed: work on INC-2");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> first.mergeInto(second))
                .withMessageContaining("it is merged into incident INC-2");
    }

    @Test
    void an_incident_is_no_duplicate_of_itself() {
        Life life = first(2);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.mergeInto(life))
                .withMessage(
                        "Cannot merge incident INC-1: it would be merged into itself; allowed: merge it into another");
    }

    @Test
    @Tag("S14")
    void a_closed_incident_whose_fault_is_back_can_be_merged_into_the_open_one_and_makes_it_no_older() {
        Life closed = Life.in(IncidentStatus.CLOSED);
        Life open = second(2);

        closed.at(ofHours(2)).mergeInto(open);

        assertThat(closed.incident().lifecycle().mergedInto())
                .contains(open.incident().id());
        assertThat(closed.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(open.incident().people().reporters()).contains(Life.ROB, TIM);
        assertThat(open.events(IncidentEvent.IncidentMerged.class))
                .extracting(IncidentEvent.IncidentMerged::origins)
                .containsExactly(Map.of());
    }

    @Test
    void what_was_a_mistake_is_not_merged() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> Life.in(IncidentStatus.CANCELLED).at(ofHours(2)).mergeInto(second(2)))
                .withMessageStartingWith("Cannot merge incident INC-1: it is CANCELLED");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "CANCELLED"})
    void nothing_is_merged_into_what_is_over(IncidentStatus over) {
        Life ended = Life.in(over);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> second(2).at(ofHours(2)).mergeInto(ended))
                .withMessageStartingWith("Cannot merge incident INC-1: it is " + over);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CLOSED", "CANCELLED"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatever_is_open_can_be_merged_either_way(IncidentStatus open) {
        Life duplicate = Life.in(open);
        Life other = second(2);
        duplicate.at(ofHours(2)).mergeInto(other);
        assertThat(other.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(duplicate.status()).isEqualTo(open);

        Life kept = Life.in(open);
        second(2).at(ofHours(2)).mergeInto(kept);
        assertThat(kept.status()).isEqualTo(open);
        assertThat(kept.incident().people().reporters()).contains(TIM);
    }

    @Test
    void who_may_not_merge_is_refused_and_it_needs_a_reason() {
        Life duplicate = first(2);

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> duplicate.at(ofHours(2)).mergeInto(second(2), Life.DEVELOPER));
        assertThat(duplicate
                        .at(ofHours(2))
                        .mergeInto(second(2), Actor.of("eve", Role.OM_ENGINEER))
                        .incident()
                        .isOpen())
                .isFalse();
        Incident incident = first(2).incident();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Decisions.merge(
                        incident,
                        second(2).incident(),
                        Life.MANAGER,
                        " ",
                        Situation.of(EmergencyHandling.policy(), Life.time(ofHours(2))),
                        Situation.of(EmergencyHandling.policy(), Life.time(ofHours(2)))))
                .withMessageStartingWith("merging reason is ");
    }

    @Test
    @Tag("S4")
    void a_present_that_lags_behind_either_of_them_breaks_nothing() {
        Life duplicate = first(2).tickAt(ofHours(3));
        Life other = second(2).tickAt(ofHours(4));
        duplicate.at(ofHours(2)).mergeInto(other);

        assertThat(other.incident().trace().recordedAt()).isEqualTo(Life.time(ofHours(4)));
        assertThat(other.reading(RECOVERY).elapsed()).isEqualTo(ofHours(4));
    }

    @Test
    @Tag("S15")
    void of_an_incident_under_another_policy_it_takes_what_its_own_policy_knows() {
        IncidentPolicy few = EmergencyHandling.policy().toBuilder("few criteria", 1)
                .severity(new CriteriaPolicy(3, List.of(CriteriaPolicy.Rule.level(2, Criterion.DEGRADATION))))
                .build();
        Life other = Life.named("INC-2", few)
                .at(ofHours(1))
                .report(reportOfTim(2).impact().build());
        assertThat(other.level()).isEqualTo(3);
        Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(1)
                        .impact(Criterion.DATA_LOSS, Criterion.DEGRADATION)
                        .build())
                .at(ofHours(2))
                .mergeInto(other);

        assertThat(other.level()).isEqualTo(1);
        assertThat(other.incident().impact().assessment()).isEqualTo(Assessment.of(Criterion.DEGRADATION));
        assertThat(other.happened(Assessed.class).reason()).isEqualTo("merged with incident INC-1");
    }

    @Test
    @Tag("S15")
    void of_an_assessment_that_its_policy_cannot_read_it_takes_the_severity_alone() {
        IncidentPolicy matrix = EmergencyHandling.policy().toBuilder("matrix", 1)
                .severity(MatrixPolicy.forUrgencies("high", "low")
                        .impact("all", 1, 2)
                        .impact("one", 2, 3)
                        .build())
                .build();
        Life other = Life.named("INC-2", matrix)
                .at(ofHours(1))
                .report(Report.of("portal", "Nobody can log in")
                        .reporter(TIM)
                        .assessment(Assessment.of("one", "low"))
                        .build());
        first(1).at(ofHours(2)).mergeInto(other);
        assertThat(other.level()).isEqualTo(1);
        assertThat(other.incident().impact().assessment()).isEqualTo(Assessment.of("one", "low"));

        Life back = first(3);
        second(3).at(ofHours(2)).mergeInto(back);
        Life graver = Life.named("INC-3", matrix)
                .at(ofHours(1))
                .report(Report.of("portal", "Nobody can log in")
                        .assessment(Assessment.of("all", "high"))
                        .build());
        graver.at(ofHours(3)).mergeInto(back);
        assertThat(back.level()).isEqualTo(1);
        assertThat(back.incident().impact().assessment()).isEqualTo(Assessment.of(Criterion.CONSULTING));
    }

    @Test
    @Tag("S15")
    void a_level_that_its_policy_does_not_have_is_not_taken() {
        IncidentPolicy matrix = IncidentPolicy.named(
                        "no level 1",
                        1,
                        MatrixPolicy.forUrgencies("any")
                                .impact("all", 2)
                                .impact("one", 3)
                                .build())
                .majorIncidents(MajorIncidentPolicy.NONE)
                .milestone(Milestone.named("fix")
                        .stopsOn(Signal.RESOLVED)
                        .target(3, ofDays(1))
                        .build())
                .build();
        Life other = Life.named("INC-2", matrix)
                .at(ofHours(1))
                .report(Report.of("portal", "Nobody can log in")
                        .assessment(Assessment.of("one", "any"))
                        .build());
        first(1).at(ofHours(2)).mergeInto(other);

        assertThat(other.level()).isEqualTo(3);
    }
}
