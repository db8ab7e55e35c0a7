package io.incidentengine.document;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.LessonRecorded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.Template;
import io.incidentengine.notification.TemplateForm;
import io.incidentengine.notification.Words;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.Tolerances;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.ServiceCalendar;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of any type that has a form, at random: found by reflection, so that a type that is new is tried as well. */
final class Anything {
    private static final List<String> TEXTS = List.of(
            "plain",
            "with \"quotes\", 'single' ones and a \\ backslash",
            "Grüße, 警告, \uD83D\uDE80 and e\u0301",
            "{\"v\": 2, \"type\": \"Responded\"}",
            "'; DROP TABLE incident; --",
            "</script><b>&amp;",
            "null",
            "0",
            "\u200Eleft to right",
            "x".repeat(200));

    private static final int TRIES = 200;
    private final Random random;
    private final Map<Class<?>, Supplier<Object>> made = new HashMap<>();

    Anything(long seed) {
        random = new Random(seed);
        made.put(String.class, () -> one(TEXTS));
        made.put(boolean.class, random::nextBoolean);
        made.put(Boolean.class, random::nextBoolean);
        made.put(int.class, () -> 1 + random.nextInt(random.nextInt(4) == 0 ? 1_000_000 : 20));
        made.put(Integer.class, () -> 1 + random.nextInt(20));
        made.put(long.class, () -> random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(1_000));
        made.put(Instant.class, this::instant);
        made.put(Duration.class, this::duration);
        made.put(LocalDate.class, this::date);
        made.put(LocalTime.class, () -> LocalTime.of(random.nextInt(24), random.nextInt(60)));
        made.put(LocalDateTime.class, () -> date().atTime(9, 0));
        made.put(YearMonth.class, () -> YearMonth.from(date()));
        made.put(MonthDay.class, () -> one(List.of(MonthDay.of(2, 29), MonthDay.of(12, 25), MonthDay.of(1, 1))));
        made.put(
                ZoneId.class,
                () -> one(List.of(
                        ZoneOffset.UTC,
                        ZoneId.of("UTC"),
                        ZoneId.of("Europe/Berlin"),
                        ZoneId.of("GMT+2"),
                        ZoneOffset.ofHoursMinutesSeconds(1, 2, 3))));
        made.put(
                Locale.class,
                () -> one(List.of(
                        Locale.ENGLISH,
                        Locale.GERMANY,
                        Locale.forLanguageTag("zh-Hant-TW"),
                        Locale.forLanguageTag("de-AT-u-co-phonebk"))));
        made.put(Template.class, () -> Template.parse(one(List.of("{incident}", "a \\{ [{note}|none]\nand more"))));
        made.put(Report.class, this::report);
        made.put(
                OnCallSchedule.class,
                () -> OnCallSchedule.named(text(), ZoneOffset.UTC)
                        .layer((Layer) of(Layer.class))
                        .build());
        made.put(Words.class, () -> Words.of(text(), text() + "\n\r\n\t" + text(), maybe() ? text() : null));
        made.put(MessageTemplates.class, this::templates);
        made.put(BusinessCalendar.class, this::calendar);
        made.put(ServiceCalendar.always().getClass(), ServiceCalendar::always);
        made.put(MatrixPolicy.class, this::matrix);
        made.put(IncidentPolicy.class, this::policy);
        made.put(Dossier.class, this::dossier);
    }

    /** Of a timeline that can be folded. */
    private Dossier dossier() {
        List<TimelineEntry> timeline = List.of(
                new TimelineEntry(
                        1, (Actor) of(Actor.class), instant(), instant(), (IncidentEvent) of(IncidentReported.class)),
                new TimelineEntry(
                        2, (Actor) of(Actor.class), instant(), instant(), (IncidentEvent) of(LessonRecorded.class)));
        return new Dossier(Incident.fold((IncidentId) of(IncidentId.class), timeline), timeline);
    }

