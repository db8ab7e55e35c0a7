package io.incidentengine.sla;

import com.fasterxml.jackson.databind.JsonNode;
import io.incidentengine.shared.Vectors;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of {@code vectors/*.json}, of the form sla-vectors/1; see the README there. */
final class Vector {
    private final JsonNode json;

    private Vector(JsonNode json) {
        this.json = json;
    }

    static List<Vector> all(String... files) {
        return Stream.of(files)
                .flatMap(file -> Vectors.read(Vector.class, file))
                .map(Vector::new)
                .toList();
    }

    String op() {
        return json.get("op").asText();
    }

    boolean isDisputed() {
        return json.get("status").asText().equals("disputed");
    }

    String dispute(String field) {
        return json.get("dispute").get(field).asText();
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    boolean isTagged(String tag) {
        return StreamSupport.stream(json.get("tags").spliterator(), false)
                .anyMatch(one -> one.asText().equals(tag));
    }

    String text(String field) {
        return json.get(field).asText();
    }

    int number(String field) {
        return json.get(field).asInt();
    }

    Instant instant(String field) {
        return instant(json.get(field));
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }

    Duration amount() {
        return seconds(json.get("duration_s"));
    }

    private static Duration seconds(JsonNode number) {
        BigDecimal nanos = number.decimalValue().movePointRight(9);
        return Duration.ofNanos(nanos.longValueExact());
    }

    Instant expectedInstant() {
        return instant(json.get("expected").get("instant"));
    }

    boolean expectedBool() {
        return json.get("expected").get("bool").asBoolean();
    }

    Duration expectedDuration() {
        return seconds(json.get("expected").get("seconds"));
    }

    Duration tolerance() {
        return has("tolerance_s") ? seconds(json.get("tolerance_s")) : Duration.ZERO;
    }

    List<OpenPeriod> expectedPeriods() {
        return periods(json.get("expected").get("periods"));
    }

    List<OpenPeriod> pauses() {
        return has("pauses") ? periods(json.get("pauses")) : List.of();
    }

    private static List<OpenPeriod> periods(JsonNode pairs) {
        List<OpenPeriod> periods = new ArrayList<>();
        pairs.forEach(pair -> periods.add(new OpenPeriod(instant(pair.get(0)), instant(pair.get(1)))));
        return periods;
    }

    /** The instants that a tie could give: ours, and that of the other convention. */
    Instant tie(String field) {
        return instant(json.get("tie").get(field));
    }

    JsonNode calendar() {
        return json.get("calendar");
    }

    /** The name of a test. */
    @Override
    public String toString() {
        return json.get("id").asText() + " " + op() + " " + json.get("tags");
    }
}
