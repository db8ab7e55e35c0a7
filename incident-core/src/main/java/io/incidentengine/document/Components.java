package io.incidentengine.document;

import io.incidentengine.model.IncidentException;
import io.incidentengine.model.InvalidInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record type, got by its accessors and put together by its constructor. Both are looked up once; they
 * may be called though the record is not public, as all records that are written are of this module.
 */
final class Components {
    private final RecordComponent[] components;
    private final Method[] accessors;
    private final Constructor<?> constructor;

    Components(Class<?> type) {
        components = type.getRecordComponents();
        accessors = Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        for (Method accessor : accessors) {
            accessor.setAccessible(true);
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException never) {
            throw new IllegalStateException(type + " is no record", never);
        }
        constructor.setAccessible(true);
    }

    int count() {
        return components.length;
    }

    String name(int i) {
        return components[i].getName();
    }

    Type type(int i) {
        return components[i].getGenericType();
    }

    @Nullable
    Object find(int i, Object record) {
        try {
            return accessors[i].invoke(record);
        } catch (InvocationTargetException thrown) {
            throw thrown(thrown);
        } catch (IllegalAccessException never) {
            throw new IllegalStateException(never);
        }
    }

    Object get(int i, Object record) {
        Object value = find(i, record);
        if (value == null) {
            throw new IllegalArgumentException(name(i) + " of a "
                    + record.getClass().getSimpleName() + " to be written is missing; allowed: a value");
        }
        return value;
    }

    /**
     * A record of these values.
     *
     * @throws UnfitException if its constructor refuses them
     */
    Object make(@Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            throw refused(thrown(thrown));
        } catch (InstantiationException | IllegalAccessException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Constructors and accessors of records throw nothing that is checked. */
    private static RuntimeException thrown(InvocationTargetException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    /** What a constructor or a factory of ours said of the values that a document holds. */
    static UnfitException refused(RuntimeException cause) {
        if (cause instanceof InvalidInputException input) {
            return new UnfitException("is refused: " + input.what() + " is " + input.found(), input.allowed(), cause);
        }
        String why = cause instanceof IncidentException ? cause.getMessage() : cause.toString();
        return new UnfitException("is refused: " + why, "what was written", cause);
    }
}
