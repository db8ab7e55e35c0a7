package io.incidentengine.jdbc;

import io.incidentengine.IncidentEngine;
import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.InvalidDocumentException;
import io.incidentengine.incident.Dossier;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.port.IncidentFilter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Incidents with their timelines as JSON lines: each incident one line of JSON in its {@linkplain DocumentForm document
 * form}, each line ended by a line feed (R33). It works with every store, as it asks the engine. A page of a hundred
 * incidents is in memory at a time, however many there are.
 *
 * <p>What goes out comes in with nothing changed, in whatever version of this library or a newer one. What was told about
 * incidents, and what had not been told yet, does not go with them.
 */
public final class JsonLines {
    private static final int AT_ONCE = 100;

    private JsonLines() {}

    /**
     * Writes incidents, in the order of their ids.
     *
     * @param engine where they are
     * @param filter which ones
     * @param out where to; is flushed and stays open
     * @return how many there were
     * @throws IOException if writing fails
     */
    public static long write(IncidentEngine engine, IncidentFilter filter, Writer out) throws IOException {
        Writer lines = new BufferedWriter(out);
        try {
            long count = engine.records().export(filter, dossier -> {
                try {
                    lines.append(line(dossier)).append('\n');
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            lines.flush();
            return count;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /**
     * Puts incidents on record that were written elsewhere, a hundred in a transaction. If it fails it can be done again:
     * what is on record by then stays as it is.
     *
     * @param in lines as they were written; empty ones are passed over
     * @param engine where they go, whose policies are those that the incidents are pinned to
     * @return how many were new
     * @throws IOException if reading fails
     * @throws InvalidInputException naming the line that is no incident; the whole hundreds of incidents before it are on record by then
     * @throws io.incidentengine.model.UnknownPolicyException if a policy is unknown
     * @throws IllegalStateException if a report or an open deduplication key of one belongs to another incident
     */
    public static long read(Reader in, IncidentEngine engine) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        long restored = 0;
        long number = 0;
        List<Dossier> some = new ArrayList<>(AT_ONCE);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                some.add(dossier(number, line));
            }
            if (some.size() == AT_ONCE) {
                restored += engine.records().restore(some).size();
                some.clear();
            }
        }
        return restored + engine.records().restore(some).size();
    }

    private static Dossier dossier(long number, String line) {
        try {
            return dossier(line);
        } catch (StorageException | InvalidDocumentException | InvalidInputException failure) {
            throw new InvalidInputException(
                    "line " + number, "no incident: " + failure.getMessage(), "an incident as it was written");
        }
    }

    /**
     * One incident as a line, for an archive.
     *
     * @param dossier the incident with its timeline
     * @return JSON without a line feed
     */
    public static String line(Dossier dossier) {
        return Json.write(DocumentForm.DOSSIER, dossier);
    }

    /**
     * Reads a line.
     *
     * @param line a line as it was written
     * @return the incident with its timeline
     * @throws StorageException if it is no JSON
     * @throws InvalidDocumentException if it is JSON of something else, or written by a newer version
     * @throws InvalidInputException if the timeline does not give the state
     */
    public static Dossier dossier(String line) {
        return Json.read(DocumentForm.DOSSIER, Required.value("line", line), "The line");
    }
}
