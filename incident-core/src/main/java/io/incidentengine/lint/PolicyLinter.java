package io.incidentengine.lint;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Time;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a policy says and probably does not mean: {@link Check} lists what it looks for. What a policy's builder refuses
 * is wrong in any case; what is found here is allowed, and a person decides.
 *
 * <p>It reads no clock: which stretch of time it looks at is the caller's word. What is not handed in is not looked at: without
 * a directory nothing is said of people, without channels nothing of what is configured. Collects its parts; not thread-safe.
 */
public final class PolicyLinter {
    /** The longest stretch of time that is looked at: five years. */
    public static final Duration LONGEST = Duration.ofDays(5 * 366);

    private static final List<Function<Subject, List<PolicyFinding>>> CHECKS = List.of(
            ClockCheck::findings,
            OrderCheck::findings,
            RungCheck::findings,
            LapseCheck::findings,
            RuleCheck::findings,
            RetryCheck::findings,
            ThrottleCheck::findings,
            ChannelCheck::findings,
            ReachCheck::findings,
            AudienceCheck::findings,
            AddressCheck::findings,
            OnCallCheck::findings);

    private final IncidentPolicy policy;
    private final Instant from;
    private final Instant to;
    private @Nullable Directory directory;
    private @Nullable Set<ChannelType> channels;
    private Duration sendTimeout = Duration.ofSeconds(30);
    private final Set<ServiceId> services = new LinkedHashSet<>();
    private final Set<OnCallSchedule> schedules = new LinkedHashSet<>();
    private final List<Accepted> accepted = new ArrayList<>();

    private PolicyLinter(IncidentPolicy policy, Instant from, Instant to) {
        this.policy = policy;
        this.from = from;
        this.to = to;
    }

    /**
     * Begins to look at a policy.
     *
     * @param policy the policy
     * @return what wants to know at which time to look
     */
    public static WithoutSpan of(IncidentPolicy policy) {
        return new WithoutSpan(policy);
    }

    /**
     * A linter that does not know yet at which time to look.
     *
     * @param policy the policy
     */
    public record WithoutSpan(IncidentPolicy policy) {
        /** Refuses a missing policy. */
        public WithoutSpan {
            policy = Required.value("linted policy", policy);
        }

        /**
         * Sets at which time to look at calendars, schedules and the directory; a year shows holidays and changes of the clocks.
         *
         * @param from the first instant
         * @param to the first instant that is not looked at
         * @return the linter
         * @throws InvalidInputException if an instant is missing or beyond the borders of time, or they do not lie in order and at
         *     most {@link #LONGEST} apart
         */
        public PolicyLinter between(Instant from, Instant to) {
            Instant begin = Time.instant("lint from", from);
            Instant end = Time.instant("lint to", to);
            if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
                throw new InvalidInputException(
                        "lint to", end.toString(), "instants after " + begin + ", at most " + LONGEST + " later");
            }
            return new PolicyLinter(policy, begin, end);
        }
    }

    /**
     * Sets who knows the people. Default: nothing is said of people.
     *
     * @param value the directory; an {@link OnCallDirectory} is asked whenever its answer may change, for each of its
     *     services; any other one once an hour, so that shorter gaps may be overlooked
     * @return this linter
     */
    public PolicyLinter directory(Directory value) {
        directory = Required.value("lint directory", value);
        return this;
    }

    /**
     * Adds services for whose incidents the directory is asked. Default: those that an {@link OnCallDirectory} knows; where
     * there are none, one that nobody knows.
     *
     * @param ids the ids of services
     * @return this linter
     */
    public PolicyLinter services(String... ids) {
        Stream.of(Required.value("lint services", ids)).map(ServiceId::of).forEach(services::add);
        return this;
    }

    /**
     * Adds schedules of which every gap is told. Of the schedules of an {@link OnCallDirectory}, which need not be added, gaps
     * are told as far as they leave an audience empty.
     *
     * @param some the schedules
     * @return this linter
     */
    public PolicyLinter schedules(OnCallSchedule... some) {
        Stream.of(Required.value("lint schedules", some))
                .map(schedule -> Required.value("lint schedule", schedule))
                .forEach(schedules::add);
        return this;
    }

    /**
     * Sets which channels are configured. Default: nothing is said of that.
     *
     * @param all the types of all channels; none for no channel at all
     * @return this linter
     */
    public PolicyLinter channels(ChannelType... all) {
        channels = new TreeSet<>(List.of(Required.value("lint channels", all)));
        return this;
    }

    /**
     * Sets how long an attempt to send may take, as the engine's builder does. Default: 30 seconds, as there.
     *
     * @param value a positive duration
     * @return this linter
     * @throws InvalidInputException if it is not positive or too long
     */
    public PolicyLinter sendTimeout(Duration value) {
        sendTimeout = Time.positive("lint sendTimeout", value);
        return this;
    }

    /**
     * Accepts what is found at a setting, so that it is not told any more. When it is found no more, that is told
     * ({@link Check#ACCEPTED_IN_VAIN}).
     *
     * @param check what was looked for
     * @param path the setting, as in the finding
     * @return this linter
     */
    public PolicyLinter accepting(Check check, String path) {
        accepted.add(new Accepted(Required.value("accepted check", check), Required.value("accepted path", path)));
        return this;
    }

    private record Accepted(Check check, String path) {
        boolean covers(PolicyFinding finding) {
            return finding.check() == check && finding.path().equals(path);
        }
    }

    /**
     * Looks.
     *
     * @return what was found and not accepted: errors before warnings before notes, then in the order of {@link Check} and of
     *     the policy; empty if there is nothing. The same parts give the same findings
     */
    public List<PolicyFinding> findings() {
        Subject subject = subject();
        List<PolicyFinding> all =
                CHECKS.stream().flatMap(check -> check.apply(subject).stream()).toList();
        Stream<PolicyFinding> told =
                all.stream().filter(finding -> accepted.stream().noneMatch(one -> one.covers(finding)));
        Stream<PolicyFinding> inVain = accepted.stream()
                .filter(one -> all.stream().noneMatch(one::covers))
                .map(one -> PolicyFinding.of(
                        Check.ACCEPTED_IN_VAIN,
                        one.path(),
                        "what was accepted there, " + one.check() + ", is not found",
                        "take accepting(" + one.check() + ", \"" + one.path() + "\") out"));
        return Stream.concat(told, inVain)
                .sorted(Comparator.comparing(PolicyFinding::level).thenComparing(PolicyFinding::check))
                .toList();
    }

    private Subject subject() {
        Set<ServiceId> asked = new LinkedHashSet<>(services);
        Set<OnCallSchedule> known = new LinkedHashSet<>(schedules);
        if (directory instanceof OnCallDirectory onCall) {
            onCall.services().stream()
                    .sorted(Comparator.comparing(ServiceId::value))
                    .forEach(asked::add);
            known.addAll(onCall.schedules());
        }
        if (asked.isEmpty()) {
            asked.add(ServiceId.of("any service"));
        }
        Staffing staffing = directory == null ? null : new Staffing(directory, List.copyOf(asked), policy, from, to);
        return new Subject(
                policy, from, to, channels, sendTimeout, staffing, List.copyOf(schedules), List.copyOf(known));
    }
}
