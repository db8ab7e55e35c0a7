package io.incidentengine.testkit;

import io.incidentengine.model.Audience;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.SendResult;
import io.incidentengine.simulation.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A message that an expectation found, and what else is expected of it. Failures carry the timeline. */
public final class ExpectedMessage {
    private final Scenario scenario;
    private final Sent sent;

    ExpectedMessage(Scenario scenario, Sent sent) {
        this.scenario = scenario;
        this.sent = sent;
    }

    /**
     * Expects what it is about.
     *
     * @param kind the notification's kind
     * @return this message
     */
    public ExpectedMessage about(NotificationKind kind) {
        return check(sent.kind().equals(kind), "to be about " + kind, "it is about " + sent.kind());
    }

    /**
     * Expects of which clock it tells.
     *
     * @param milestone the milestone's name
     * @return this message
     */
    public ExpectedMessage ofClock(String milestone) {
        String found = sent.notification().facts().get(Facts.MILESTONE);
        return check(
                milestone.equals(found),
                "to tell of the clock " + milestone,
                found == null ? "it tells of none" : "it tells of " + found);
    }

    /**
     * Expects of which incident it tells.
     *
     * @param id the incident
     * @return this message
     */
    public ExpectedMessage ofIncident(IncidentId id) {
        IncidentId found = sent.message().incident();
        return check(found.equals(id), "to tell of " + id, "it tells of " + found);
    }

    /**
     * Expects when it was sent.
     *
     * @param sinceStart how long after the scenario's start
     * @return this message
     */
    public ExpectedMessage sentAt(Duration sinceStart) {
        return sentAt(scenario.start().plus(sinceStart));
    }

    /**
     * Expects when it was sent.
     *
     * @param instant the instant
     * @return this message
     */
    public ExpectedMessage sentAt(Instant instant) {
        return check(sent.at().equals(instant), "to be sent at " + instant, "it was sent at " + sent.at());
    }

    /**
     * Expects that an audience got a copy.
     *
     * @param audience the audience
     * @return this message
     */
    public ExpectedMessage withCopyTo(Audience audience) {
        Set<String> people = scenario.run().ids(audience, sent.message().incident());
        boolean found = sent.message().recipients().stream()
                .anyMatch(recipient -> recipient.copy()
                        && people.contains(recipient.person().id().value()));
        return check(
                found, "with a copy to " + audience, "it went " + sent.message().recipients());
    }

    /**
     * Expects words in its subject or its text.
     *
     * @param words the words
     * @return this message
     */
    public ExpectedMessage saying(String words) {
        boolean found = sent.message().subject().contains(words)
                || sent.message().text().contains(words);
        return check(
                found, "to say \"" + words + "\"", "it says:\n" + sent.message().text());
    }

    /**
     * Expects how the attempt to send it ended. Unless this is asked, it does not matter.
     *
     * @param result the kind of result, such as {@code SendResult.Rejected.class}
     * @return this message
     */
    public ExpectedMessage resulting(Class<? extends SendResult> result) {
        return check(
                result.isInstance(sent.result()),
                "to end as " + result.getSimpleName(),
                "it ended as " + sent.result());
    }

    /**
     * Leads back to the scenario, for the next expectation.
     *
     * @return the scenario
     */
    public Scenario and() {
        return scenario;
    }

    /**
     * The message itself.
     *
     * @return the attempt, with the notification, the message and the result
     */
    public Sent sent() {
        return sent;
    }

    private ExpectedMessage check(boolean holds, String expected, String found) {
        if (!holds) {
            throw scenario.failure(
                    "Expected " + Timeline.words(sent) + " (" + sent.at() + ") " + expected + ", but " + found + ".");
        }
        return this;
    }

    @Override
    public String toString() {
        return sent.toString();
    }
}
