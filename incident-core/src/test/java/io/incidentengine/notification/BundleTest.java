package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S32")
class BundleTest {
    private static final Words WORDS = Words.of("two at once", "Two at once.");

    private static Message message(String key, @Nullable Grade proof) {
        Contact contact = Contact.email("olga@example.org");
        return new Message(
                key,
                key + "/R27",
                IncidentId.of(key),
                Severity.level(1),
                ChannelType.EMAIL,
                List.of(new Recipient(Person.of("olga", "Olga", contact), contact, false)),
                WORDS,
                Pace.FREE,
                proof);
    }

    @Test
    void what_is_sent_as_one_asks_for_as_much_proof_as_the_most_demanding_of_them() {
        Message none = message("A", null);
        Message accepted = message("B", Grade.ACCEPTED);
        Message acknowledged = message("C", Grade.ACKNOWLEDGED);

        assertThat(new Bundle(List.of(none, message("D", null))).whole(WORDS).proof())
                .isNull();
        assertThat(new Bundle(List.of(none, accepted)).whole(WORDS).proof()).isEqualTo(Grade.ACCEPTED);
        assertThat(new Bundle(List.of(accepted, acknowledged, none))
                        .whole(WORDS)
                        .proof())
                .isEqualTo(Grade.ACKNOWLEDGED);
    }
}
