package io.incidentengine.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.incidentengine.model.PersonId;
import io.incidentengine.oncall.Rotation.Unit;
import io.incidentengine.shared.Vectors;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One case of {@code vectors/oncall.json}, of the form oncall-vectors/1; see the README there. */
final class Vector {
    private final JsonNode json;

    private Vector(JsonNode json) {
        this.json = json;
    }

    static List<Vector> all() {
        return Vectors.read(Vector.class, "oncall").map(Vector::new).toList();
    }

    String kind() {
        return json.get("kind").asText();
    }

    boolean isVerified() {
        return json.get("status").asText().equals("verified");
    }

    Instant at() {
        return instant(json.get("at"));
    }

    Instant windowFrom() {
        return instant(json.get("window").get(0));
    }

    Instant windowTo() {
        return instant(json.get("window").get(1));
    }

    Instant expectedInstant() {
        return instant(json.get("expected").get("instant"));
    }

    boolean expectedBool() {
        return json.get("expected").get("bool").asBoolean();
    }

    List<Instant> expectedHandOvers() {
        List<Instant> instants = new ArrayList<>();
        json.get("expected").get("handoffs").forEach(text -> instants.add(instant(text)));
        return instants;
    }

    Rotation rotation() {
        JsonNode rotation = json.get("rotation");
        return new Rotation(
                Unit.valueOf(rotation.get("unit").asText().toUpperCase(Locale.ROOT)),
                rotation.get("length").asInt(),
                LocalDateTime.parse(rotation.get("start_local").asText().replace(' ', 'T')),
                ZoneId.of(rotation.get("zone").asText()),
                List.of(PersonId.of("ann"), PersonId.of("bob"), PersonId.of("cem")));
    }

    BusinessCalendar hours() {
        JsonNode rule = json.get("rule");
        BusinessCalendar.Builder builder = BusinessCalendar.in(rule.get("zone").asText());
        OpeningHours hours =
                OpeningHours.of(rule.get("from").asText(), rule.get("to").asText());
        rule.get("days").forEach(day -> builder.weekly(weekday(day.asText()), hours));
        return builder.build();
    }

    private static DayOfWeek weekday(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }

    /** The name of a test. */
    @Override
    public String toString() {
        return json.get("id").asText() + " " + kind() + " " + json.get("tags");
    }
}
