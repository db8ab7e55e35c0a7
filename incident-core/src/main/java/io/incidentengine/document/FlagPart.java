package io.incidentengine.document;

/** True or false. */
final class FlagPart extends Part {
    @Override
    Object write(Object value) {
        return value;
    }

    @Override
    Object read(Object document, int version) {
        if (document instanceof Boolean) {
            return document;
        }
        throw UnfitException.kind(document, allowed());
    }

    @Override
    String allowed() {
        return "true or false";
    }
}
