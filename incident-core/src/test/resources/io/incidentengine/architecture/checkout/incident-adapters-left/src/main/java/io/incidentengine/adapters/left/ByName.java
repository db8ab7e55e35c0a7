package io.incidentengine.adapters.left;

/** Never compiled: what the architecture tests must find. */
final class ByName {
    Object loop = io.incidentengine.internal.Loop.class;
}
