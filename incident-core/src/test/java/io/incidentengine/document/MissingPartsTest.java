package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.Retries;
import io.incidentengine.notification.Words;
import io.incidentengine.oncall.OnCall;
import io.incidentengine.oncall.Shift;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.severity.Classification;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.PauseRule;
import io.incidentengine.sla.Reclassification;
import io.incidentengine.sla.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever a host writes down is refused with a typed error when a part is missing in it, at once: found by reflection, so that
 * what is new is tried as well. Constructors, factories, and methods that give a changed copy or belong to a builder.
 */
class MissingPartsTest {
    /** Whole packages of what hosts write down. */
    private static final String[] PACKAGES = {"policy", "escalation", "severity", "oncall"};

    /** What hosts write down in packages that are mostly the engine's. */
    private static final List<Class<?>> MORE = List.of(
            Actor.class,
            Assessment.class,
            Assessment.Facts.class,
            Assessment.ImpactUrgency.class,
            Contact.class,
            Person.class,
            Report.class,
            Report.Builder.class,
            BusinessCalendar.class,
            BusinessCalendar.Builder.class,
            Milestone.class,
            Milestone.Builder.class,
            PauseRule.class,
            Reclassification.class,
            Target.class,
            DeliveryPolicy.class,
            FallbackStep.class,
            MessageTemplates.class,
            QuietHours.class,
            RateLimit.class,
            Retries.class,
            Words.class,
            IncidentFilter.Builder.class,
            IncidentQuery.class,
            Intake.class,
            Erasure.class,
            ReportingMonth.class);

    /** What the engine answers with. */
    private static final Set<Class<?>> ANSWERS = Set.of(Classification.class, OnCall.class, Shift.class);

    private final Anything anything = new Anything(7);

    @Test
    void what_is_missing_is_refused_with_a_typed_error() {
        List<String> wrong = new ArrayList<>();
        types().flatMap(MissingPartsTest::ways).forEach(way -> wrong.addAll(wrongWith(way)));
        assertThat(wrong).isEmpty();
    }

    private static Stream<Class<?>> types() {
        Stream<Class<?>> whole = Stream.of(PACKAGES)
                .flatMap(name -> new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.incidentengine." + name)
                                .stream())
                .map(JavaClass::reflect);
        return Stream.concat(whole, MORE.stream())
                .filter(type -> !type.isEnum() && !ANSWERS.contains(type))
                .filter(MissingPartsTest::isVisible);
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (around == null || isVisible(around));
    }

    private static Stream<Executable> ways(Class<?> type) {
        Stream<Method> methods = Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass() == type && !method.isSynthetic())
                .filter(method -> Modifier.isStatic(method.getModifiers()) || method.getReturnType() == type);
        return Stream.concat(Stream.of(type.getConstructors()), methods).filter(way -> way.getParameterCount() > 0);
    }

    private List<String> wrongWith(Executable way) {
        List<String> wrong = new ArrayList<>();
        Object[] arguments;
        try {
            arguments = accepted(way);
        } catch (IllegalStateException unknown) {
            return List.of(unknown.toString());
        }
        for (int i = 0; i < arguments.length; i++) {
            if (!way.getParameterTypes()[i].isPrimitive()
                    && !way.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                for (Object missing : missing(way.getParameterTypes()[i])) {
                    Object[] some = arguments.clone();
                    some[i] = missing;
                    String result = result(way, some);
                    if (!result.isEmpty()) {
                        wrong.add(way + " with " + Arrays.deepToString(some) + ": " + result);
                    }
                }
            }
        }
        return wrong;
    }

    /** Nothing at all, and where there can be many, nothing among them. */
    private static List<@Nullable Object> missing(Class<?> type) {
        List<@Nullable Object> missing = new ArrayList<>();
        missing.add(null);
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            missing.add(Array.newInstance(type.getComponentType(), 1));
        } else if (type == Map.class) {
            missing.add(Collections.singletonMap(null, null));
        } else if (type == Set.class) {
            missing.add(Collections.singleton(null));
        } else if (Collection.class.isAssignableFrom(type)) {
            missing.add(Collections.singletonList(null));
        }
        return missing;
    }

    private String result(Executable way, Object[] arguments) {
        try {
            call(way, arguments);
            return "accepted";
        } catch (IncidentException typed) {
            return "";
        } catch (RuntimeException other) {
            return other.toString();
        }
    }

    /** Arguments with which nothing is wrong; where there is a single one, it does not matter. */
    private Object[] accepted(Executable way) {
        if (way.getParameterCount() == 1) {
            return new Object[1];
        }
        RuntimeException last = new IllegalStateException(way.toString());
        for (int i = 0; i < 1_000; i++) {
            try {
                Object[] arguments = some(way);
                call(way, arguments);
                return arguments;
            } catch (IncidentException refused) {
                last = refused;
            }
        }
        throw new IllegalStateException("nobody knows what " + way + " accepts", last);
    }

    private Object[] some(Executable way) {
        Class<?> type = way.getDeclaringClass();
        if (way instanceof Constructor<?> && type.isRecord()) {
            Object made = one(type);
            return Stream.of(type.getRecordComponents())
                    .map(component -> invoke(component.getAccessor(), made))
                    .toArray();
        }
        return Stream.of(way.getGenericParameterTypes()).map(this::one).toArray();
    }

    private Object one(Type type) {
        if (type instanceof Class<?> plain && plain.isArray()) {
            Object array = Array.newInstance(plain.getComponentType(), 1);
            Array.set(array, 0, one(plain.getComponentType()));
            return array;
        }
        if (type instanceof ParameterizedType many && many.getRawType() == Collection.class) {
            return List.of(one(many.getActualTypeArguments()[0]));
        }
        return anything.of(type);
    }

    private Object call(Executable way, Object... arguments) {
        try {
            if (way instanceof Constructor<?> constructor) {
                return constructor.newInstance(arguments);
            }
            boolean isStatic = Modifier.isStatic(way.getModifiers());
            return invoke((Method) way, isStatic ? null : receiver(way.getDeclaringClass()), arguments);
        } catch (InvocationTargetException refused) {
            throw unwrapped(refused);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object invoke(Method method, @Nullable Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException refused) {
            throw unwrapped(refused);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unwrapped(InvocationTargetException refused) {
        return refused.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(refused);
    }

    /** A builder as its type begins it. */
    private Object receiver(Class<?> type) {
        if (type == IncidentPolicy.Builder.class) {
            return EmergencyHandling.policy().toBuilder("policy", 1);
        }
        if (!type.getSimpleName().equals("Builder")) {
            return one(type);
        }
        Method begin = Stream.of(type.getEnclosingClass().getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .findFirst()
                .orElseThrow();
        return call(begin, some(begin));
    }
}
