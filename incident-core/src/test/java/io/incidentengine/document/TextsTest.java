package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each text in a document is prose, the key of a message, or a name. */
class TextsTest {
    /** What names something: replacing a person in it would make another thing of it. */
    private static final Set<String> NAMES = Set.of(
            "escalation.NotificationRule.name",
            "escalation.Rung.name",
            "escalation.Trigger.OnRung.milestones",
            "escalation.Trigger.OnRung.rung",
            "incident.CorrectiveAction.id",
            "incident.IncidentEvent.RungFired.rung",
            "incident.IncidentEvent.VerdictSuperseded.passed",
            "incident.SlaRecord.RunRecord.acknowledged",
            "incident.SlaRecord.RunRecord.fired",
            "incident.Telling.informed",
            "model.Assessment.ImpactUrgency.impact",
            "model.Assessment.ImpactUrgency.urgency",
            "model.Audience.name",
            "model.ChannelType.name",
            "model.Contact.address",
            "model.Criterion.name",
            "model.DeduplicationKey.value",
            "model.IncidentId.value",
            "model.IntakeId.value",
            "model.NotificationKind.name",
            "model.PauseReason.name",
            "model.Person.name",
            "model.PersonId.value",
            "model.PolicyRef.id",
            "model.Role.name",
            "model.ServiceId.value",
            "notification.Fallback.of",
            "notification.Message.notification",
            "notification.MessageTemplates.Term.name",
            "notification.MessageTemplates.terms",
            "notification.News.Reference.reference",
            "notification.Notification.ClockStep.rung",
            "notification.Notification.key",
            "notification.ProblemOffer.key",
            "notification.SendResult.Accepted.reference",
            "policy.IncidentPolicy.ladders",
            "severity.MatrixPolicy.impacts",
            "severity.MatrixPolicy.urgencies",
            "sla.ClockKey.milestone",
            "sla.Milestone.name");

    @Test
    void every_text_is_of_one_kind() {
        Set<String> texts = new TreeSet<>();
        Everything.records().forEach((name, type) -> {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getGenericType().getTypeName().contains("java.lang.String")) {
                    texts.add(name + "." + component.getName());
                }
            }
        });
        Set<String> sorted = new TreeSet<>(NAMES);
        sorted.addAll(Texts.PROSE);
        sorted.addAll(Texts.MESSAGE_KEYS);

        assertThat(sorted).isEqualTo(texts).hasSize(NAMES.size() + Texts.PROSE.size() + Texts.MESSAGE_KEYS.size());
    }
}
