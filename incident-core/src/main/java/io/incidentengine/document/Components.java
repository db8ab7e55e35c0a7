package io.incidentengine.document;

import static java.lang.invoke.MethodType.methodType;

import io.incidentengine.model.IncidentException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components of a record type, got and put together by handles that are found once. */
final class Components {
    private final RecordComponent[] components;
    private final MethodHandle[] getters;
    private final MethodHandle maker;

    Components(Class<?> type) {
        components = type.getRecordComponents();
        getters = new MethodHandle[components.length];
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < getters.length; i++) {
                getters[i] =
                        lookup.unreflect(components[i].getAccessor()).asType(methodType(Object.class, Object.class));
            }
            maker = lookup.findConstructor(type, methodType(void.class, types))
                    .asType(methodType(Object.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException(type + " cannot be read and made", unreachable);
        }
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
            return (Object) getters[i].invokeExact(record);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    Object get(int i, Object record) {
        Object value = find(i, record);
        if (value == null) {
            throw new IllegalArgumentException(name(i) + " is missing in a "
                    + record.getClass().getSimpleName() + " to be written; allowed: a value");
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
            return (Object) maker.invokeExact(values);
        } catch (RuntimeException refused) {
            throw refused(refused);
        } catch (Error error) {
            throw error;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    /** What a constructor or a factory of ours said of the values that a document holds. */
    static UnfitException refused(RuntimeException cause) {
        String why = cause instanceof IncidentException ? cause.getMessage() : cause.toString();
        return new UnfitException("is refused: " + why, "what was written", cause);
    }
}
