package io.incidentengine.testkit.contract;

import io.incidentengine.model.Audience;
import io.incidentengine.model.Person;
import io.incidentengine.port.Directory;
import io.incidentengine.simulation.Staff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The staff of a simulation keeps its contract. */
class StaffContractTest extends DirectoryContract {
    @Override
    protected Directory directory(Audience audience, List<Person> people) {
        Staff staff = new Staff();
        people.forEach(person -> staff.with(person, audience));
        return staff;
    }

    @Override
    protected Optional<Directory> onCall(Audience audience, Person before, Person after, Instant handOver) {
        return Optional.empty();
    }
}