    /** A value of a type. */
    Object of(Type type) {
        if (type instanceof ParameterizedType collection) {
            return collection((Class<?>) collection.getRawType(), collection.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        Supplier<Object> supplier = made.get(plain);
        if (supplier != null) {
            return supplier.get();
        }
        if (plain.isEnum()) {
            return one(List.of(plain.getEnumConstants()));
        }
        if (plain.isSealed()) {
            return of(one(List.of(plain.getPermittedSubclasses())));
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalStateException("nobody knows how to make a " + plain);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        RuntimeException last = new IllegalStateException(type.getName());
        for (int i = 0; i < TRIES; i++) {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return constructor.newInstance(
                        Stream.of(components).map(this::component).toArray());
            } catch (InvocationTargetException refused) {
                last = new IllegalStateException(type.getName(), refused.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        throw last;
    }

    private @Nullable Object component(RecordComponent component) {
        return maybe() && component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? null
                : of(component.getGenericType());
    }

    private Object collection(Class<?> raw, Type... of) {
        List<Object> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(of(of[0]));
        }
        if (raw == List.class) {
            return some;
        }
        if (raw == Set.class) {
            return new LinkedHashSet<>(some);
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        some.forEach(key -> map.put(key, of(of[1])));
        return map;
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String text() {
        return one(TEXTS);
    }

    private Instant instant() {
        Instant at = Instant.parse("2026-03-02T08:00:00Z").plusSeconds(random.nextInt(100_000_000));
        return switch (random.nextInt(4)) {
            case 0 -> at;
            case 1 -> at.plusNanos(1_000_000L * random.nextInt(1_000));
            case 2 -> at.plusNanos(1_000L * random.nextInt(1_000_000));
            default -> at.minusSeconds(50_000_000_000L);
        };
    }

    private Duration duration() {
        return Duration.ofSeconds(1 + random.nextInt(1_000_000)).plusNanos(1_000L * random.nextInt(1_000_000));
    }

    private LocalDate date() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
    }

    private Report report() {
        Report.Builder report = Report.of(text(), text()).details(maybe() ? "" : text() + "\n" + text());
        for (int i = random.nextInt(3); i > 0; i--) {
            report.reporter((Person) of(Person.class));
        }
        if (maybe()) {
            report.feature(text(), "a feature").occurredAt(instant()).deduplicationKey(text());
        }
        if (maybe()) {
            report.impact(Criterion.DATA_LOSS, Criterion.named(text())).reportedAt(instant());
        }
        return report.build();
    }

    private MessageTemplates templates() {
        MessageTemplates templates = MessageTemplates.standard();
        for (int i = random.nextInt(3); i > 0; i--) {
            templates = templates
                    .with(Locale.GERMAN, NotificationKind.named(text()), one(List.of(TemplateForm.values())), "{title}")
                    .term(Locale.forLanguageTag("fr-CA"), "kind " + i, text());
        }
        return templates;
    }

    private BusinessCalendar calendar() {
        BusinessCalendar.Builder calendar = BusinessCalendar.in((ZoneId) of(ZoneId.class))
                .weekdays(OpeningHours.of("08:00", "12:00"), OpeningHours.of("13:00", "17:30"))
                .holidays(date(), date().plusDays(1_000))
                .exception(date().plusDays(2_000), OpeningHours.of("22:00", "06:00"))
                .exception(date().plusDays(4_000));
        if (maybe()) {
            calendar.yearlyHolidays(MonthDay.of(2, 29)).weekly(DayOfWeek.SATURDAY, OpeningHours.wholeDay());
        }
        return calendar.build();
    }

    private MatrixPolicy matrix() {
        return MatrixPolicy.forUrgencies("now", maybe() ? "later" : "soon")
                .impact("all", 1, 2)
                .impact("few", 2, 3)
                .build();
    }

    private IncidentPolicy policy() {
        return EmergencyHandling.policy().toBuilder(text(), 1 + random.nextInt(9))
                .severity(matrix())
                .delivery((DeliveryPolicy) of(DeliveryPolicy.class))
                .tolerances((Tolerances) of(Tolerances.class))
                .build();
    }
}
