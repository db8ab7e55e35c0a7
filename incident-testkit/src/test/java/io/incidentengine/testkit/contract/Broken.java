package io.incidentengine.testkit.contract;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Policies;
import io.incidentengine.testkit.FaultyChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Leaves of the contract suites that are meant to fail, and what is put in them; only {@link Breach} runs them. */
final class Broken {
    static volatile Supplier<IncidentStore> store = () -> {
        throw new IllegalStateException("no store was put in");
    };
    static volatile BiFunction<IncidentPolicy, IncidentPolicy, Policies> policies = (earlier, current) -> {
        throw new IllegalStateException("no policies were put in");
    };

    static volatile Function<Channel, Optional<Channel>> channel = working -> Optional.empty();

    static volatile UnaryOperator<Directory> directory = working -> {
        throw new IllegalStateException("no directory was put in");
    };

    private Broken() {}

    static class OfStores extends IncidentStoreContract {
        @Override
        protected IncidentStore newStore() {
            return store.get();
        }
    }

    static class OfOutboxes extends OutboxContract {
        @Override
        protected IncidentStore newStore() {
            return store.get();
        }
    }

    static class OfPolicies extends PoliciesContract {
        @Override
        protected Policies policies(IncidentPolicy earlier, IncidentPolicy current) {
            return policies.apply(earlier, current);
        }
    }

    static class OfChannels extends ChannelContract {
        @Override
        protected Optional<Channel> channel(Provider provider) {
            return channel.apply(TestkitChannelContractTest.staged(FaultyChannel.of(ChannelType.EMAIL), provider));
        }
    }

    static class OfDirectories extends DirectoryContract {
        @Override
        protected Directory directory(Audience audience, List<Person> people) {
            return directory.apply(OnCallDirectoryContractTest.known(audience, people));
        }

        @Override
        protected Optional<Directory> onCall(Audience audience, Person before, Person after, Instant handOver) {
            return Optional.of(
                    directory.apply(OnCallDirectoryContractTest.handedOver(audience, before, after, handOver)));
        }
    }
}
