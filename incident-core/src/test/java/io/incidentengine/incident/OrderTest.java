package io.incidentengine.incident;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command takes effect no earlier than what it follows, and no later than now. */
@Tag("S5")
class OrderTest {
    private static final Duration HOUR = ofHours(1);
    private static final Duration JUST_BEFORE = HOUR.minusNanos(1_000);

    /** What was done at one o'clock, what follows it, and the word for the former. */
    static Stream<Arguments> what_follows_what() {
        Supplier<Life> handled = () -> Life.in(IncidentStatus.IN_PROGRESS).at(HOUR);
        Supplier<Life> transferred = () -> handled.get().does(CommandType.TRANSFER);
        Supplier<Life> recovered = () -> handled.get().does(CommandType.RECOVER);
        Supplier<Life> resolved = () -> handled.get().does(CommandType.RESOLVE);
        Supplier<Life> rejected = () -> resolved.get().does(CommandType.REJECT);
        Supplier<Life> confirmed = () -> resolved.get().does(CommandType.CONFIRM);
        Supplier<Life> raised = () -> Life.ofLevel(2).at(HOUR).severity(3);
        Supplier<Life> closed = () -> handled.get()
                .does(CommandType.DECLARE_MAJOR)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE);
        Supplier<Life> paused = () ->
                Life.in(IncidentStatus.IN_PROGRESS, Life.pausing()).at(HOUR).does(CommandType.PAUSE);
        Supplier<Life> resumed = () -> paused.get().does(CommandType.RESUME);
        Supplier<Life> waitingNoMore =
                () -> paused.get().does(CommandType.RESOLVE).does(CommandType.REJECT);
        Supplier<Life> proposed = () -> handled.get().does(CommandType.PROPOSE_SOLUTION);
        return Stream.of(
                Arguments.of(transferred, CommandType.HAND_BACK, "transferred"),
                Arguments.of(handedBack(transferred), CommandType.TRANSFER, "handed back"),
                Arguments.of(handedBack(transferred), CommandType.TRANSFER_TO_PROBLEM, "handed back"),
                Arguments.of(handedBack(transferred), CommandType.RESOLVE, "handed back"),
                Arguments.of(recovered, CommandType.RELAPSE, "recovered"),
                Arguments.of(recovered, CommandType.RESOLVE, "recovered"),
                Arguments.of(relapsed(recovered), CommandType.RECOVER, "relapsed"),
                Arguments.of(relapsed(recovered), CommandType.RESOLVE, "relapsed"),
                Arguments.of(resolved, CommandType.CONFIRM, "resolved"),
                Arguments.of(resolved, CommandType.REJECT, "resolved"),
                Arguments.of(resolved, CommandType.REOPEN, "resolved"),
                Arguments.of(resolved, CommandType.REPORTER_UNREACHABLE, "resolved"),
                Arguments.of(rejected, CommandType.RECOVER, "rejected"),
                Arguments.of(rejected, CommandType.RESOLVE, "rejected"),
                Arguments.of(rejected, CommandType.TRANSFER, "rejected"),
                Arguments.of(paused, CommandType.RESUME, "paused"),
                Arguments.of(paused, CommandType.RESOLVE, "paused"),
                Arguments.of(resumed, CommandType.PAUSE, "resumed"),
                Arguments.of(resumed, CommandType.RESOLVE, "resumed"),
                Arguments.of(waitingNoMore, CommandType.PAUSE, "rejected"),
                Arguments.of(confirmed, CommandType.CLOSE, "confirmed"),
                Arguments.of(confirmed, CommandType.REOPEN, "confirmed"),
                Arguments.of(closed, CommandType.REOPEN, "closed"),
                Arguments.of(closed, CommandType.FILE_REPORT, "closed"),
                Arguments.of(proposed, CommandType.REVIEW_SOLUTION, "solution proposed"),
                Arguments.of(reviewed(proposed), CommandType.PROPOSE_SOLUTION, "solution approved"),
                Arguments.of(raised, CommandType.CHANGE_SEVERITY, "lowered"),
                Arguments.of(raised, CommandType.ASSESS, "lowered"));
    }

    private static Supplier<Life> handedBack(Supplier<Life> transferred) {
        return () -> transferred.get().does(CommandType.HAND_BACK);
    }

    private static Supplier<Life> relapsed(Supplier<Life> recovered) {
        return () -> recovered.get().does(CommandType.RELAPSE);
    }

    private static Supplier<Life> reviewed(Supplier<Life> proposed) {
        return () -> proposed.get().does(CommandType.REVIEW_SOLUTION);
    }

    @ParameterizedTest(name = "{1} not before it was {2}")
    @MethodSource("what_follows_what")
    void nothing_takes_effect_before_what_it_follows(Supplier<Life> life, CommandType next, String word) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> life.get().at(ofHours(2)).did(next, JUST_BEFORE))
                .withMessageStartingWith("effective time is 2026-03-02T08:59:59.999999Z; "
                        + "allowed: not before 2026-03-02T09:00:00Z, when it was ")
                .withMessageContaining(word);
        assertThatCode(() -> life.get().at(ofHours(2)).did(next, HOUR)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"REPORT", "ATTACH_COMPLAINT", "RECOVER", "CORRECT_TIME", "CLOSE_UNCONFIRMED", "MERGE", "MIGRATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothing_takes_effect_before_the_report(CommandType type) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OrderTest.ready(type).at(HOUR).did(type, ofMinutes(-1)))
                .withMessageContaining("not before 2026-03-02T08:00:00Z, when it was ");
    }

    /** An incident to which the command can be given. */
    private static Life ready(CommandType type) {
        IncidentStatus status = Stream.of(IncidentStatus.values())
                .filter(any -> !Transitions.of(type, any).isEmpty())
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Life life = Life.in(status, Life.pausing());
        return switch (type) {
            case RESUME -> life.does(CommandType.PAUSE);
            case HAND_BACK -> life.does(CommandType.TRANSFER);
            case REVIEW_SOLUTION -> life.does(CommandType.PROPOSE_SOLUTION);
            case FILE_REPORT ->
                Life.in(IncidentStatus.RESOLVED)
                        .does(CommandType.DECLARE_MAJOR)
                        .does(CommandType.PROPOSE_SOLUTION)
                        .does(CommandType.REVIEW_SOLUTION)
                        .does(CommandType.CONFIRM)
                        .does(CommandType.CLOSE);
            default -> life;
        };
    }

    @Test
    @Tag("R24")
    void a_service_may_be_back_before_it_was_reported_if_it_is_known_since_when_it_was_gone() {
        Life known = Life.under(Life.ofLevel(2).policy())
                .report(Life.reportOfLevel(2).occurredAt(Life.time(ofHours(-3))).build())
                .does(CommandType.RESPOND);

        assertThat(known.did(CommandType.RECOVER, ofHours(-1))
                        .reading("recovery")
                        .elapsed())
                .isEqualTo(ofHours(2));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Life.in(IncidentStatus.IN_PROGRESS).did(CommandType.RECOVER, ofHours(-1)))
                .withMessageEndingWith("not before 2026-03-02T08:00:00Z, when it was reported");
    }

    @Test
    void what_lies_in_the_future_within_the_skew_counts_as_now_and_beyond_it_is_refused() {
        Life life = Life.ofLevel(2).at(HOUR).did(CommandType.RESPOND, HOUR.plusSeconds(120));

        assertThat(life.lastChange().entries())
                .allMatch(entry -> !entry.effective().isAfter(Life.time(HOUR)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        life.did(CommandType.RECOVER, HOUR.plusSeconds(120).plusNanos(1_000)))
                .withMessage("effective time is 2026-03-02T09:02:00.000001Z, in the future; "
                        + "allowed: at most PT2M after 2026-03-02T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "0000-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
    @Tag("S2")
    void instants_at_the_extremes_are_refused(String instant) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        Life.ofLevel(2).does(Life.ENGINEER, Samples.of(CommandType.RESPOND), Instant.parse(instant)))
                .withMessageEndingWith("; allowed: instants from " + Time.EARLIEST + " to " + Time.LATEST);
    }
}
