package io.incidentengine.document;

import io.incidentengine.document.ObjectPart.Member;
import io.incidentengine.document.StandIns.StandIn;
import io.incidentengine.notification.Template;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds for each type how it is written, from what it consists of. Used by one thread, before any document. */
final class Parts {
    private static final String ROOT = "io.incidentengine.";

    private final Upgrades upgrades;
    private final Map<Type, Part> parts = new HashMap<>();

    Parts(Upgrades upgrades) {
        this.upgrades = upgrades;
        parts.put(boolean.class, new FlagPart());
        parts.put(int.class, NumberPart.INT);
        parts.put(Integer.class, NumberPart.INT);
        parts.put(long.class, NumberPart.LONG);
        parts.put(Long.class, NumberPart.LONG);
        parts.put(String.class, TextPart.NAME);
        text(Instant.class, "an instant such as 2026-03-02T08:00:00Z", Moment::write, Moment::read);
        text(Duration.class, "a duration such as PT30M", Duration::toString, Duration::parse);
        text(LocalDate.class, "a date such as 2026-03-02", LocalDate::toString, LocalDate::parse);
        text(LocalTime.class, "a time of day such as 08:00", LocalTime::toString, LocalTime::parse);
        text(MonthDay.class, "a day of the year such as --12-25", MonthDay::toString, MonthDay::parse);
        text(ZoneId.class, "a zone such as Europe/Berlin", ZoneId::getId, ZoneId::of);
        text(Template.class, "a template", Template::toString, Template::parse);
        parts.put(Locale.class, new Tongue());
    }

    private <T> void text(Class<T> type, String allowed, Function<T, String> writer, Function<String, T> reader) {
        parts.put(type, TextPart.of(type, allowed, writer, reader));
    }

    /** The types that have a name, by it. */
    Map<String, NamedPart> named() {
        Map<String, NamedPart> named = new TreeMap<>();
        for (Part part : parts.values()) {
            if (part instanceof NamedPart one) {
                named.put(one.name(), one);
            }
        }
        return named;
    }

    /** What is written as an object. */
    StructPart struct(Class<?> type) {
        return (StructPart) of(type);
    }

    private Part of(Type type) {
        Part known = parts.get(type);
        return known == null ? made(type) : known;
    }

    private Part made(Type type) {
        if (type instanceof ParameterizedType collection) {
            return collection((Class<?>) collection.getRawType(), collection.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        StandIn standIn = StandIns.ALL.get(plain);
        if (standIn != null) {
            return standIn(name(plain), plain, standIn);
        }
        if (plain.isEnum()) {
            return keep(plain, new ChoicePart(name(plain), upgrades, plain));
        }
        if (plain.isSealed()) {
            return family(plain);
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalStateException(plain + " has no form; allowed: records, enums, sealed types, and stand-ins");
    }

    private Part keep(Type type, Part part) {
        parts.put(type, part);
        return part;
    }

    private Part collection(Class<?> raw, Type... of) {
        if (List.class == raw) {
            return ListPart.list(of(of[0]));
        }
        if (Set.class == raw) {
            return ListPart.set(of(of[0]));
        }
        if (Map.class == raw) {
            Part key = of(of[0]);
            return key.isKey() ? new MapPart(key, of(of[1]), Set.of()) : new EntriesPart(key, of(of[1]));
        }
        throw new IllegalStateException(raw + " has no form; allowed: List, Set and Map");
    }

    private Part family(Class<?> type) {
        FamilyPart family = new FamilyPart(name(type), upgrades);
        parts.put(type, family);
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            family.add(permitted.getSimpleName(), permitted, struct(permitted));
        }
        return family;
    }

    private Part record(Class<?> type) {
        Components components = new Components(type);
        if (isBare(type, components)) {
            return keep(type, new BarePart(name(type), upgrades, components, of(components.type(0))));
        }
        return object(type, components);
    }

    /** A name or a number, and not one of a family, whose members have to say which they are. */
    private static boolean isBare(Class<?> type, Components components) {
        boolean inFamily = false;
        for (Class<?> above : type.getInterfaces()) {
            inFamily |= above.isSealed();
        }
        return !inFamily
                && components.count() == 1
                && (components.type(0) == String.class || components.type(0) == int.class);
    }

    private Part standIn(String name, Class<?> type, StandIn standIn) {
        Components components = new Components(standIn.record());
        ObjectPart object = new ObjectPart(name, upgrades, components);
        object.complete(members(name, components));
        return keep(type, new StandInPart(name, upgrades, object, standIn.writer(), standIn.reader()));
    }

    private ObjectPart object(Class<?> record, Components components) {
        ObjectPart object = new ObjectPart(name(record), upgrades, components);
        parts.put(record, object); // before its members, as it may hold itself
        object.complete(members(name(record), components));
        return object;
    }

    private List<Member> members(String name, Components components) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < components.count(); i++) {
            String component = components.name(i);
            if (component.equals(FamilyPart.TYPE) || component.equals(DocumentForm.VERSION)) {
                throw new IllegalStateException(
                        name + " has a component " + component + ", which means something else");
            }
            String member = name + "." + component;
            members.add(new Member(component, member(member, components.type(i)), Optionals.ALL.contains(member)));
        }
        return members;
    }

    private Part member(String name, Type type) {
        if (Texts.PROSE.contains(name)) {
            return texts(type, TextPart.PROSE);
        }
        return Texts.MESSAGE_KEYS.contains(name) ? texts(type, TextPart.MESSAGE_KEY) : of(type);
    }

    /** Texts of a kind, or a collection of them. */
    private Part texts(Type type, TextPart kind) {
        if (type instanceof ParameterizedType collection) {
            return List.class == collection.getRawType()
                    ? ListPart.list(kind)
                    : new MapPart(of(collection.getActualTypeArguments()[0]), kind, Texts.NAMED_FACTS);
        }
        return kind;
    }

    /** Such as {@code incident.IncidentEvent.Responded}: packages and types, as two packages have a Telling. */
    static String name(Class<?> type) {
        String name = type.getName().replace('$', '.');
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }
}
