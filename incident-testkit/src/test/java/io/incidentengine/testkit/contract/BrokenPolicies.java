package io.incidentengine.testkit.contract;

import io.incidentengine.model.PolicyRef;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import java.util.Optional;
import java.util.stream.Stream;

/** Policies of which each breaks one promise. */
final class BrokenPolicies {
    private BrokenPolicies() {}

    record ForgetTheEarlier(IncidentPolicy earlier, IncidentPolicy current) implements Policies {
        @Override
        public Optional<IncidentPolicy> find(PolicyRef ref) {
            return Optional.of(current).filter(policy -> policy.ref().equals(ref));
        }
    }

    record ReviseTheEarlier(IncidentPolicy earlier, IncidentPolicy current) implements Policies {
        @Override
        public Optional<IncidentPolicy> find(PolicyRef ref) {
            IncidentPolicy revised = current.toBuilder(
                            earlier.ref().id(), earlier.ref().version())
                    .build();
            return Stream.of(revised, current)
                    .filter(policy -> policy.ref().equals(ref))
                    .findFirst();
        }
    }

    record MistakeTheEarlierForCurrent(IncidentPolicy earlier, IncidentPolicy later) implements Policies {
        @Override
        public IncidentPolicy current() {
            return earlier;
        }

        @Override
        public Optional<IncidentPolicy> find(PolicyRef ref) {
            return Stream.of(earlier, later)
                    .filter(policy -> policy.ref().equals(ref))
                    .findFirst();
        }
    }
}
