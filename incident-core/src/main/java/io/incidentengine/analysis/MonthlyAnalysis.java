package io.incidentengine.analysis;

import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Origin;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.BreachCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went on record in a month, in figures (R34, R35). An immutable value: the same incidents make the same analysis, in
 * whichever order they are looked at.
 *
 * <p><b>What belongs to the month</b> is what was recorded in it, as in bookkeeping: a report, an act, a verdict counts in
 * the month in which it went on record, whenever the incident was reported, and in no other. So the figures of a month that
 * is over never change while its incidents stay on record, those of all months add up to all that ever happened, and a verdict
 * that came after a month's end, or was withdrawn after it, counts in the month in which it came or was withdrawn (S5). An
 * incident that crosses the end of a month is among those that are open at the end of the one, and at the beginning of the other.
 *
 * <p><b>Severity</b> is the one that an incident has at the end of the month, or had when it was over.
 *
 * @param month the month
 * @param until the first instant behind what is analysed: its end, or the one after the present while it lasts
 * @param flow how many incidents came and went
 * @param reported those that were reported
 * @param causes what was known of the cause when incidents were resolved
 * @param clocks what clocks came to, by the name of their milestone
 * @param turns what happened to incidents
 * @param notifications what became of notifications, by kind
 * @param progress how the cadence of progress was kept (R29)
 * @param actions the corrective actions of which something was recorded, by how far they are (R12)
 * @param lateness by how much the engine was late with verdicts, rungs, reminders and lapses, where it was beyond its tolerance;
 *     people's lateness is that of clocks (S4)
 * @param major the incidents that were open, or of which something was recorded, and that were major at any time of it, in the
 *     order of their ids (R14)
 * @param urgent what is not late yet and will be next if nobody acts: at most {@value #URGENT} clocks, the most urgent first
 */
public record MonthlyAnalysis(
        ReportingMonth month,
        Instant until,
        Flow flow,
        Reported reported,
        Map<RootCause, Long> causes,
        Map<String, MilestoneFigures> clocks,
        Map<Turn, Times> turns,
        Map<NotificationKind, ProofFigures> notifications,
        Progress progress,
        Map<CorrectiveAction.State, Long> actions,
        Spread lateness,
        List<MajorIncident> major,
        List<Urgent> urgent) {
    /** How many clocks are listed as urgent at most. */
    public static final int URGENT = 20;

    /** Copies the collections, in order. */
    public MonthlyAnalysis {
        causes = Ordered.copy(causes);
        clocks = Ordered.copy(clocks);
        turns = Ordered.copy(turns);
        notifications = Ordered.copy(notifications);
        actions = Ordered.copy(actions);
        major = List.copyOf(major);
        urgent = List.copyOf(urgent);
    }

    /**
     * What clocks of one milestone came to.
     *
     * @param milestone its name, such as {@code response}
     * @return the figures; zeros if no clock of that name was heard of
     */
    public MilestoneFigures clock(String milestone) {
        return clocks.getOrDefault(milestone, MilestoneFigures.NONE);
    }

    /**
     * How often something happened.
     *
     * @param turn what
     * @return to how many incidents, and how many times
     */
    public Times times(Turn turn) {
        return turns.getOrDefault(turn, Times.NEVER);
    }

    /**
     * How many incidents came and went. Those before, with those that came, less those that went, are those after.
     *
     * @param before open when the month began
     * @param reported reported in the month
     * @param revived reopened after they were closed (S14)
     * @param closed closed; twice if that happened twice
     * @param cancelled withdrawn as mistakes
     * @param merged merged into others (S16)
     * @param after open at the end
     */
    public record Flow(
            long before, long reported, long revived, long closed, long cancelled, long merged, long after) {}

    /**
     * The incidents that were reported.
     *
     * @param all how many
     * @param bySeverity how many of each severity
     * @param byService how many of each service
     * @param byOrigin how many came in which way
     */
    public record Reported(
            long all, Map<Severity, Long> bySeverity, Map<ServiceId, Long> byService, Map<Origin, Long> byOrigin) {
        /** Copies the maps, in order. */
        public Reported {
            bySeverity = Ordered.copy(bySeverity);
            byService = Ordered.copy(byService, ServiceId::value);
            byOrigin = Ordered.copy(byOrigin);
        }
    }

    /**
     * What clocks of a milestone came to.
     *
     * @param all in all incidents
     * @param bySeverity in those of each severity
     */
    public record MilestoneFigures(ClockFigures all, Map<Severity, ClockFigures> bySeverity) {
        static final MilestoneFigures NONE = new MilestoneFigures(ClockFigures.NONE, Map.of());

        /** Copies the map, in order. */
        public MilestoneFigures {
            bySeverity = Ordered.copy(bySeverity);
        }

        /**
         * The figures of a severity.
         *
         * @param severity the severity
         * @return the figures; zeros if there is none
         */
        public ClockFigures of(Severity severity) {
            return bySeverity.getOrDefault(severity, ClockFigures.NONE);
        }
    }

    /**
     * What some clocks came to.
     *
     * @param met verdicts that the target was met
     * @param breaches verdicts that it was missed, by their causes: plain lateness apart from what was reclassified, rejected,
     *     merged or migrated
     * @param metWithdrawn verdicts that it was met, which a correction or the cancelling of the incident withdrew
     * @param breachesWithdrawn verdicts that it was missed, which a correction or the cancelling of the incident withdrew
     * @param taken how long clocks had run when they were stopped: the time to respond, to recover, to resolve. One that is
     *     started again, as a resolution is rejected, counts once more when it is stopped; one whose stop is corrected does not
     * @param late by how much those of them that were late had been so
     * @param open what is open at the end
     */
    public record ClockFigures(
            long met,
            Map<BreachCause, Long> breaches,
            long metWithdrawn,
            long breachesWithdrawn,
            Spread taken,
            Spread late,
            OpenClocks open) {
        static final ClockFigures NONE =
                new ClockFigures(0, Map.of(), 0, 0, Spread.NONE, Spread.NONE, new OpenClocks(0, 0, 0, 0));

        /** Copies the map, in order. */
        public ClockFigures {
            breaches = Ordered.copy(breaches);
        }

        /**
         * How many verdicts there were that the target was missed, from whatever cause.
         *
         * @return the sum
         */
        public long breached() {
            return breaches.values().stream().mapToLong(Long::longValue).sum();
        }

        /**
         * How many verdicts there were from one cause that the target was missed.
         *
         * @param cause the cause
         * @return the number
         */
        public long breached(BreachCause cause) {
            return breaches.getOrDefault(cause, 0L);
        }
    }

    /**
     * Clocks that nothing has stopped, at the end; also those that run on when an incident is closed, as for a report (R16).
     *
     * @param running not late yet
     * @param overdue late (R34)
     * @param waiting standing still, and not late (S8)
     * @param provisional stopped in time, which can still be undone (S13)
     */
    public record OpenClocks(long running, long overdue, long waiting, long provisional) {}

    /**
     * How often something happened.
     *
     * @param incidents to how many incidents
     * @param times how many times in all
     */
    public record Times(long incidents, long times) {
        static final Times NEVER = new Times(0, 0);

        Times plus(Times more) {
            return new Times(incidents + more.incidents, times + more.times);
        }
    }

    /**
     * What became of notifications of one kind.
     *
     * @param decided how many there were, whether or not they were to be proven
     * @param acknowledged somebody acknowledged (S33)
     * @param exhausted nothing was left to try before the deadline (S29)
     * @param missed there was no proof at the deadline, of those that were exhausted too
     */
    public record ProofFigures(long decided, long acknowledged, long exhausted, long missed) {
        ProofFigures plus(ProofFigures more) {
            return new ProofFigures(
                    decided + more.decided,
                    acknowledged + more.acknowledged,
                    exhausted + more.exhausted,
                    missed + more.missed);
        }
    }

    /**
     * How the cadence of progress was kept (R29).
     *
     * @param kept how many times progress was recorded when it fell due
     * @param missed how many times it was not
     */
    public record Progress(long kept, long missed) {}

    /**
     * A major incident (R14).
     *
     * @param id the incident
     * @param service the service affected
     * @param severity its severity
     * @param reportedAt when it was reported
     * @param recoveredAt when the service was recovered; {@code null} while it is not
     * @param impaired how long it took to recover it since the report, with the same of the cycles before, each since it was
     *     reopened (S14); {@code null} while it is not recovered
     * @param open whether it is open at the end
     * @param report where its report is kept; {@code null} until it is filed (R16)
     */
    public record MajorIncident(
            IncidentId id,
            ServiceId service,
            Severity severity,
            Instant reportedAt,
            @Nullable Instant recoveredAt,
            @Nullable Duration impaired,
            boolean open,
            @Nullable String report) {
        /**
         * When the service was recovered.
         *
         * @return the instant, or empty
         */
        public Optional<Instant> recovery() {
            return Optional.ofNullable(recoveredAt);
        }

        /**
         * How long it took to recover the service, in all cycles together.
         *
         * @return the duration, or empty while it is not recovered
         */
        public Optional<Duration> impairment() {
            return Optional.ofNullable(impaired);
        }

        /**
         * Where its report is kept.
         *
         * @return the reference, or empty until it is filed
         */
        public Optional<String> filed() {
            return Optional.ofNullable(report);
        }
    }

    /**
     * A clock that is not late yet.
     *
     * @param id the incident
     * @param milestone which clock
     * @param severity the incident's severity
     * @param deadline the last instant at which it is met
     */
    public record Urgent(IncidentId id, String milestone, Severity severity, Instant deadline) {}
}
