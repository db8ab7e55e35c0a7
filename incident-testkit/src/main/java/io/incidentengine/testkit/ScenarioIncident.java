package io.incidentengine.testkit;

import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Required;
import io.incidentengine.model.Role;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.policy.IncidentPolicy;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/** One incident of a {@link Scenario}: what can be done to it, and what it looks like now. */
public final class ScenarioIncident implements Verbs<ScenarioIncident>, AssertProvider<IncidentAssert> {
    private final Scenario scenario;
    private final IncidentId id;

    ScenarioIncident(Scenario scenario, IncidentId id) {
        this.scenario = scenario;
        this.id = id;
    }

    /**
     * The incident's id.
     *
     * @return what {@link Scenario#reported} returned
     */
    public IncidentId id() {
        return id;
    }

    /**
     * The incident as it is now.
     *
     * @return the state
     * @throws UnknownIncidentException if there is no such incident
     */
    public Incident state() {
        return scenario.engine().find(id).orElseThrow(() -> new UnknownIncidentException(id));
    }

    /**
     * A clock, as it shows now.
     *
     * @param milestone the milestone's name
     * @return its last run in the current cycle
     * @throws AssertionError if there is no such clock
     */
    public ScenarioClock clock(String milestone) {
        List<Explanation> clocks = scenario.engine().explain(id);
        for (int i = clocks.size() - 1; i >= 0; i--) {
            if (clocks.get(i).clock().milestone().equals(milestone)) {
                return new ScenarioClock(scenario, clocks.get(i));
            }
        }
        throw scenario.failure("Expected a clock " + milestone + " of " + id + ", but there are "
                + clocks.stream().map(clock -> clock.clock().milestone()).toList() + ".");
    }

    @Override
    public ScenarioIncident does(Actor actor, IncidentCommand command) {
        scenario.simulation().handle(id, actor, command);
        return this;
    }

    @Override
    public ScenarioIncident does(IncidentCommand command) {
        return does(scenario.crew().actor(command.type()), command);
    }

    @Override
    public ScenarioIncident confirms() {
        PersonId first = state().people().reporters().stream()
                .map(reporter -> reporter.id())
                .findFirst()
                .orElse(null);
        if (first != null && scenario.crew().letsReporters(CommandType.CONFIRM)) {
            return does(Actor.of(first.value(), Role.REPORTER), new Confirm(null));
        }
        return does(new Confirm(first));
    }

    @Override
    public ScenarioIncident migratesTo(IncidentPolicy policy) {
        PolicyRef target = Required.value("policy", policy).ref();
        scenario.simulation().migrate(id, target, scenario.crew().actor(CommandType.MIGRATE), "another policy");
        return this;
    }

    /** For AssertJ: {@code assertThat(scenario.incident())}. */
    @Override
    public IncidentAssert assertThat() {
        return new IncidentAssert(state(), scenario::withTimeline);
    }

    @Override
    public String toString() {
        return "incident " + id;
    }
}
