/** What tests of several adapters need: a database, certificates, patience, processes that are killed. */
@NullMarked
package io.incidentengine.testing;

import org.jspecify.annotations.NullMarked;
