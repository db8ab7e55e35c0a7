package io.incidentengine.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields at the head of a mail, or of a part of one, by their names in small letters: only so many, and so much of each. */
record Fields(Map<String, List<String>> values) {
    private static final int NAMES = 200;
    private static final int OF_ONE_NAME = 100;
    private static final int NAME = 80;
    private static final int VALUE = 10_000;

    /** Those before the first empty line. */
    static Fields of(byte[] bytes) {
        return blocks(bytes, 1).get(0);
    }

    /** Those of each of the first blocks, which empty lines divide; at least one. */
    static List<Fields> blocks(byte[] bytes, int most) {
        List<Fields> blocks = new ArrayList<>();
        Fields block = new Fields(new LinkedHashMap<>());
        StringBuilder field = new StringBuilder();
        int start = 0;
        while (start < bytes.length && blocks.size() < most) {
            int end = lineEnd(bytes, start);
            String line = Charsets.decoded(bytes, start, Math.min(end, start + VALUE), "")
                    .stripTrailing();
            boolean goesOn = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (goesOn && field.length() < VALUE) {
                field.append(' ').append(line.strip());
            } else if (!goesOn) {
                block.add(field);
                field.append(line);
            }
            if (line.isEmpty() && !block.values.isEmpty()) {
                blocks.add(block);
                block = new Fields(new LinkedHashMap<>());
            } else if (line.isEmpty() && most == 1) {
                break;
            }
            start = end + 1;
        }
        block.add(field);
        if (blocks.isEmpty() || (!block.values.isEmpty() && blocks.size() < most)) {
            blocks.add(block);
        }
        return blocks;
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Takes what stands in the builder, which is empty then; what is no field is passed over. */
    private void add(StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon > 0 && colon <= NAME) {
            String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (values.size() < NAMES || values.containsKey(name)) {
                List<String> all = values.computeIfAbsent(name, any -> new ArrayList<>());
                if (all.size() < OF_ONE_NAME) {
                    all.add(field.substring(colon + 1, Math.min(field.length(), colon + VALUE))
                            .strip());
                }
            }
        }
        field.setLength(0);
    }

    /** The first value of a name; empty if there is none. */
    String first(String name) {
        return values.getOrDefault(name, List.of("")).get(0);
    }

    /** All values of a name, in order. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
