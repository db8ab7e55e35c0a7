package io.incidentengine.testkit.chaos;

import io.incidentengine.incident.Handling;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.Transitions;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.News;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.Signal;
import io.incidentengine.testkit.FaultyStore.Write;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Throws what happens next, by the seed and by how things stand: mostly what is possible, and sometimes what is not. */
final class Dice {
    private static final int MOST_INCIDENTS = 4;
    private static final int FAULTS = 3;

    /** All, and those often that are often made. */
    private static final List<Write> WRITES = Stream.concat(
                    Stream.of(Write.values()),
                    Stream.of(Write.CHANGE, Write.CHANGE_DUE, Write.CLAIM, Write.EXPAND, Write.SETTLE, Write.PROVE))
            .toList();

    private final SplittableRandom random;
    private final Chaos chaos;
    private final World world;
    private final Commands commands;
    private int reports;
    private Step last = new Step.Sleeps(Duration.ZERO);

    Dice(long seed, Chaos chaos, World world) {
        this.random = new SplittableRandom(seed);
        this.chaos = chaos;
        this.world = world;
        this.commands = new Commands(this, world);
    }

    /** The next step; what was just told is sometimes told twice, perhaps to another engine. */
    Step next() {
        last = chance(12) ? again(last) : any();
        return last;
    }

    private Step again(Step told) {
        int engine = chance(2) ? engine() : 0;
        if (told instanceof Step.Reports reports) {
            return new Step.Reports(
                    engine == 0 ? reports.engine() : engine,
                    reports.intake(),
                    reports.fault(),
                    reports.impact(),
                    reports.ago());
        } else if (told instanceof Step.Does does) {
            return new Step.Does(engine == 0 ? does.engine() : engine, does.incident(), does.command(), does.ago());
        } else if (told instanceof Step.Says says) {
            return new Step.Says(engine == 0 ? says.engine() : engine, says.message(), says.status(), says.ago());
        }
        return any();
    }

