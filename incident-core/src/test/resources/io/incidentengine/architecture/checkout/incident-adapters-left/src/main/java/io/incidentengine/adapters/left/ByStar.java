package io.incidentengine.adapters.left;

import io.incidentengine.internal.*;

/** Never compiled: what the architecture tests must find. */
final class ByStar {}
