package io.incidentengine.adapters.left;

import io.incidentengine.internal.Loop;

/** Never compiled: what the architecture tests must find. */
final class ByImport {
    Loop loop;
}
