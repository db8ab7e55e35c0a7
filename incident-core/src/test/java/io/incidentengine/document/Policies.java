package io.incidentengine.document;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.TemplateForm;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.Reclassification;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Set;

/** Policies as hosts write them. */
final class Policies {
    private Policies() {}

    static BusinessCalendar officeHours() {
        return BusinessCalendar.in("Europe/Berlin")
                .weekdays(OpeningHours.of("08:00", "12:00"), OpeningHours.of("13:00", "18:00"))
                .holidays(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6))
                .yearlyHolidays(MonthDay.of(12, 25), MonthDay.of(2, 29))
                .exception(LocalDate.of(2026, 12, 24), OpeningHours.of("08:00", "12:00"))
                .exception(LocalDate.of(2026, 12, 31))
                .build();
    }

    /** Business hours, pauses, words of its own, quiet hours: what the default policy does without. */
    static IncidentPolicy ofAHouse() {
        IncidentPolicy standard = EmergencyHandling.policy();
        return standard.toBuilder("of a house", 7)
                .milestone(standard.milestone(Milestone.RECOVERY).orElseThrow().toBuilder()
                        .target(2, new Target(Duration.ofHours(6), officeHours()))
                        .pausedBy(PauseReason.WAITING_FOR_VENDOR, Duration.ofHours(4))
                        .pausedBy(PauseReason.PLANNED_WINDOW)
                        .onReclassification(Reclassification.atLeast(Duration.ofMinutes(10)))
                        .build())
                .templates(MessageTemplates.standard()
                        .with(Locale.GERMAN, NotificationKind.INITIAL, TemplateForm.SUBJECT, "Störung: {title} \\[!\\]")
                        .with(
                                Locale.ENGLISH,
                                NotificationKind.OVERDUE,
                                TemplateForm.TEXT,
                                "{milestone}[ since {deadline}]")
                        .term(Locale.GERMAN, "severity 1", "Stufe \"1\""))
                .delivery(DeliveryPolicy.STANDARD.quiet(
                        ChannelType.SMS,
                        new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), Set.of(Severity.level(1)))))
                .build();
    }

    static IncidentPolicy ofAMatrix() {
        return EmergencyHandling.policy().toBuilder("matrix", 1)
                .severity(MatrixPolicy.forUrgencies("high", "low")
                        .impact("everybody", 1, 2)
                        .impact("one user", 2, 3)
                        .build())
                .build();
    }
}
