package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Lifecycle.Transferred;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are looked for (R33, R34). All that is set must hold; what is not set does not matter.
 *
 * @param statuses in which statuses; empty for all
 * @param open whether they are {@linkplain Incident#isOpen open}; {@code null} for both
 * @param severities of which severities; empty for all
 * @param services about which services; empty for all
 * @param owner who owns them (R5); {@code null} for all
 * @param assignee who has them: the {@linkplain #assignee(Incident) team or person}; {@code null} for all
 * @param reporter who reported them or complained of them; {@code null} for all
 * @param key a deduplication key that they answer to, now or while they were open; {@code null} for all
 * @param title what their title contains, whether in small letters or in capitals; {@code null} for all
 * @param reported when they were reported; {@code null} for ever
 * @param since those that are open, have a deadline that is not met yet, or of which something was recorded at this instant or
 *     later; {@code null} for all
 * @param due when the {@linkplain io.incidentengine.incident.Change#deadline earliest deadline} lies that is not met yet;
 *     {@code null} for all, also for those that have none
 */
public record IncidentFilter(
        Set<IncidentStatus> statuses,
        @Nullable Boolean open,
        Set<Severity> severities,
        Set<ServiceId> services,
        @Nullable PersonId owner,
        @Nullable String assignee,
        @Nullable PersonId reporter,
        @Nullable DeduplicationKey key,
        @Nullable String title,
        @Nullable Within reported,
        @Nullable Instant since,
        @Nullable Within due) {

    /** Finds all. */
    public static final IncidentFilter ALL = new Builder().build();

    /** Copies the sets, and checks the texts as names. */
    public IncidentFilter {
        statuses = Set.copyOf(Required.all("filter.status", statuses));
        severities = Set.copyOf(Required.all("filter.severity", severities));
        services = Set.copyOf(Required.all("filter.service", services));
        assignee = assignee == null ? null : Text.name("filter.assignee", assignee);
        title = title == null ? null : Text.name("filter.title", title);
        since = since == null ? null : Time.instant("filter.since", since);
    }

    /**
     * Begins a filter.
     *
     * @return a builder of which nothing is set
     */
    public static Builder where() {
        return new Builder();
    }

    /**
     * Tells whether an incident is looked for: for stores that look at one after the other.
     *
     * @param incident its state
     * @param deadline the earliest deadline of its clocks that have not stopped; {@code null} for none
     * @return true if all that is set holds
     */
    public boolean accepts(Incident incident, @Nullable Instant deadline) {
        return isIn(statuses, incident.status())
                && (open == null || open == incident.isOpen())
                && isIn(severities, incident.severity())
                && isIn(services, incident.report().service())
                && (owner == null || owner.equals(incident.people().responsible()))
                && (assignee == null || assignee.equals(assignee(incident).orElse(null)))
                && (reporter == null || incident.people().hasReporter(reporter))
                && (key == null || incident.registration().keys().contains(key))
                && (title == null || folded(incident.report().title()).contains(folded(title)))
                && (reported == null || reported.contains(incident.reportedAt()))
                && (since == null
                        || incident.isOpen()
                        || deadline != null
                        || !incident.trace().recordedAt().isBefore(since))
                && (due == null || (deadline != null && due.contains(deadline)));
    }

    private static <T> boolean isIn(Set<T> wanted, T one) {
        return wanted.isEmpty() || wanted.contains(one);
    }

    /**
     * Who has an incident: the team to which it is transferred (R6), else its owner (R5).
     *
     * @param incident an incident
     * @return the team, where it has a name, or the person; empty if nobody has it yet
     */
    public static Optional<String> assignee(Incident incident) {
        String team = incident.lifecycle().transfer().map(Transferred::team).orElse("");
        return team.isEmpty() ? incident.owner().map(PersonId::value) : Optional.of(team);
    }

    /**
     * A title, or a part of one, as it is compared: in small letters, whatever the language.
     *
     * @param title a text
     * @return the text to look in, or to look for
     */
    public static String folded(String title) {
        return title.toLowerCase(Locale.ROOT);
    }

    /**
     * A span of time.
     *
     * @param from its first instant; {@code null} for since ever
     * @param before the first instant behind it; {@code null} for ever on
     */
    public record Within(@Nullable Instant from, @Nullable Instant before) {
        /** Refuses a span that ends before it begins. */
        public Within {
            from = from == null ? null : Time.instant("filter from", from);
            before = before == null ? null : Time.instant("filter before", before);
            if (from != null && before != null && before.isBefore(from)) {
                throw new InvalidInputException(
                        "filter", from + " until " + before, "a span that ends after it begins");
            }
        }

        boolean contains(Instant at) {
            return (from == null || !at.isBefore(from)) && (before == null || at.isBefore(before));
        }
    }

    /** Collects what is looked for; not thread-safe. */
    public static final class Builder {
        private final Set<IncidentStatus> statuses = new HashSet<>();
        private final Set<Severity> severities = new HashSet<>();
        private final Set<ServiceId> services = new HashSet<>();
        private @Nullable Boolean open;
        private @Nullable PersonId owner;
        private @Nullable String assignee;
        private @Nullable PersonId reporter;
        private @Nullable DeduplicationKey key;
        private @Nullable String title;
        private @Nullable Within reported;
        private @Nullable Instant since;
        private @Nullable Within due;

        private Builder() {}

        /**
         * Adds statuses.
         *
         * @param some in one of which they are
         * @return this builder
         */
        public Builder status(IncidentStatus... some) {
            statuses.addAll(Required.all("filter.status", some));
            return this;
        }

        /**
         * Adds severities.
         *
         * @param some one of which they have
         * @return this builder
         */
        public Builder severity(Severity... some) {
            severities.addAll(Required.all("filter.severity", some));
            return this;
        }

        /**
         * Adds services.
         *
         * @param some the ids of services, of which one is affected
         * @return this builder
         */
        public Builder service(String... some) {
            Required.all("filter.service", some).forEach(service -> services.add(ServiceId.of(service)));
            return this;
        }

        /**
         * Only those that are still to be worked on.
         *
         * @return this builder
         */
        public Builder open() {
            open = true;
            return this;
        }

        /**
         * Only those that are closed, cancelled, or merged into others.
         *
         * @return this builder
         */
        public Builder ended() {
            open = false;
            return this;
        }

        /**
         * Sets the owner (R5).
         *
         * @param id the person's id
         * @return this builder
         */
        public Builder owner(String id) {
            owner = PersonId.of(id);
            return this;
        }

        /**
         * Sets who has them.
         *
         * @param name the name of a team, or a person's id
         * @return this builder
         */
        public Builder assignee(String name) {
            assignee = Text.name("filter.assignee", name);
            return this;
        }

        /**
         * Sets a reporter.
         *
         * @param id the person's id
         * @return this builder
         */
        public Builder reporter(String id) {
            reporter = PersonId.of(id);
            return this;
        }

        /**
         * Sets the deduplication key (S25).
         *
         * @param value the key
         * @return this builder
         */
        public Builder key(String value) {
            key = DeduplicationKey.of(value);
            return this;
        }

        /**
         * Sets what the title contains.
         *
         * @param part a part of the title, in small letters or capitals
         * @return this builder
         */
        public Builder title(String part) {
            title = Text.name("filter.title", part);
            return this;
        }

        /**
         * Sets when they were reported.
         *
         * @param from the first instant; {@code null} for since ever
         * @param before the first instant too late; {@code null} for ever on
         * @return this builder
         */
        public Builder reported(@Nullable Instant from, @Nullable Instant before) {
            reported = new Within(from, before);
            return this;
        }

        /**
         * Only those that are open, have a deadline that is not met yet, or of which something was recorded since: all that a
         * month from then on is about (R35).
         *
         * @param from the first instant; {@code null} for since ever
         * @return this builder
         */
        public Builder since(@Nullable Instant from) {
            since = from;
            return this;
        }

        /**
         * Only those that are overdue: the deadline of a clock that runs has passed (R34).
         *
         * @param now the present
         * @return this builder
         */
        public Builder overdue(Instant now) {
            return due(null, Time.instant("filter.overdue", now));
        }

        /**
         * Sets when the earliest deadline lies that is not met yet: for what is due soon, from now until then (R34).
         *
         * @param from the first instant; {@code null} for since ever
         * @param before the first instant too late; {@code null} for ever on
         * @return this builder
         */
        public Builder due(@Nullable Instant from, @Nullable Instant before) {
            due = new Within(from, before);
            return this;
        }

        /**
         * Finishes the filter.
         *
         * @return the filter
         * @throws InvalidInputException if a text is none that is allowed
         */
        public IncidentFilter build() {
            return new IncidentFilter(
                    statuses, open, severities, services, owner, assignee, reporter, key, title, reported, since, due);
        }
    }
}
