package io.incidentengine.incident;

import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Script.Step;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes scripts by living them: most steps are possible as the incident stands then, some are not; times fall on round
 * minutes, so that deadlines, acts and ticks often coincide.
 */
final class RandomScript {
    private static final Actor ALL_ROLES =
            Actor.of("eve", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER, Role.REPORTER);

    private static final List<CommandType> MOVES = List.of(
            CommandType.RESPOND,
            CommandType.RECOVER,
            CommandType.RELAPSE,
            CommandType.TRANSFER,
            CommandType.HAND_BACK,
            CommandType.PAUSE,
            CommandType.RESUME,
            CommandType.PROPOSE_SOLUTION,
            CommandType.REVIEW_SOLUTION,
            CommandType.RESOLVE,
            CommandType.RESOLVE,
            CommandType.REJECT,
            CommandType.CONFIRM,
            CommandType.CLOSE,
            CommandType.CLOSE_UNCONFIRMED,
            CommandType.REOPEN,
            CommandType.FILE_REPORT);

    private final Random random;
    private final boolean corrections;
    private final Life life;
    private final List<Step> steps = new ArrayList<>();
    private Instant now = Life.START;

    private RandomScript(Random random, IncidentPolicy policy, boolean corrections) {
        this.random = random;
        this.corrections = corrections;
        this.life = Life.under(policy);
    }

    /** Whatever may happen, or with {@code corrections == false} only what takes effect when it is recorded. */
    static Script of(Random random, boolean corrections) {
        return new RandomScript(random, RandomPolicy.of(random), corrections).write();
    }

    private Script write() {
        Report.Builder report = Life.reportOfLevel(1 + random.nextInt(3));
        if (random.nextInt(3) == 0) {
            report.occurredAt(now.minus(Duration.ofMinutes(10L * random.nextInt(30))));
        }
        if (corrections && random.nextInt(3) == 0) {
            report.reportedAt(now.minus(Duration.ofMinutes(random.nextInt(5)))).occurredAt(null);
        }
        Report reported = report.build();
        life.report(reported);
        int length = 5 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            now = now.plus(pause());
            while (life.wakeUp().filter(due -> !due.isAfter(now)).isPresent()) {
                life.at(life.wakeUp().orElseThrow()).tick();
            }
            Step step = step();
            steps.add(step);
            Script.take(life, step);
        }
        Instant end = now.plus(Duration.ofDays(random.nextInt(random.nextInt(4) == 0 ? 30 : 3)));
        return new Script(life.policy(), reported, steps, end);
    }

    private Duration pause() {
        return switch (random.nextInt(8)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofNanos(1_000L * random.nextInt(3));
            case 2, 3, 4 -> Duration.ofMinutes(5L * random.nextInt(12));
            case 5, 6 -> Duration.ofHours(random.nextInt(6));
            default -> random.nextBoolean() ? Duration.ofHours(7) : Duration.ofDays(random.nextInt(4));
        };
    }

    /** Mostly something that is possible: deciding is pure, so it can be tried before it is written down. */
    private Step step() {
        Step step = anyStep();
        for (int tries = 0; tries < 6 && !life.at(step.at()).wouldTake(step); tries++) {
            step = anyStep();
        }
        return step;
    }

    private Step anyStep() {
        CommandType type = type();
        Actor actor = random.nextInt(20) == 0 ? Life.REPORTER : ALL_ROLES;
        IncidentCommand command = type == CommandType.REPORT ? null : command(type);
        return new Step(now, actor, command, command instanceof CorrectTime ? null : effective());
    }

    /** Mostly what moves the incident on. */
    private CommandType type() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> move();
            case 5 -> random.nextBoolean() ? CommandType.CHANGE_SEVERITY : CommandType.ASSESS;
            case 6, 7 -> corrections ? CommandType.CORRECT_TIME : CommandType.RECORD_PROGRESS;
            default -> {
                CommandType type = CommandType.values()[random.nextInt(CommandType.values().length)];
                yield switch (type) {
                    case CORRECT_TIME -> CommandType.RECORD_LESSON;
                    case MERGE, MIGRATE -> random.nextBoolean() ? CommandType.PAUSE : CommandType.RESUME;
                    default -> type;
                };
            }
        };
    }

    private CommandType move() {
        List<CommandType> possible = MOVES.stream()
                .filter(type -> !Transitions.of(type, life.status()).isEmpty())
                .toList();
        return possible.isEmpty() ? CommandType.REPORT : possible.get(random.nextInt(possible.size()));
    }

    private PauseReason reason() {
        return random.nextBoolean() ? PauseReason.WAITING_FOR_VENDOR : PauseReason.WAITING_FOR_REPORTER;
    }

    private @Nullable Instant effective() {
        if (!corrections || random.nextInt(10) < 7) {
            return random.nextInt(10) == 0 ? now.plusSeconds(random.nextInt(180)) : null;
        }
        return past();
    }

    private Instant past() {
        List<ClockFact> facts = life.incident().sla().facts();
        return switch (random.nextInt(4)) {
            case 0 -> facts.get(random.nextInt(facts.size())).effective();
            case 1 -> now.minus(Duration.ofMinutes(5L * random.nextInt(12)));
            case 2 -> now.minus(Duration.ofHours(random.nextInt(12)));
            default -> {
                long since = Math.max(1, Duration.between(Life.START, now).toMinutes());
                yield Life.START.plus(Duration.ofMinutes(random.nextLong(since)));
            }
        };
    }

    private IncidentCommand command(CommandType type) {
        return switch (type) {
            case CHANGE_SEVERITY -> new ChangeSeverity(Severity.level(1 + random.nextInt(3)), "as things look now");
            case ASSESS ->
                new Assess(
                        Assessment.of(List.of(Criterion.DATA_LOSS, Criterion.FUNCTION_ERROR, Criterion.CONSULTING)
                                .get(random.nextInt(3))),
                        "looked again");
            case REVIEW_SOLUTION ->
                new ReviewSolution(random.nextInt(4) == 0 ? Review.RETURNED : Review.APPROVED, "read");
            case PAUSE -> new Pause(reason(), "asked");
            case RESUME -> new Resume(reason(), "answered");
            case RESOLVE -> new Resolve("done", RootCause.values()[random.nextInt(3)], "cause");
            case CONFIRM -> new Confirm(random.nextInt(5) == 0 ? Life.SUE.id() : Life.ROB.id());
            case CORRECT_TIME -> {
                List<ClockFact> facts = life.incident().sla().facts();
                Signal signal = random.nextInt(3) == 0
                        ? Signal.OCCURRED
                        : facts.get(random.nextInt(facts.size())).signal();
                yield new CorrectTime(signal, past(), "seen in a log");
            }
            case CANCEL -> random.nextInt(4) == 0 ? Samples.of(type) : Samples.of(CommandType.RECORD_PROGRESS);
            default -> Samples.of(type);
        };
    }
}
