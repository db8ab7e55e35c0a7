package io.incidentengine.mail;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the incident that the subject of an answer names: as {@code [#ID]} anywhere, or as {@code (ID)} at its end. */
final class Subjects {
    private static final Pattern ANSWER = Pattern.compile(
            "(re|aw|antw|sv|vs|odp|r|ref|fw|fwd|wg|tr)\\s?(\\[\\d{1,3}])?\\s?:.*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANYWHERE = Pattern.compile("\\[#([^\\[\\]]{1,200})]");
    private static final Pattern AT_THE_END = Pattern.compile("\\(([^()]{1,200})\\)$");

    private Subjects() {}

    static Optional<IncidentId> incident(ReceivedMail mail) {
        String subject = mail.envelope().subject();
        if (mail.references().isEmpty() && !ANSWER.matcher(subject).matches()) {
            return Optional.empty();
        }
        return named(ANYWHERE.matcher(subject)).or(() -> named(AT_THE_END.matcher(subject)));
    }

    private static Optional<IncidentId> named(Matcher token) {
        return token.find() && !Text.isInvisible(token.group(1))
                ? Optional.of(IncidentId.of(token.group(1)))
                : Optional.empty();
    }
}
