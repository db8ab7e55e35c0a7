package io.incidentengine.incident;

import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.forecast.Forecast;
import io.incidentengine.forecast.Forecast.Step;
import io.incidentengine.forecast.Forecast.Telling;
import io.incidentengine.forecast.Horizon;
import io.incidentengine.forecast.Known;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.Proof;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.shared.Seeds;
import io.incidentengine.simulation.Sent;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Anything happens to an incident, then nobody acts any more: what was foreseen is what happens, to the microsecond. */
@Tag("S34")
class ForecastOfRandomLivesTest {
    private static final List<Audience> AUDIENCES = List.of(
            Audience.SERVICE_OWNER, Audience.OM_TEAM, Audience.RD_LEADER, Audience.HANDLER, Audience.INCIDENT_MANAGER);

    /** Takes everything, and says no more of it. */
    private record Taking(ChannelType type, boolean hasReceipts) implements Channel {
        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public int window() {
            return 1;
        }

        @Override
        public SendResult send(Message message) {
            return new SendResult.Accepted("");
        }
    }

    /** A random life in an engine, to a random instant of it. */
    private static final class Story {
        private final Random random;
        private final Staff staff = new Staff();
        private final Simulation simulation;
        private final IncidentId id;

        Story(long seed) {
            random = new Random(seed);
            Script script = RandomScript.of(random, true);
            people();
            Simulation.Builder builder = Simulation.of(delivering(script.policy()))
                    .startingAt(Life.START)
                    .staff(staff);
            for (ChannelType type : List.of(EMAIL, SMS, PHONE)) {
                builder.channel(new Taking(type, random.nextBoolean()));
            }
            simulation = builder.build();
            id = simulation.report(Life.ENGINEER, script.report());
            int steps = random.nextInt(script.steps().size() + 1);
            script.steps().subList(0, steps).forEach(this::take);
            simulation.elapse(Duration.ofSeconds(random.nextInt(2) * random.nextInt(20_000)));
        }

