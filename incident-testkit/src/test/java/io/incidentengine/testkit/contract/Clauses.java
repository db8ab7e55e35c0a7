package io.incidentengine.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbered promises in the javadoc of a port. */
final class Clauses {
    private static final Path PORTS = Path.of("../incident-core/src/main/java/io/incidentengine/port");
    private static final Pattern TYPE = Pattern.compile("public interface (\\w+)");
    private static final Pattern METHOD = Pattern.compile("^ {4}[^ *@].*?(\\w+)\\(");

    private Clauses() {}

    /** The type and a number, for what all methods promise; the type, the method and a number for all else. */
    static List<String> of(Class<?> port) throws IOException {
        List<String> clauses = new ArrayList<>();
        int items = 0;
        for (String line : Files.readAllLines(PORTS.resolve(port.getSimpleName() + ".java"))) {
            Matcher type = TYPE.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (line.strip().equals("/**")) {
                items = 0;
            } else if (line.contains("<li>")) {
                items++;
            } else if (type.find()) {
                items = add(clauses, type.group(1), items);
            } else if (method.find()) {
                items = add(clauses, port.getSimpleName() + "." + method.group(1), items);
            }
        }
        return clauses;
    }

    private static int add(List<String> clauses, String owner, int items) {
        for (int number = 1; number <= items; number++) {
            clauses.add(owner + " " + number);
        }
        return 0;
    }
}
