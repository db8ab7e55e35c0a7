/**
 * Incident Engine's core: incidents from report to close.
 *
 * <p>The front door is {@link io.incidentengine.IncidentEngine}; what it asks of its host is in {@link
 * io.incidentengine.port}.
 */
module io.incidentengine.core {
    requires org.slf4j;
    requires static org.jspecify;

    exports io.incidentengine;
    exports io.incidentengine.analysis;
    exports io.incidentengine.document;
    exports io.incidentengine.escalation;
    exports io.incidentengine.forecast;
    exports io.incidentengine.incident;
    exports io.incidentengine.lint;
    exports io.incidentengine.memory;
    exports io.incidentengine.model;
    exports io.incidentengine.notification;
    exports io.incidentengine.oncall;
    exports io.incidentengine.policy;
    exports io.incidentengine.port;
    exports io.incidentengine.severity;
    exports io.incidentengine.simulation;
    exports io.incidentengine.sla;
}
