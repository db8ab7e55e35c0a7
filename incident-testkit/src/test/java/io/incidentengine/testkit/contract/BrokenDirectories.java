package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Person;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Directories of which each breaks one promise. */
final class BrokenDirectories {
    private BrokenDirectories() {}

    record ListsPeopleByName(Directory directory) implements Directory {
        @Override
        public List<Person> find(Audience audience, Incident incident, Instant now) {
            return directory.find(audience, incident, now).stream()
                    .sorted(Comparator.comparing(Person::name))
                    .toList();
        }
    }

    record ThrowsWhenNobodyIsKnown(Directory directory) implements Directory {
        @Override
        public List<Person> find(Audience audience, Incident incident, Instant now) {
            List<Person> found = directory.find(audience, incident, now);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("unknown audience " + audience);
            }
            return found;
        }
    }

    record AnswersNullWhenNobodyIsKnown(Directory directory) implements Directory {
        @Override
        @SuppressWarnings("NullAway")
        public List<Person> find(Audience audience, Incident incident, Instant now) {
            List<Person> found = directory.find(audience, incident, now);
            return found.isEmpty() ? null : found;
        }
    }

    /** As one would that reads a clock and keeps what it found. */
    static final class RemembersWhoWasOnCall implements Directory {
        private final Map<Audience, List<Person>> remembered = new HashMap<>();
        private final Directory directory;

        RemembersWhoWasOnCall(Directory directory) {
            this.directory = directory;
        }

        @Override
        public synchronized List<Person> find(Audience audience, Incident incident, Instant now) {
            return remembered.computeIfAbsent(audience, any -> directory.find(audience, incident, now));
        }
    }

    record HandsOverAMinuteLate(Directory directory) implements Directory {
        @Override
        public List<Person> find(Audience audience, Incident incident, Instant now) {
            return directory.find(audience, incident, now.minusSeconds(60));
        }
    }

    /** What a caller does to an answer stays done. */
    static final class HandsOutItsOwnList implements Directory {
        private final Map<List<?>, List<Person>> own = new HashMap<>();
        private final Directory directory;

        HandsOutItsOwnList(Directory directory) {
            this.directory = directory;
        }

        @Override
        public synchronized List<Person> find(Audience audience, Incident incident, Instant now) {
            return own.computeIfAbsent(
                    List.of(audience, now), any -> new ArrayList<>(directory.find(audience, incident, now)));
        }
    }

    /** Each answer is the list of the one before, filled anew. */
    static final class FillsOneListAgain implements Directory {
        private final List<Person> list = new ArrayList<>();
        private final Directory directory;

        FillsOneListAgain(Directory directory) {
            this.directory = directory;
        }

        @Override
        public synchronized List<Person> find(Audience audience, Incident incident, Instant now) {
            List<Person> found = directory.find(audience, incident, now);
            list.clear();
            list.addAll(found);
            return list;
        }
    }

    /** Four who ask at once are all answered what the last one asked for. */
    static final class AnswersTheLastQuestion implements Directory {
        private final CountDownLatch all = new CountDownLatch(4);
        private final Directory directory;
        private volatile Audience asked = Audience.REPORTER;

        AnswersTheLastQuestion(Directory directory) {
            this.directory = directory;
        }

        @Override
        public List<Person> find(Audience audience, Incident incident, Instant now) {
            asked = audience;
            all.countDown();
            try {
                all.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return directory.find(asked, incident, now);
        }
    }
}