        private void people() {
            int number = 0;
            for (Audience audience : AUDIENCES) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    List<Contact> contacts = new ArrayList<>();
                    for (ChannelType channel : List.of(EMAIL, SMS, PHONE)) {
                        if (random.nextInt(5) > 0) {
                            contacts.add(new Contact(channel, "somewhere"));
                        }
                    }
                    String name = "p" + (random.nextInt(5) == 0 ? 0 : ++number);
                    staff.with(Person.of(name, name, contacts.toArray(Contact[]::new)), audience);
                }
            }
        }

        /** Nothing is told together, as that depends on other incidents. */
        private IncidentPolicy delivering(IncidentPolicy policy) {
            DeliveryPolicy standard = DeliveryPolicy.STANDARD;
            List<FallbackStep> fallbacks = random.nextBoolean()
                    ? standard.fallbacks()
                    : List.of(
                            new FallbackStep(20, FallbackStep.Way.NEXT_PERSON),
                            new FallbackStep(40, FallbackStep.Way.NEXT_CHANNEL),
                            new FallbackStep(60, FallbackStep.Way.NEXT_PERSON),
                            new FallbackStep(60, FallbackStep.Way.NEXT_CHANNEL));
            Map<ChannelType, Proof> proofs = new TreeMap<>();
            for (ChannelType channel : List.of(EMAIL, SMS, PHONE)) {
                Grade grade = Grade.values()[random.nextInt(3)];
                proofs.put(channel, random.nextBoolean() ? Proof.of(grade) : new Proof(grade, Grade.ACCEPTED));
            }
            return policy.toBuilder(policy.ref().id(), policy.ref().version())
                    .delivery(new DeliveryPolicy(
                            standard.retries(),
                            standard.sentAgain(),
                            proofs,
                            fallbacks,
                            standard.channels(),
                            standard.audiences(),
                            Map.of(),
                            Map.of()))
                    .build();
        }

        private void take(Script.Step step) {
            if (step.at().isAfter(simulation.now())) {
                simulation.runUntil(step.at());
            }
            try {
                if (step.command() == null) {
                    simulation.report(step.actor(), Script.further(step));
                } else if (step.effective() == null) {
                    simulation.handle(id, step.actor(), step.command());
                } else {
                    simulation.engine().handle(id, step.actor(), step.command(), step.effective());
                    simulation.elapse(Duration.ZERO);
                }
            } catch (IncidentException refused) {
                // the script holds what is not possible, too
            }
        }

        List<TimelineEntry> timeline() {
            return simulation.engine().timeline(id);
        }

        List<NotificationRecord> journal() {
            return simulation.engine().notifications(id);
        }
    }

    @Test
    void a_forecast_is_exactly_what_then_happens() {
        int[] seen = new int[4];
        Seeds.check(250, seed -> {
            Story story = new Story(seed);
            Known known = story.simulation.engine().known(story.id).with(story.staff);
            Instant latest = known.now().plus(ofMinutes(story.random.nextInt(10_000)));
            Forecast forecast = known.forecast(new Horizon(latest, 1 + story.random.nextInt(500)));
            Instant until = end(forecast);
            int entries = known.timeline().size();
            int told = story.simulation.sent().size();
            int decided = story.journal().size();

            story.simulation.runUntil(until);

            assertThat(forecast.steps().stream().flatMap(step -> step.entries().stream()))
                    .containsExactlyElementsOf(
                            story.timeline().subList(entries, story.timeline().size()));
            assertThat(forecast.steps())
                    .allSatisfy(step -> assertThat(step.entries())
                            .allSatisfy(entry -> assertThat(entry.recorded()).isEqualTo(step.at())));
            assertThat(notifications(forecast))
                    .containsExactlyInAnyOrderElementsOf(
                            story.journal().subList(decided, story.journal().size()).stream()
                                    .map(NotificationRecord::notification)
                                    .toList());
            assertThat(messages(forecast))
                    .containsExactlyInAnyOrderElementsOf(messages(story.simulation.sent().stream()
                            .skip(told)
                            .filter(one -> one.message().incident().equals(story.id))
                            .toList()));
            assertThat(forecast.tellings())
                    .allSatisfy(telling ->
                            assertThat(telling.failures()).containsExactlyElementsOf(failures(story, telling)));
            Optional<Instant> next = forecast.goesOnAt();
            if (next.isPresent() && next.get().isBefore(Life.time(Duration.ofDays(1_000)))) {
                story.simulation.runUntil(next.get().minusNanos(1_000));
                int before = story.timeline().size() + story.journal().size();
                story.simulation.runUntil(next.get());
                assertThat(story.timeline().size() + story.journal().size()).isGreaterThan(before);
            }
            seen[0] += forecast.steps().size();
            seen[1] += (int) forecast.tellings().stream()
                    .filter(telling -> telling.notification().standsIn().isPresent())
                    .count();
            seen[2] += (int) forecast.steps().stream()
                    .flatMap(step -> step.entries().stream())
                    .filter(entry -> entry.event() instanceof ProofConcluded)
                    .count();
            seen[3] += decided;
        });
        if (Long.getLong("seed") == null) {
            assertThat(Arrays.stream(seen).boxed())
                    .as("steps, fallbacks, misses, notifications on record")
                    .allMatch(count -> count > 200);
        }
    }

    /** How far it tells all. */
    private static Instant end(Forecast forecast) {
        List<Step> steps = forecast.steps();
        return steps.size() == forecast.horizon().steps()
                ? steps.get(steps.size() - 1).at()
                : forecast.horizon().until();
    }

    private static List<Notification> notifications(Forecast forecast) {
        return forecast.tellings().stream().map(Telling::notification).toList();
    }

    private static List<String> messages(Forecast forecast) {
        return forecast.tellings().stream()
                .flatMap(telling -> telling.messages().stream()
                        .map(message -> telling.at() + " "
                                + telling.notification().key() + " " + message.channel() + " " + message.recipients()))
                .toList();
    }

    private static List<String> messages(List<Sent> sent) {
        return sent.stream()
                .map(one -> one.at() + " " + one.notification().key() + " " + one.channel() + " "
                        + one.message().recipients())
                .toList();
    }

    private static List<String> failures(Story story, Telling telling) {
        return story.journal().stream()
                .filter(record -> record.notification()
                        .key()
                        .equals(telling.notification().key()))
                .flatMap(record -> record.failures().stream())
                .collect(Collectors.toList());
    }

    @Test
    void the_same_forecast_has_the_same_bytes_and_a_part_of_it_is_its_beginning() {
        Seeds.check(60, seed -> {
            Story story = new Story(seed);
            Known known = story.simulation.engine().known(story.id).with(story.staff);
            Forecast whole = known.forecast(Horizon.steps(20));
            Forecast again = known.forecast(Horizon.steps(20));
            Forecast part = known.forecast(Horizon.steps(5));

            assertThat(again).isEqualTo(whole).hasToString(whole.toString());
            assertThat(again.text(java.time.ZoneOffset.UTC)).isEqualTo(whole.text(java.time.ZoneOffset.UTC));
            assertThat(part.steps())
                    .isEqualTo(
                            whole.steps().subList(0, Math.min(5, whole.steps().size())));
            if (whole.steps().size() > 5) {
                assertThat(part.goesOnAt()).contains(whole.steps().get(5).at());
            }
            assertThat(whole.steps().stream().map(Step::at)).isSorted().doesNotHaveDuplicates();
        });
    }
}
