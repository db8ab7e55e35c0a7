package io.incidentengine.document;

/** A whole number. It is read from an {@code Integer} or a {@code Long}, as libraries for JSON choose by its size. */
final class NumberPart extends Part {
    static final NumberPart INT = new NumberPart(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final NumberPart LONG = new NumberPart(Long.MIN_VALUE, Long.MAX_VALUE);

    private final long least;
    private final long most;

    private NumberPart(long least, long most) {
        this.least = least;
        this.most = most;
    }

    @Override
    Object write(Object value) {
        return value;
    }

    @Override
    Object read(Object document, int version) {
        if (document instanceof Integer || document instanceof Long) {
            long number = ((Number) document).longValue();
            if (number >= least && number <= most) {
                return boxed(number);
            }
        }
        throw UnfitException.number(document, allowed());
    }

    @Override
    Object readKey(String key, int version) {
        try {
            return boxed(this == INT ? Integer.parseInt(key) : Long.parseLong(key));
        } catch (NumberFormatException noNumber) {
            throw UnfitException.text(key, allowed(), noNumber);
        }
    }

    private Object boxed(long number) {
        if (this == INT) {
            return (int) number;
        }
        return number;
    }

    @Override
    boolean isKey() {
        return true;
    }

    @Override
    String allowed() {
        return this == INT ? "a whole number of 32 bits" : "a whole number of 64 bits";
    }
}
