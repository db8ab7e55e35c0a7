package io.incidentengine.architecture;

import java.nio.file.Path;

/**
 * A test that carries a number.
 *
 * @param number the number, as it is written
 * @param file where it is
 * @param type its class; that of a nested one behind the one around it
 * @param sentence its name, as a reader says it; empty if the whole class carries the number
 */
record TaggedTest(String number, Path file, String type, String sentence) {}
