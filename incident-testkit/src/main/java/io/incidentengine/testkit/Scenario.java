package io.incidentengine.testkit;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.ProblemManagement;
import io.incidentengine.simulation.Sent;
import io.incidentengine.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Incidents under a policy on virtual time, told like an evening with a pager: somebody reports, time elapses, mails and
 * calls are expected, and nothing else was sent. A {@link Simulation} does the work: the real engine, with the real rules.
 *
 * <p>Every assertion that fails here carries the whole timeline in its message. As a JUnit extension,
 * {@code @RegisterExtension final Scenario pager = Scenario.under(policy);}, it begins anew for each test, and prints the
 * timeline when a test fails for another reason. It works without JUnit's help, too. Not thread-safe.
 *
 * <p>Expectations take messages in the order of time, each once: an expectation takes the earliest message that fits and
 * that none before it took. What counts is the attempt; {@link ExpectedMessage#resulting} says how it ended. An e-mail to
 * several people is one message.
 */
public final class Scenario
        implements Verbs<Scenario>, Expectations, AssertProvider<ScenarioAssert>, AfterEachCallback {
    private final Builder settings;
    private @Nullable Run run;
    private boolean carried;

    private Scenario(Builder builder) {
        settings = new Builder(builder);
    }

    /**
     * A scenario with all defaults.
     *
     * @param policy the policy in force, until another is {@linkplain #publishes published}
     * @return a scenario at its start
     */
    public static Scenario under(IncidentPolicy policy) {
        return builder(policy).build();
    }

    /**
     * Begins a scenario with people, channels or a start of its own.
     *
     * @param policy the policy in force, until another is {@linkplain #publishes published}
     * @return a builder
     */
    public static Builder builder(IncidentPolicy policy) {
        return new Builder(Required.value("policy", policy));
    }

    // --- what happens ---

    /**
     * Somebody who may reports an incident now.
     *
     * @param report what is reported
     * @return the incident's id: a new one, or that of the open incident that took it as a complaint
     */
    public IncidentId reported(Report report) {
        return run().reported(run().simulation().report(crew().actor(CommandType.REPORT), report));
    }

    /**
     * Somebody who may reports an incident now.
     *
     * @param report what is reported, to be finished here
     * @return the incident's id
     */
    public IncidentId reported(Report.Builder report) {
        return reported(report.build());
    }

    /**
     * Somebody reports an incident now, under an intake id.
     *
     * @param actor who reports it
     * @param intake what comes in
     * @return the incident's id
     */
    public IncidentId reported(Actor actor, Intake intake) {
        return run().reported(run().simulation().report(actor, intake));
    }

    /** Does something to the {@linkplain #incident() latest incident}. */
    @Override
    public Scenario does(Actor actor, IncidentCommand command) {
        incident().does(actor, command);
        return this;
    }

    /** Does something to the {@linkplain #incident() latest incident}. */
    @Override
    public Scenario does(IncidentCommand command) {
        incident().does(command);
        return this;
    }

    /** Moves the {@linkplain #incident() latest incident}. */
    @Override
    public Scenario migratesTo(IncidentPolicy policy) {
        incident().migratesTo(policy);
        return this;
    }

    /**
     * Another policy is in force from now on: what is reported later is on it, and its role table holds for all. What is open stays
     * on its own until somebody {@linkplain #migratesTo migrates} it (S15). People and channels stay those of this scenario: where
     * the new policy names others, the builder is to be given them.
     *
     * @param policy the policy, under another version if it differs from those before
     * @return this scenario
     * @throws InvalidInputException if a different policy was in force by the same id and version
     */
    public Scenario publishes(IncidentPolicy policy) {
        run().simulation().publish(policy);
        return this;
    }

    @Override
    public Scenario confirms() {
        incident().confirms();
        return this;
    }

    /**
     * An engineer merges an incident into another.
     *
     * @param duplicate the incident that falls silent
     * @param into the incident that goes on
     * @return this scenario
     */
    public Scenario merges(IncidentId duplicate, IncidentId into) {
        engine().merge(duplicate, into, crew().actor(CommandType.MERGE), "the same fault");
        return elapses(Duration.ZERO);
    }

    /**
     * The latest incident: the one that the last report went to.
     *
     * @return the incident, with the verbs
     * @throws IllegalStateException if nothing was reported yet
     */
    public ScenarioIncident incident() {
        return incident(run().latest()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing was reported in this scenario yet; allowed: reported(...) first")));
    }

    /**
     * One of several incidents.
     *
     * @param id what {@link #reported} returned
     * @return the incident, with the verbs
     */
    public ScenarioIncident incident(IncidentId id) {
        return new ScenarioIncident(this, id);
    }

    /**
     * A clock of the latest incident, as it shows now.
     *
     * @param milestone the milestone's name
     * @return its last run in the current cycle
     * @throws AssertionError if there is no such clock
     */
    public ScenarioClock clock(String milestone) {
        return incident().clock(milestone);
    }

    // --- time ---

    /**
     * Lets time pass, with everything that falls due on the way, each at its own instant.
     *
     * @param duration how long
     * @return this scenario
     * @throws InvalidInputException if it is missing or negative
     */
    public Scenario elapses(Duration duration) {
        run().simulation().elapse(duration);
        return this;
    }

    /**
     * Lets time pass until so long after the start.
     *
     * @param sinceStart counted from the {@linkplain #start() start}; not before now
     * @return this scenario
     * @throws IllegalArgumentException if that has passed
     */
    public Scenario at(Duration sinceStart) {
        return at(start().plus(sinceStart));
    }

    /**
     * Lets time pass until an instant.
     *
     * @param instant not before now
     * @return this scenario
     * @throws IllegalArgumentException if that has passed
     */
    public Scenario at(Instant instant) {
        if (instant.isBefore(now())) {
            throw new IllegalArgumentException(instant + " has passed; allowed: instants from " + now()
                    + " on, which is " + Duration.between(start(), now()) + " after the start");
        }
        return elapses(Duration.between(now(), instant));
    }

    /**
     * Where time began.
     *
     * @return the instant
     */
    public Instant start() {
        return settings.start;
    }

    /**
     * The virtual present.
     *
     * @return the instant at which time stands
     */
    public Instant now() {
        return run().now();
    }

    /**
     * Lets something happen later, while time elapses. What it throws reaches the test.
     *
     * @param after how long from now
     * @param what what happens
     * @return this scenario
     */
    public Scenario later(Duration after, Runnable what) {
        run().simulation().at(now().plus(after), then -> what.run());
        return this;
    }

    /**
     * Lets people react to messages, each time, while time elapses. What the reaction throws reaches the test.
     *
     * @param channel over which channel they are told
     * @param to whom the message goes to
     * @param after how long after the message they react; zero and more
     * @param what what they do, with the message at hand
     * @return this scenario
     * @throws InvalidInputException if the delay is negative
     */
    public Scenario whenTold(ChannelType channel, Audience to, Duration after, Consumer<Sent> what) {
        if (after.isNegative()) {
            throw new InvalidInputException("delay of a reaction", after.toString(), "zero and more");
        }
        run().whenTold(channel, to, after, what);
        return this;
    }

    /**
     * The phones that ring in this scenario, unless the builder was given a channel for them. Everybody presses a key, until
     * the test says otherwise.
     *
     * @return the phones of the current test
     * @throws IllegalStateException if the builder was given another phone
     */
    public RingingPhone phone() {
        return run().phone();
    }

    /**
     * The mailboxes of the people in this scenario, unless the builder was given a channel for them. They keep every mail,
     * until the test says otherwise.
     *
     * @return the mailboxes of the current test
     * @throws IllegalStateException if the builder was given another channel for e-mail
     */
    public Mailbox mailbox() {
        return run().mailbox();
    }

    // --- expectations ---

    @Override
    public ExpectedMessage expect(ChannelType channel, Audience to) {
        return expect(channel, to.name(), sent -> run().reached(to, sent));
    }

    @Override
    public ExpectedMessage expect(ChannelType channel, String person) {
        return expect(channel, person, sent -> sent.people().contains(person));
    }

    private ExpectedMessage expect(ChannelType channel, String to, Predicate<Sent> goesThere) {
        Predicate<Sent> fits = sent -> sent.channel().equals(channel) && goesThere.test(sent);
        return run().take(fits).map(sent -> new ExpectedMessage(this, sent)).orElseThrow(() -> {
            String message = "Expected " + Timeline.noun(channel) + " to " + to
                    + ", but none was sent that was not expected" + " before.";
            return failure(run().last(fits)
                    .map(sent -> message + " The last one, of " + sent.at() + ", was taken by an earlier expectation: "
                            + Timeline.words(sent) + ".")
                    .orElse(message));
        });
    }

    /**
     * Expects that nothing was sent but what was expected.
     *
     * @return this scenario
     * @throws AssertionError with the timeline, saying what else was sent
     */
    public Scenario nothingElseWasSent() {
        List<Sent> rest = run().unexpected();
        if (!rest.isEmpty()) {
            StringBuilder message = new StringBuilder("Expected that nothing else was sent, but there was:");
            rest.forEach(sent -> message.append("\n  ")
                    .append(sent.at())
                    .append(' ')
                    .append(sent.message().incident())
                    .append(' ')
                    .append(Timeline.words(sent)));
            throw failure(message.toString());
        }
        return this;
    }

    /**
     * Takes all that was sent so far as expected, whatever it was.
     *
     * @return this scenario
     */
    public Scenario whateverWasSent() {
        run().unexpected().clear();
        return this;
    }

    // --- what is below, and what JUnit calls ---

    /**
     * The simulation that does the work; what is done with it directly shows on the timeline, too.
     *
     * @return the simulation of the current test
     */
    public Simulation simulation() {
        return run().simulation();
    }

    /**
     * The engine that is simulated.
     *
     * @return the engine of the current test
     */
    public IncidentEngine engine() {
        return run().engine();
    }

    /**
     * All that happened so far, as plain text: what was done, what was sent, and what the clocks show.
     *
     * @return several lines
     */
    public String timeline() {
        return Timeline.of(run(), start());
    }

    /** For AssertJ: {@code assertThat(scenario)}. */
    @Override
    public ScenarioAssert assertThat() {
        return new ScenarioAssert(this);
    }

    /** For JUnit: prints the timeline if the test failed and its failure does not show it; the next test begins anew. */
    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException()
                .filter(failure -> run != null && !(failure instanceof TestAbortedException))
                .filter(failure ->
                        !(carried && String.valueOf(failure.getMessage()).contains(Timeline.TITLE)))
                .ifPresent(failure -> System.err.println(context.getDisplayName() + " failed. " + timeline()));
        if (run != null) {
            run.engine().close();
            run = null;
        }
        carried = false;
    }

    /** The people that the policy in force speaks of: its role table holds for all incidents (S15). */
    Crew crew() {
        return new Crew(run().simulation().policies().current());
    }

    Run run() {
        Run current = run;
        if (current == null) {
            current = new Run(settings);
            run = current;
        }
        return current;
    }

    /** An error that carries the timeline. */
    AssertionError failure(String message) {
        return new AssertionError(withTimeline(message));
    }

    String withTimeline(String message) {
        carried = true;
        return message + "\n\n" + timeline();
    }

    /** Collects the parts of a scenario; not thread-safe. */
    public static final class Builder {
        final IncidentPolicy policy;
        Instant start = Instant.parse("2026-03-02T08:00:00Z");

        @Nullable
        Directory directory;

        @Nullable
        ProblemManagement problemManagement;

        final List<Channel> channels = new ArrayList<>();

        private Builder(IncidentPolicy policy) {
            this.policy = policy;
        }

        private Builder(Builder other) {
            this(other.policy);
            start = other.start;
            directory = other.directory;
            problemManagement = other.problemManagement;
            channels.addAll(other.channels);
        }

        /**
         * Sets where time begins. Default: Monday, 2 March 2026, 08:00 UTC.
         *
         * @param value the instant
         * @return this builder
         */
        public Builder startingAt(Instant value) {
            start = Time.instant("start", value);
            return this;
        }

        /**
         * Sets who the people are. Default: one person for each audience that the policy names, with the audience's name as
         * id, who can be reached over every channel; reporters are those of the report.
         *
         * @param value the directory
         * @return this builder
         */
        public Builder staff(Directory value) {
            directory = Required.value("staff", value);
            return this;
        }

        /**
         * Sets a channel, in place of the one of its type. Default: e-mail goes to a {@link Mailbox}, and calls to a
         * {@link RingingPhone}, which are new in each test; SMS, and every other channel that the policy names, accept
         * everything.
         *
         * @param value the channel; shared by all tests that use the scenario
         * @return this builder
         */
        public Builder channel(Channel value) {
            channels.add(Required.value("channel", value));
            return this;
        }

        /**
         * Sets who takes offers to problem management. Default: they are accepted.
         *
         * @param value the adapter
         * @return this builder
         */
        public Builder problemManagement(ProblemManagement value) {
            problemManagement = Required.value("problem management", value);
            return this;
        }

        /**
         * Finishes the scenario.
         *
         * @return a scenario at its start
         */
        public Scenario build() {
            return new Scenario(this);
        }
    }
}
