package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.document.ObjectPart.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The whole form, listed. Whoever turns this red has changed what is stored: documents that were written before have to be
 * read nevertheless, so think of the version and of a step in {@link Upgrades} first. After that, or if nothing has been
 * published since the last version: {@code mvn -pl incident-core test -Dtest=DocumentGoldenTest -Dgolden.update=true}, then
 * read the diff.
 */
class DocumentGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/incidentengine/document/form.txt");

    @Test
    void what_is_stored_has_changed_only_if_somebody_meant_it() throws IOException {
        String listed = listed();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, listed);
        }
        assertThat(listed).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            return Files.readString(GOLDEN);
        }
        try (var resource = DocumentGoldenTest.class.getResourceAsStream("form.txt")) {
            assertThat(resource).as("the golden text").isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String listed() {
        StringBuilder listed = new StringBuilder("version " + Upgrades.STANDARD.current() + "\n");
        for (NamedPart part : DocumentForm.parts().values()) {
            listed.append('\n').append(part.name()).append('\n');
            list(part, listed);
        }
        return listed.toString();
    }

    private static void list(NamedPart part, StringBuilder listed) {
        if (part instanceof ObjectPart object) {
            object.members().forEach(member -> listed.append("  ").append(said(member)));
        } else if (part instanceof StandInPart standIn) {
            standIn.part().members().forEach(member -> listed.append("  ").append(said(member)));
        } else if (part instanceof FamilyPart family) {
            family.cases()
                    .forEach((name, one) -> listed.append("  type ")
                            .append(name)
                            .append(": ")
                            .append(one.name())
                            .append('\n'));
        } else {
            listed.append("  ").append(part.allowed()).append('\n');
        }
    }

    private static String said(Member member) {
        return member.name() + (member.optional() ? "?: " : ": ") + kind(member.part()) + "\n";
    }

    private static String kind(Part part) {
        if (part instanceof NamedPart named) {
            return named.name();
        }
        if (part instanceof ListPart list) {
            return (list.isSet() ? "set of " : "list of ") + kind(list.element());
        }
        if (part instanceof MapPart map) {
            return "object of " + kind(map.key()) + " to " + kind(map.element());
        }
        return part instanceof EntriesPart entries
                ? "entries of " + kind(entries.key()) + " to " + kind(entries.element())
                : part.allowed();
    }
}
