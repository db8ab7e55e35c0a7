/**
 * Contract suites: for whoever implements a port. Extend {@link io.incidentengine.testkit.contract.IncidentStoreContract}
 * and {@link io.incidentengine.testkit.contract.OutboxContract} for a store, {@link
 * io.incidentengine.testkit.contract.PoliciesContract} for policies, {@link
 * io.incidentengine.testkit.contract.DirectoryContract} for a directory, {@link
 * io.incidentengine.testkit.contract.ChannelContract} for a channel; each asks for a fresh implementation and does the rest.
 * The numbers in the javadoc of a port are what they check.
 */
@NullMarked
package io.incidentengine.testkit.contract;

import org.jspecify.annotations.NullMarked;
