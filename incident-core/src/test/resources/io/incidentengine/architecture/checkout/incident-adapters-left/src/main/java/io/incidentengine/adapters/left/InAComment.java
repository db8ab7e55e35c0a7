package io.incidentengine.adapters.left;

/** Never compiled: says io.incidentengine.internal.Loop and does not use it. */
final class InAComment {
    String name = "io.incidentengine.internal.Loop";
}
