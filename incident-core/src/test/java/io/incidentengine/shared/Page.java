package io.incidentengine.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation, whose code is that of a test. */
public final class Page {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final String text;

    private Page(String text) {
        this.text = text;
    }

    /** A page in docs. */
    public static Page of(String name) throws IOException {
        return new Page(Files.readString(Path.of("../docs", name)));
    }

    public String text() {
        return text;
    }

    /** The lines of each block of code. */
    public List<List<String>> code() {
        return CODE.matcher(text).results().map(block -> lines(block.group(1))).toList();
    }

    /** The blocks of code that are nowhere in the source of a test, nor in other files. */
    public List<List<String>> codeThatIsNotIn(Class<?> test, Path... others) throws IOException {
        StringBuilder code = new StringBuilder(
                Files.readString(Path.of("src/test/java", test.getName().replace('.', '/') + ".java")));
        for (Path other : others) {
            code.append(Files.readString(other));
        }
        List<String> source = lines(code.toString());
        return code().stream()
                .filter(block -> Collections.indexOfSubList(source, block) < 0)
                .toList();
    }

    private static List<String> lines(String code) {
        return code.strip().lines().map(String::strip).toList();
    }
}
