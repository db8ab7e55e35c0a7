package io.incidentengine.document;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Assessment.ImpactUrgency;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Required;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.Template;
import io.incidentengine.notification.TemplateForm;
import io.incidentengine.notification.Words;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.ServiceCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The records that stand in for the values that are none. */
final class StandIns {
    private StandIns() {}

    /**
     * A record that stands in for a type.
     *
     * @param record its type
     * @param writer makes it
     * @param reader makes the value of it again
     */
    record StandIn(Class<?> record, Function<Object, Object> writer, Function<Object, Object> reader) {
        static <T, R extends Record> StandIn of(
                Class<T> type, Class<R> record, Function<T, R> writer, Function<R, T> reader) {
            return new StandIn(
                    record, value -> writer.apply(type.cast(value)), value -> reader.apply(record.cast(value)));
        }
    }

    static final Map<Class<?>, StandIn> ALL = Map.of(
            Report.class,
            StandIn.of(Report.class, ReportParts.class, ReportParts::of, ReportParts::report),
            Words.class,
            StandIn.of(Words.class, WordsParts.class, WordsParts::of, WordsParts::words),
            MessageTemplates.class,
            StandIn.of(MessageTemplates.class, TemplatesParts.class, TemplatesParts::of, TemplatesParts::templates),
            MatrixPolicy.class,
            StandIn.of(MatrixPolicy.class, MatrixParts.class, MatrixParts::of, MatrixParts::matrix),
            BusinessCalendar.class,
            StandIn.of(BusinessCalendar.class, CalendarParts.class, CalendarParts::of, CalendarParts::calendar),
            ServiceCalendar.always().getClass(),
            StandIn.of(
                    ServiceCalendar.class, Always.class, always -> new Always(), always -> ServiceCalendar.always()));

    /** Around the clock: there is nothing to say of it. */
    record Always() {}

    /** What a report says. */
    record ReportParts(
            String title,
            ServiceId service,
            List<Person> reporters,
            Origin origin,
            Map<String, String> features,
            String details,
            Assessment assessment,
            @Nullable Instant occurredAt,
            @Nullable Instant reportedAt,
            @Nullable DeduplicationKey deduplicationKey) {
        static ReportParts of(Report report) {
            return new ReportParts(
                    report.title(),
                    report.service(),
                    report.reporters(),
                    report.origin(),
                    report.features(),
                    report.details(),
                    report.assessment(),
                    report.occurredAt().orElse(null),
                    report.reportedAt().orElse(null),
                    report.deduplicationKey().orElse(null));
        }

        Report report() {
            Report.Builder report = Report.of(service.value(), title)
                    .origin(origin)
                    .details(details)
                    .assessment(assessment);
            if (occurredAt != null) {
                report.occurredAt(occurredAt);
            }
            if (reportedAt != null) {
                report.reportedAt(reportedAt);
            }
            reporters.forEach(report::reporter);
            features.forEach(report::feature);
            if (deduplicationKey != null) {
                report.deduplicationKey(deduplicationKey.value());
            }
            return report.build();
        }
    }

    /** What a message says. */
    record WordsParts(String subject, String text, @Nullable String html) {
        static WordsParts of(Words words) {
            return new WordsParts(words.subject(), words.text(), words.page().orElse(null));
        }

        Words words() {
            return Words.of(subject, text, html);
        }
    }

    /** What a host has changed in the standard templates. */
    record TemplatesParts(Map<MessageTemplates.Use, Template> own, Map<MessageTemplates.Term, String> terms) {
        static TemplatesParts of(MessageTemplates templates) {
            return new TemplatesParts(templates.own(), templates.terms());
        }

        MessageTemplates templates() {
            MessageTemplates templates = MessageTemplates.standard();
            for (Map.Entry<MessageTemplates.Use, Template> entry : own.entrySet()) {
                Locale language = entry.getKey().language();
                NotificationKind kind = entry.getKey().kind();
                TemplateForm form = entry.getKey().form();
                templates =
                        templates.with(language, kind, form, entry.getValue().toString());
            }
            for (Map.Entry<MessageTemplates.Term, String> entry : terms.entrySet()) {
                MessageTemplates.Term term = entry.getKey();
                templates = templates.term(term.language(), term.name(), entry.getValue());
            }
            return templates;
        }
    }

    /** A matrix of severities: a row of levels for each impact. */
    record MatrixParts(List<String> impacts, List<String> urgencies, List<List<Severity>> levels) {
        static MatrixParts of(MatrixPolicy policy) {
            return new MatrixParts(
                    policy.impacts(),
                    policy.urgencies(),
                    policy.impacts().stream().map(impact -> row(policy, impact)).toList());
        }

        private static List<Severity> row(MatrixPolicy policy, String impact) {
            List<Severity> row = new ArrayList<>();
            policy.urgencies().forEach(urgency -> {
                Severity level = policy.cells().get(new ImpactUrgency(impact, urgency));
                row.add(Required.value("level of " + impact + " and " + urgency, level));
            });
            return row;
        }

        MatrixPolicy matrix() {
            MatrixPolicy.Builder matrix = MatrixPolicy.forUrgencies(urgencies.toArray(String[]::new));
            if (levels.size() != impacts.size()) {
                throw new InvalidInputException("severity matrix", levels.size() + " rows", impacts.size() + " rows");
            }
            for (int i = 0; i < impacts.size(); i++) {
                int[] row = levels.get(i).stream().mapToInt(Severity::level).toArray();
                matrix.impact(impacts.get(i), row);
            }
            return matrix.build();
        }
    }

    /** What business hours are made of. */
    record CalendarParts(
            ZoneId zone,
            Map<DayOfWeek, List<OpeningHours>> weekly,
            Set<LocalDate> holidays,
            Set<MonthDay> yearlyHolidays,
            Map<LocalDate, List<OpeningHours>> exceptions) {
        static CalendarParts of(BusinessCalendar calendar) {
            return new CalendarParts(
                    calendar.zone(),
                    calendar.weekly(),
                    calendar.holidays(),
                    calendar.yearlyHolidays(),
                    calendar.exceptions());
        }

        BusinessCalendar calendar() {
            BusinessCalendar.Builder calendar = BusinessCalendar.in(zone)
                    .holidays(holidays)
                    .yearlyHolidays(yearlyHolidays.toArray(MonthDay[]::new));
            weekly.forEach((day, hours) -> calendar.weekly(day, hours.toArray(OpeningHours[]::new)));
            exceptions.forEach((date, hours) -> calendar.exception(date, hours.toArray(OpeningHours[]::new)));
            return calendar.build();
        }
    }
}