    private Step any() {
        int die = random.nextInt(100);
        if (world.incidents().isEmpty() || (die < 8 && world.incidents().size() < MOST_INCIDENTS)) {
            return report();
        } else if (die < 50) {
            return command();
        } else if (die < 66) {
            return pass();
        } else if (die < 81) {
            return trouble(die);
        } else if (die < 84) {
            return new Step.Says(engine(), number(6), one(List.of(News.Status.values())), past());
        } else if (die < 86) {
            return new Step.SendsAgain(engine(), number(3));
        } else if (die < 90) {
            return new Step.Works(engine());
        } else if (die < 91) {
            return merge(incident());
        } else if (die < 95) {
            int policy = number(chaos.policies().size());
            return chance(3) ? new Step.Publishes(policy) : new Step.Migrates(engine(), incident(), policy);
        }
        return correction();
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int number(int last) {
        return 1 + random.nextInt(last);
    }

    private int engine() {
        return number(chaos.engines());
    }

    private int incident() {
        return number(world.incidents().size());
    }

    // --- people ---

    private Step report() {
        return new Step.Reports(engine(), ++reports, number(FAULTS), impact(), chance(3) ? past() : Duration.ZERO);
    }

    Assessment impact() {
        List<Assessment> known = chaos.impacts().stream()
                .filter(world.current().severity()::knows)
                .toList();
        return known.isEmpty() ? one(chaos.impacts()) : one(known);
    }

    private Duration past() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMinutes(5L * random.nextInt(12));
            case 2 -> Duration.ofHours(random.nextInt(12));
            default -> Duration.ofSeconds(random.nextInt(1_000));
        };
    }

    private Step command() {
        int number = incident();
        for (int tries = 0; tries < 3 && world.incidents().get(number - 1).isSilent(); tries++) {
            number = incident();
        }
        Incident incident = world.incidents().get(number - 1);
        List<CommandType> possible = List.copyOf(Transitions.possible(incident.status()));
        CommandType type = possible.isEmpty() || !chance(3) ? forward(incident) : one(possible);
        if (chance(20)) {
            type = one(List.of(CommandType.values()));
        }
        return switch (type) {
            case REPORT -> report();
            case MERGE -> merge(number);
            case MIGRATE ->
                new Step.Migrates(engine(), number, number(chaos.policies().size()));
            case CORRECT_TIME -> correction();
            case CANCEL -> chance(3) ? does(number, new IncidentCommand.Cancel("a mistake")) : pass();
            default -> does(number, commands.of(type, incident));
        };
    }

    /** Into the one after it, or whichever; into itself is refused. */
    private Step merge(int duplicate) {
        return new Step.Merges(engine(), duplicate, chance(2) ? duplicate + 1 : incident());
    }

    private Step does(int incident, IncidentCommand command) {
        return new Step.Does(engine(), incident, command, chance(6) ? past() : Duration.ZERO);
    }

    /** What moves an incident on, or now and then back. */
    private CommandType forward(Incident incident) {
        return switch (incident.status()) {
            case REPORTED -> CommandType.RESPOND;
            case IN_PROGRESS ->
                incident.waitsFor().isEmpty()
                        ? one(List.of(CommandType.PAUSE, CommandType.RECOVER, solve(incident), solve(incident)))
                        : CommandType.RESUME;
            case RECOVERED -> chance(4) ? CommandType.RELAPSE : solve(incident);
            case RESOLVED -> one(List.of(CommandType.CONFIRM, CommandType.CONFIRM, CommandType.REJECT));
            case CONFIRMED -> one(List.of(CommandType.CLOSE, CommandType.CLOSE, CommandType.REOPEN));
            case CLOSED -> one(List.of(CommandType.REOPEN, CommandType.FILE_REPORT, CommandType.RECORD_LESSON));
            case CANCELLED -> CommandType.RECORD_LESSON;
        };
    }

    /** A major incident may need an approved solution. */
    private CommandType solve(Incident incident) {
        if (!incident.isMajor(world.policy(incident))) {
            return CommandType.RESOLVE;
        }
        Handling.Solution solution = incident.handling().solution().orElse(null);
        if (solution == null || solution.state() == Handling.Solution.State.RETURNED) {
            return CommandType.PROPOSE_SOLUTION;
        }
        return solution.state() == Handling.Solution.State.APPROVED ? CommandType.RESOLVE : CommandType.REVIEW_SOLUTION;
    }

    private Step correction() {
        int number = incident();
        List<ClockFact> facts = world.incidents().get(number - 1).sla().facts();
        Signal signal =
                chance(4) || facts.isEmpty() ? Signal.OCCURRED : one(facts).signal();
        return new Step.Corrects(engine(), number, signal, past());
    }

    // --- time and trouble ---

    private Step pass() {
        return switch (random.nextInt(12)) {
            case 0 -> new Step.Passes(Duration.ZERO, Duration.ZERO);
            case 1 -> new Step.Passes(Duration.ofNanos(1_000L * random.nextInt(3)), Duration.ZERO);
            case 2, 3, 4 -> new Step.Passes(Duration.ofMinutes(5L * number(12)), Duration.ZERO);
            case 5, 6 -> new Step.Passes(Duration.ofHours(number(6)), Duration.ZERO);
            case 7 -> new Step.Passes(Duration.ofDays(number(90)), Duration.ofDays(9));
            case 8 -> new Step.Passes(Duration.ofHours(8L * number(9)), Duration.ofHours(6));
            case 9 -> new Step.Sleeps(Duration.ofMinutes(10L * number(30)));
            case 10 -> new Step.Sleeps(Duration.ofHours(7L * number(60)));
            default ->
                chance(2)
                        ? new Step.NearsClockChange(Duration.ofMinutes(30L * random.nextInt(40)))
                        : new Step.Passes(Duration.ofHours(number(30)), Duration.ofHours(1));
        };
    }

    private Step trouble(int die) {
        if (die < 72) {
            return new Step.Fails(engine(), one(WRITES), chance(2) ? 1 : number(5), one(List.of(Step.Fault.values())));
        } else if (die < 73) {
            return new Step.Restarts(engine());
        } else if (die < 76) {
            return new Step.Skews(engine(), skew());
        } else if (die < 78) {
            return new Step.Stalls(engine(), engine(), chance(3) ? Duration.ofMinutes(number(4)) : Duration.ZERO);
        }
        List<ChannelType> channels = List.copyOf(world.channelTypes());
        return new Step.Answers(one(channels), chance(2) ? Step.Mood.WORKS : one(List.of(Step.Mood.values())));
    }

    private Duration skew() {
        return chance(2) ? Duration.ZERO : Duration.ofSeconds(random.nextInt(-300, 301));
    }
}
