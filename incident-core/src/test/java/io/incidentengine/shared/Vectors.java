package io.incidentengine.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads test vectors: the array {@code vectors} of a JSON file in the folder {@code vectors}. */
public final class Vectors {
    private Vectors() {}

    /**
     * Reads all vectors of a file.
     *
     * @param test a class beside whose package the folder lies
     * @param file the file's name, without its ending
     * @return the vectors in the order of the file
     */
    public static Stream<JsonNode> read(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream("vectors/" + file + ".json")) {
            JsonNode vectors =
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).path("vectors");
            return StreamSupport.stream(vectors.spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
