package io.incidentengine.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is recorded about an incident when it comes in (R3); immutable, built with {@link #of}.
 *
 * <p>When it was recorded is not part of it: the engine notes that from its own time source.
 */
public final class Report {
    private final String title;
    private final ServiceId service;
    private final List<Person> reporters;
    private final Origin origin;
    private final Map<String, String> features;
    private final String details;
    private final Assessment assessment;
    private final @Nullable Instant occurredAt;
    private final @Nullable Instant reportedAt;
    private final @Nullable DeduplicationKey deduplicationKey;

    private Report(Builder builder) {
        title = builder.title;
        service = builder.service;
        reporters = List.copyOf(builder.reporters);
        origin = builder.origin;
        features = Collections.unmodifiableMap(new TreeMap<>(builder.features));
        details = builder.details;
        assessment = builder.assessment;
        occurredAt = builder.occurredAt == null ? null : Time.instant("report.occurredAt", builder.occurredAt);
        reportedAt = builder.reportedAt == null ? null : Time.instant("report.reportedAt", builder.reportedAt);
        deduplicationKey = builder.deduplicationKey;
    }

    /**
     * Begins a report.
     *
     * @param service the service that is affected
     * @param title what is wrong, on one line
     * @return a builder; everything else has a default
     * @throws InvalidInputException if one is no name
     */
    public static Builder of(String service, String title) {
        return new Builder(ServiceId.of(service), title);
    }

    /**
     * What is wrong, on one line.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * The service that is affected.
     *
     * @return its id
     */
    public ServiceId service() {
        return service;
    }

    /**
     * Who reported it, and how to reach them.
     *
     * @return the reporters, the first one first; empty when a machine reported
     */
    public List<Person> reporters() {
        return reporters;
    }

    /**
     * The way it came in.
     *
     * @return the origin
     */
    public Origin origin() {
        return origin;
    }

    /**
     * The features of the incident: symptom, version, site, whatever the host records.
     *
     * @return names and values, sorted by name
     */
    public Map<String, String> features() {
        return features;
    }

    /**
     * The details, in the reporter's words.
     *
     * @return prose, may be empty
     */
    public String details() {
        return details;
    }

    /**
     * What is known about the impact.
     *
     * @return the assessment that the policy classifies
     */
    public Assessment assessment() {
        return assessment;
    }

    /**
     * When the fault began, where that is known (R24).
     *
     * @return the instant of occurrence
     */
    public Optional<Instant> occurredAt() {
        return Optional.ofNullable(occurredAt);
    }

    /**
     * When the report was made; without it, the moment at which the engine records it counts (R22).
     *
     * @return the instant of the report
     */
    public Optional<Instant> reportedAt() {
        return Optional.ofNullable(reportedAt);
    }

    /**
     * What tells that reports are about the same fault (S25).
     *
     * @return the key, if there is one
     */
    public Optional<DeduplicationKey> deduplicationKey() {
        return Optional.ofNullable(deduplicationKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Report that
                && title.equals(that.title)
                && service.equals(that.service)
                && reporters.equals(that.reporters)
                && origin == that.origin
                && features.equals(that.features)
                && details.equals(that.details)
                && assessment.equals(that.assessment)
                && Objects.equals(occurredAt, that.occurredAt)
                && Objects.equals(reportedAt, that.reportedAt)
                && Objects.equals(deduplicationKey, that.deduplicationKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, service, reporters, occurredAt, reportedAt);
    }

    @Override
    public String toString() {
        return "Report[" + service + ": " + title + "]";
    }

    /** Collects the parts of a report; not thread-safe. */
    public static final class Builder {
        private final ServiceId service;
        private final String title;
        private final List<Person> reporters = new ArrayList<>();
        private final Map<String, String> features = new TreeMap<>();
        private Origin origin = Origin.OTHER;
        private String details = "";
        private Assessment assessment = Assessment.of();
        private @Nullable Instant occurredAt;
        private @Nullable Instant reportedAt;
        private @Nullable DeduplicationKey deduplicationKey;

        private Builder(ServiceId service, String title) {
            this.service = service;
            this.title = Text.name("report.title", title);
        }

        /**
         * Adds a reporter. Default: none.
         *
         * @param reporter who reports, with contacts
         * @return this builder
         */
        public Builder reporter(Person reporter) {
            reporters.add(Required.value("report.reporters", reporter));
            return this;
        }

        /**
         * Sets the way it came in. Default: {@link Origin#OTHER}.
         *
         * @param value the origin
         * @return this builder
         */
        public Builder origin(Origin value) {
            origin = Required.value("report.origin", value);
            return this;
        }

        /**
         * Adds a feature. Default: none.
         *
         * @param name such as {@code symptom}
         * @param value such as {@code timeout}
         * @return this builder
         * @throws InvalidInputException if it has another value already
         */
        public Builder feature(String name, String value) {
            String key = Text.name("report.features name", name);
            String known = features.putIfAbsent(key, Text.prose("report.features." + key, value));
            if (known != null && !known.equals(value)) {
                throw new InvalidInputException(
                        "report.features." + key, "\"" + known + "\" and \"" + value + "\"", "one value per name");
            }
            return this;
        }

        /**
         * Sets the details. Default: empty.
         *
         * @param value prose
         * @return this builder
         */
        public Builder details(String value) {
            details = Text.prose("report.details", value);
            return this;
        }

        /**
         * Sets what is known about the impact. Default: no facts.
         *
         * @param value the assessment
         * @return this builder
         */
        public Builder assessment(Assessment value) {
            assessment = Required.value("report.assessment", value);
            return this;
        }

        /**
         * Sets what is known about the impact, as facts.
         *
         * @param criteria which facts hold
         * @return this builder
         */
        public Builder impact(Criterion... criteria) {
            return assessment(Assessment.of(criteria));
        }

        /**
         * Sets when the fault began. Default: unknown.
         *
         * @param value the instant of occurrence, not after the report; {@code null} for unknown
         * @return this builder
         */
        public Builder occurredAt(@Nullable Instant value) {
            occurredAt = value;
            return this;
        }

        /**
         * Sets when the report was made. Default: when the engine records it.
         *
         * @param value the instant of the report; {@code null} for when the engine records it
         * @return this builder
         */
        public Builder reportedAt(@Nullable Instant value) {
            reportedAt = value;
            return this;
        }

        /**
         * Sets what tells that reports are about the same fault. Default: none, every report is an incident.
         *
         * @param value the key
         * @return this builder
         */
        public Builder deduplicationKey(String value) {
            deduplicationKey = DeduplicationKey.of(value);
            return this;
        }

        /**
         * Finishes the report.
         *
         * @return the report
         * @throws InvalidInputException if a part is not of the form that is allowed
         */
        public Report build() {
            return new Report(this);
        }
    }
}
