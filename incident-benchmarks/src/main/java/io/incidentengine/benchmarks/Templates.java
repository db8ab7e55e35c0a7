package io.incidentengine.benchmarks;

import io.incidentengine.benchmarks.StandardLife.Act;
import io.incidentengine.incident.Incident;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Incidents that have lived through an engine, with everything that came of it: what many are copied from. */
final class Templates {
    private static final int KINDS = 10;
    private static final int SPREAD = 29;

    private final Lives lives;
    private final IncidentId[] ids;
    private final List<Moment> moments = new ArrayList<>();

    private Templates(RealPostgres database, JdbcTables tables, int count, Instant start) {
        lives = new Lives(JdbcIncidentStore.on(database.pool(), tables), false, start);
        ids = new IncidentId[count];
    }

    /** A step of one life. */
    private record Moment(Instant at, Runnable step) {}

    /**
     * So many that are open at an instant: of ten, one was reported a moment ago, seven are in progress, one is recovered,
     * one resolved; all levels in each.
     */
    static Templates open(RealPostgres database, JdbcTables tables, int count, Instant now) {
        Templates templates = new Templates(database, tables, count, now.minus(Duration.ofDays(1)));
        for (int i = 0; i < count; i++) {
            Duration reached = reached(i % KINDS);
            Instant start = now.minus(reached).minus(Duration.ofMinutes(1 + i % SPREAD));
            templates.live(i, StandardLife.levelOf(i / KINDS), start, reached);
        }
        templates.liveOn(now);
        return templates;
    }

    private static Duration reached(int kind) {
        return Duration.ofMinutes(kind == 0 ? 0 : kind <= 7 ? 5 : kind == 8 ? 245 : 270);
    }

    /** So many of level 2 that are reported and told, and whose response is overdue at an instant, each a step later than the last. */
    static Templates due(RealPostgres database, JdbcTables tables, int count, Instant first, Duration step) {
        Instant reported = first.minus(response());
        Templates templates = new Templates(database, tables, count, reported);
        for (int i = 0; i < count; i++) {
            templates.live(i, SampleLife.LEVEL, reported.plus(step.multipliedBy(i)), Duration.ZERO);
        }
        Instant last = reported.plus(step.multipliedBy(count - 1L));
        Instant before = first.minusMillis(1);
        templates.liveOn(last.isBefore(before) ? before : last);
        return templates;
    }

    /** How long after its report something falls due at level 2, if nobody does anything. */
    private static Duration response() {
        Lives probe = new Lives(new InMemoryStore(), false);
        Incident incident = probe.open(SampleLife.intake()).incident();
        return Duration.between(incident.reportedAt(), probe.nextDecision());
    }

    private void live(int number, int level, Instant start, Duration reached) {
        moments.add(new Moment(
                start,
                () -> ids[number] = lives.open(StandardLife.intake(number, level, StandardLife.DETAILS))
                        .incident()
                        .id()));
        for (Act act : StandardLife.ACTS) {
            if (act.isOf(level) && act.after().compareTo(reached) <= 0) {
                moments.add(new Moment(
                        start.plus(act.after()), () -> lives.engine().handle(ids[number], act.actor(), act.command())));
            }
        }
    }

    private void liveOn(Instant end) {
        moments.sort(Comparator.comparing(Moment::at));
        for (Moment moment : moments) {
            lives.passTo(moment.at());
            moment.step().run();
        }
        lives.passTo(end);
    }

    List<IncidentId> ids() {
        return List.of(ids);
    }

    /** The names of everything that anybody is or was told. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (IncidentId id : ids) {
            lives.engine().notifications(id).forEach(record -> {
                names.add(record.notification().key());
                record.deliveries()
                        .forEach(delivery -> names.add(delivery.message().key()));
            });
        }
        return names;
    }
}
