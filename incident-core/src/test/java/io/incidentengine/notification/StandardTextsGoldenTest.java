package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people get to read and hear, kind by kind, held against texts that people can review. After a change that is meant:
 * {@code mvn -pl incident-core test -Dtest=StandardTextsGoldenTest -Dgolden.update=true}, then read the diff.
 */
@Tag("R27")
@Tag("R28")
@Tag("R29")
@Tag("R30")
@Tag("R31")
@Tag("R32")
class StandardTextsGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/incidentengine/notification");

    @ParameterizedTest
    @CsvSource({"en, Europe/London", "de, Europe/Berlin"})
    void the_standard_texts_are_those_that_were_reviewed(String language, String zone) throws IOException {
        String printed = print(Told.reader(Locale.forLanguageTag(language), zone));
        Path golden = FOLDER.resolve("standard-texts-" + language + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(golden));
    }

    private static String print(Person reader) {
        StringBuilder page = new StringBuilder();
        for (NotificationKind kind : Told.KINDS) {
            page.append("==== ").append(kind).append("\n\n");
            print(Told.full(kind), reader, page);
            page.append("---- ").append(kind).append(", as little as is known\n\n");
            print(Told.bare(kind), reader, page);
        }
        page.append("---- overdue, told in hindsight\n\n");
        print(Told.inHindsight(), reader, page);
        return page.toString();
    }

    private static void print(Notification notification, Person reader, StringBuilder page) {
        MessageTemplates templates = MessageTemplates.standard();
        Words mail = templates.words(notification, ChannelType.EMAIL, reader);
        String brief = templates.words(notification, ChannelType.SMS, reader).text();
        page.append("SMS (").append(ShortMessage.septets(brief)).append("): ").append(brief);
        page.append("\n\nPhone: ")
                .append(templates.words(notification, ChannelType.PHONE, reader).text());
        page.append("\n\nSubject: ").append(mail.subject()).append("\n\n");
        mail.text()
                .lines()
                .forEach(line -> page.append(("    " + line).stripTrailing()).append('\n'));
        page.append('\n');
    }
}
