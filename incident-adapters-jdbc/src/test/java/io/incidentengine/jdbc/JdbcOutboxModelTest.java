package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to an outbox in a database has become of it what becomes of one in memory. */
@Tag("S27")
class JdbcOutboxModelTest {
    private static final int STEPS = 400;
    private static final List<ChannelType> CHANNELS = List.of(ChannelType.EMAIL, ChannelType.PHONE);
    private static final List<String> PEOPLE = List.of("ann", "bob", "cid");
    private static final List<Lane> LANES = List.of(
            Lane.DIRECTORY,
            Lane.PROOF,
            Lane.PROBLEM_MANAGEMENT,
            Lane.of(ChannelType.EMAIL),
            Lane.of(ChannelType.PHONE));

    private final IncidentStore model = new InMemoryStore();
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private final List<String> keys = new ArrayList<>(List.of("nobody"));
    private final List<News.About> names = new ArrayList<>(List.of(new News.Key("nobody")));

    private final Set<String> accepted = new HashSet<>();

    private IncidentStore tested = model;
    private Random random = new Random(0);
    private Instant now = Telling.T;
    private int step;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void on_h2(long seed) {
        play(new JdbcIncidentStore(Databases.h2()), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void on_postgres(long seed) {
        play(new JdbcIncidentStore(Databases.postgres()), seed);
    }

    private void play(IncidentStore store, long seed) {
        tested = store;
        random = new Random(seed);
        for (step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(90));
            String did = step();
            String when = "seed " + seed + ", step " + step + ", " + did;
            assertThat(due(tested)).as(when).isEqualTo(due(model));
            if (step % 20 == 0 || step == STEPS - 1) {
                compareJournals(when);
            }
        }
    }

    private void compareJournals(String when) {
        for (String incident : incidents) {
            assertThat(journal(tested, incident)).as(when).isEqualTo(journal(model, incident));
            assertThat(tested.outbox().offers(Telling.id(incident)))
                    .as(when)
                    .isEqualTo(model.outbox().offers(Telling.id(incident)));
        }
    }

    private String step() {
        int dice = random.nextInt(20);
        return switch (dice) {
            case 0 -> open();
            case 1 -> change();
            case 2, 3, 4, 5 -> claim();
            case 6 -> givenUp();
            case 7 -> record();
            case 8 -> conclude();
            case 9 -> bundle();
            default -> settle();
        };
    }

    /** Does the same to both, and shows that both say the same of it. */
    private <T> T both(String what, Function<Outbox, T> call) {
        T told = call.apply(tested.outbox());
        assertThat(told).as(what + " at " + now).isEqualTo(call.apply(model.outbox()));
        return told;
    }

    private String open() {
        String id = "A" + incidents.size();
        incidents.add(id);
        Criterion impact = random.nextBoolean() ? Criterion.DATA_LOSS : Criterion.DATA_QUERY;
        List.of(tested, model).forEach(store -> Telling.open(store, id, impact, now));
        return "open " + id;
    }

    private String change() {
        if (!incidents.isEmpty()) {
            String id = any(incidents);
            try {
                List.of(tested, model).forEach(store -> Telling.handle(store, id, new Respond(), now));
                List.of(tested, model)
                        .forEach(
                                store -> Telling.handle(store, id, new Resolve("patched", RootCause.UNKNOWN, ""), now));
            } catch (RuntimeException refused) {
                return "nothing";
            }
        }
        return "change";
    }

    private String claim() {
        Lane lane = any(LANES);
        int limit = 1 + random.nextInt(3);
        claims.addAll(both("claim", outbox -> outbox.claim(lane, now, limit, Telling.LEASE)));
        return "claim in " + lane;
    }

    private String givenUp() {
        String key = any(keys);
        both("given up", outbox -> outbox.givenUp(null, 3));
        both("given up", outbox -> outbox.givenUp(key, 3));
        return "again " + both("again", outbox -> outbox.sendAgain(key, now));
    }

    private String record() {
        News news = new News(any(names), any(List.of(News.Status.values())), now, random.nextInt(5), null, "");
        both("news", outbox -> outbox.record(news, now));
        return news.toString();
    }

    private String conclude() {
        if (incidents.isEmpty()) {
            return "nothing";
        }
        List<NotificationRecord> records = journal(model, any(incidents));
        if (records.isEmpty()) {
            return "nothing";
        }
        Notification told = any(records).notification();
        ProofOutcome.Kind kind = any(List.of(ProofOutcome.Kind.values()));
        Class<?> result = Telling.conclude(tested, told, kind, now).getClass();
        assertThat(result).isEqualTo(Telling.conclude(model, told, kind, now).getClass());
        return "conclude " + kind;
    }

    /** What was claimed just now has no lapsed lease beside it, of which memory hears by a claim alone. */
    private String bundle() {
        Lane lane = Lane.of(any(CHANNELS));
        List<Claim> first = both("claim", outbox -> outbox.claim(lane, now, 1, Telling.LEASE));
        if (first.isEmpty()) {
            return "nothing";
        }
        claims.addAll(first);
        both("begun", outbox -> outbox.begun(first.get(0), now.minusSeconds(3_600), 3));
        List<Claim> others = both("bundle", outbox -> outbox.bundle(first.get(0), now, 3, Telling.LEASE));
        claims.addAll(others);
        SendResult result = new SendResult.Accepted("bundle " + step);
        if (!others.isEmpty() && random.nextBoolean()) {
            List<Claim> all = new ArrayList<>(first);
            all.addAll(others);
            all.forEach(claim -> both("settle", outbox -> outbox.settle(List.of(new Ended(claim, result, now, null)))));
            if (all.stream().allMatch(claim -> accepted.add(claim.key()))) {
                names.add(new News.Reference(any(CHANNELS), "bundle " + step));
            }
        }
        return "bundle " + others.size();
    }

    private String settle() {
        if (claims.isEmpty()) {
            return "nothing";
        }
        Claim claim = claims.get(Math.max(0, claims.size() - 1 - random.nextInt(12)));
        Instant retryAt = now.plusSeconds(random.nextInt(900));
        if (random.nextInt(8) == 0) {
            both("release", outbox -> {
                outbox.release(claim, retryAt);
                return true;
            });
            return "release " + claim;
        }
        OutboxTask task = claim.task();
        if (task instanceof OutboxTask.Expand expand) {
            return expand(claim, expand.notification(), retryAt);
        }
        if (task instanceof OutboxTask.Prove prove) {
            return prove(claim, prove, retryAt);
        }
        SendResult result = any(List.of(
                new SendResult.Accepted("name " + step),
                new SendResult.Accepted("", Grade.ACKNOWLEDGED),
                new SendResult.Rejected("no"),
                new SendResult.Ambiguous("lost"),
                new SendResult.RetryLater("busy", Duration.ZERO)));
        Instant retry = random.nextBoolean() ? retryAt : null;
        both("settle", outbox -> outbox.settle(List.of(new Ended(claim, result, now, retry))));
        if (result instanceof SendResult.Accepted
                && task instanceof OutboxTask.Send send
                && accepted.add(send.key())) { // memory may not know the name that came with a second acceptance
            names.add(new News.Reference(send.message().channel(), "name " + step));
        }
        return "settle " + claim.key() + " by " + result;
    }

    private String expand(Claim claim, Notification notification, Instant check) {
        if (random.nextInt(6) == 0) {
            both("postpone", outbox -> {
                outbox.postpone(claim, "directory is down", check);
                return true;
            });
            return "postpone " + claim.key();
        }
        List<Message> messages = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> Telling.message(
                        notification,
                        any(CHANNELS),
                        any(List.of(Grade.values())),
                        i == 0 ? new String[] {any(PEOPLE)} : new String[] {PEOPLE.get(i - 1), PEOPLE.get(i)}))
                .distinct()
                .toList();
        Instant first = random.nextBoolean() ? check : null;
        if (both("expand", outbox -> outbox.expand(claim, messages, List.of("why"), now, first))) {
            messages.forEach(message -> {
                keys.add(message.key());
                names.add(new News.Key(message.key()));
            });
        }
        return "expand " + claim.key();
    }

    private String prove(Claim claim, OutboxTask.Prove prove, Instant check) {
        Instant next = random.nextBoolean() ? check : null;
        List<Notification> fallbacks = random.nextInt(3) > 0
                ? List.of()
                : List.of(Telling.fallback(prove.record().notification(), 1 + random.nextInt(2)));
        if (both("prove", outbox -> outbox.prove(claim, fallbacks, now, next))) {
            claims.removeIf(claim::equals);
        }
        return "prove " + claim.key();
    }

    private <T> T any(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<NotificationRecord> journal(IncidentStore store, String incident) {
        return store.outbox().journal(Telling.id(incident));
    }

    /** What is due now is due, since whenever that is: memory hears of a lapsed lease when somebody claims. */
    private Map<Lane, Instant> due(IncidentStore store) {
        Map<Lane, Instant> due = new HashMap<>(store.outbox().nextDue());
        due.replaceAll((lane, at) -> at.isBefore(now) ? now : at);
        return due;
    }
}
