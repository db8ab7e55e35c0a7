/**
 * Incidents, their timelines and the outbox in a relational database: {@link io.incidentengine.jdbc.JdbcIncidentStore} on
 * a {@link javax.sql.DataSource}.
 */
@NullMarked
package io.incidentengine.jdbc;

import org.jspecify.annotations.NullMarked;
