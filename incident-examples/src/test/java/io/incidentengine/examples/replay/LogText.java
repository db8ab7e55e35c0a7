package io.incidentengine.examples.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes small logs for tests: a sound row, in which a test changes what it is about. */
final class LogText {
    static final String HEADER = String.join(",", soundRow().keySet());

    private LogText() {}

    /** A sound row with these columns changed, given as name, value, name, value. */
    static String row(String... changes) {
        Map<String, String> row = soundRow();
        for (int i = 0; i < changes.length; i += 2) {
            if (row.put(changes[i], changes[i + 1]) == null) {
                throw new IllegalArgumentException("no column " + changes[i]);
            }
        }
        return String.join(",", row.values());
    }

    static String log(String... rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    static Path write(Path folder, String text) {
        return write(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("log.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<LogEntry> entries(Path file) {
        try (EventLog log = EventLog.open(file)) {
            List<LogEntry> entries = new ArrayList<>();
            log.forEachRemaining(entries::add);
            return entries;
        }
    }

    static List<LogEntry> entries(Path folder, String text) {
        return entries(write(folder, text));
    }

    private static Map<String, String> soundRow() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("number", "INC0000045");
        row.put("incident_state", "Active");
        row.put("active", "true");
        row.put("reassignment_count", "1");
        row.put("reopen_count", "0");
        row.put("sys_mod_count", "2");
        row.put("made_sla", "true");
        row.put("caller_id", "Caller 2403");
        row.put("opened_by", "Opened by  8");
        row.put("opened_at", "29/2/2016 01:16");
        row.put("sys_updated_by", "Updated by 21");
        row.put("sys_updated_at", "29/2/2016 01:23");
        row.put("contact_type", "Phone");
        row.put("location", "Location 143");
        row.put("category", "Category 55");
        row.put("subcategory", "Subcategory 170");
        row.put("u_symptom", "Symptom 72");
        row.put("impact", "2 - Medium");
        row.put("urgency", "1 - High");
        row.put("priority", "2 - High");
        row.put("assignment_group", "Group 56");
        row.put("assigned_to", "Resolver 89");
        row.put("problem_id", "?");
        row.put("closed_at", "5/3/2016 12:00");
        return row;
    }
}
