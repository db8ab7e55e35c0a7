package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailIdentityTest {
    private static final String SECRET = "a secret of thirty-two bytes, or more";
    private static final MailIdentity DESK = MailIdentity.of("incidents@example.org", SECRET);

    @ParameterizedTest
    @ValueSource(strings = {"42", "INC-1", "a.b", "ä/ö ü", "障害 ✓", "<x@y>", "=41", "a\uD83D\uDD25b", "%s+_~"})
    void an_incident_is_known_again_by_the_names_of_its_mails(String id) {
        IncidentId incident = IncidentId.of(id);

        assertThat(DESK.incidentOf(DESK.messageId(incident, "some/message"))).contains(incident);
        assertThat(DESK.incidentOf(DESK.conversation(incident))).contains(incident);
        assertThat(DESK.messageId(incident, "m")).matches("<[A-Za-z0-9=_.-]+@example\\.org>");
    }

    @Test
    void the_longest_ids_fit_into_a_line_of_a_header() {
        for (String one : new String[] {"x", "ü", "障", "."}) {
            IncidentId incident = IncidentId.of(one.repeat(200));
            String name = DESK.messageId(incident, "m");

            assertThat(DESK.incidentOf(name)).contains(incident);
            assertThat(name).hasSizeLessThan(900).matches("<[A-Za-z0-9=~_.-]+@example\\.org>");
        }
    }

    @Test
    void names_without_brackets_and_with_blanks_are_known_too() {
        String name = DESK.messageId(IncidentId.of("42"), "m");

        assertThat(DESK.incidentOf(" " + name + "\t")).contains(IncidentId.of("42"));
        assertThat(DESK.incidentOf(name.substring(1, name.length() - 1))).contains(IncidentId.of("42"));
    }

    @Test
    void nobody_else_makes_such_names() {
        String name = DESK.messageId(IncidentId.of("42"), "m");
        MailIdentity other = MailIdentity.of("incidents@example.org", SECRET + "!");

        assertThat(other.incidentOf(name)).isEmpty();
        assertThat(DESK.incidentOf(name.replace("<42.", "<43."))).isEmpty();
        assertThat(DESK.incidentOf(name.replace("example.org", "example.com"))).isEmpty();
        assertThat(DESK.incidentOf(name.replaceFirst("\\.[A-Za-z0-9_-]+@", ".AAAA@")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<>", "@", "<a@b>", "<a.b.c@example.org>", "<=4.x.y@example.org>", "<=zz.x.y@example.org>"})
    void garbage_names_nothing(String garbage) {
        assertThat(DESK.incidentOf(garbage)).isEmpty();
    }

    @Test
    @Tag("S33")
    void a_token_tells_the_message_and_cannot_be_made_up() {
        String token = DESK.token("INC-1/1/R27/ä");

        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(DESK.messageOf(token)).contains("INC-1/1/R27/ä");
        assertThat(MailIdentity.of("incidents@example.org", SECRET + "!").messageOf(token))
                .isEmpty();
        for (String other : new String[] {"", ".", "a.b", token + "x", token.substring(1), "?." + token}) {
            assertThat(DESK.messageOf(other)).as(other).isEmpty();
        }
        assertThat(DESK.messageOf(DESK.token("m").replace(".", "") + ".")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incidents",
                "@example.org",
                "incidents@",
                "a b@example.org",
                "<a@example.org>",
                "ä@example.org",
                "a@example.org, b@example.org"
            })
    void an_address_that_is_none_is_refused(String address) {
        assertThatThrownBy(() -> MailIdentity.of(address, SECRET))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("incidents@example.org");
    }

    @Test
    void a_short_secret_is_refused_and_none_is_shown() {
        assertThatThrownBy(() -> MailIdentity.of("incidents@example.org", "hunter2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("7 bytes long")
                .hasMessageContaining("32 bytes and more")
                .hasMessageNotContaining("hunter2");
        assertThat(DESK.named("Desk")).hasToString("Desk <incidents@example.org>");
        assertThat(DESK).hasToString("incidents@example.org");
        assertThat(DESK.named("Desk").messageId(IncidentId.of("42"), "m"))
                .isEqualTo(DESK.messageId(IncidentId.of("42"), "m"));
    }
}
