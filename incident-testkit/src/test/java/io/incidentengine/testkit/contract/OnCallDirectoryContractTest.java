package io.incidentengine.testkit.contract;

import io.incidentengine.model.Audience;
import io.incidentengine.model.Person;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.oncall.Roster;
import io.incidentengine.oncall.Rotation;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The directory of the core keeps its contract, with a fixed roster and with people on call. */
class OnCallDirectoryContractTest extends DirectoryContract {
    @Override
    protected Directory directory(Audience audience, List<Person> people) {
        return known(audience, people);
    }

    @Override
    protected Optional<Directory> onCall(Audience audience, Person before, Person after, Instant handOver) {
        return Optional.of(handedOver(audience, before, after, handOver));
    }

    static Directory known(Audience audience, List<Person> people) {
        String[] ids = people.stream().map(OnCallDirectoryContractTest::id).toArray(String[]::new);
        return OnCallDirectory.builder()
                .people(people)
                .audience(audience, Roster.of(ids))
                .build();
    }

    static Directory handedOver(Audience audience, Person before, Person after, Instant handOver) {
        LocalDateTime start = LocalDateTime.ofInstant(handOver, ZoneOffset.UTC).minusDays(1);
        Rotation rotation = Rotation.daily(start, ZoneOffset.UTC, id(before), id(after));
        OnCallSchedule schedule = OnCallSchedule.named("leaders", ZoneOffset.UTC)
                .layer(Layer.of(rotation))
                .build();
        return OnCallDirectory.builder()
                .people(List.of(before, after))
                .audience(audience, Roster.onCall(schedule))
                .build();
    }

    private static String id(Person person) {
        return person.id().value();
    }
}
