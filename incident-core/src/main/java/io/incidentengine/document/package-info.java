/**
 * The form in which values are kept: maps, lists, texts, numbers and flags, with a version. An adapter only has to turn
 * them into JSON and back. Start with {@link io.incidentengine.document.DocumentForm}.
 */
@NullMarked
package io.incidentengine.document;

import org.jspecify.annotations.NullMarked;
