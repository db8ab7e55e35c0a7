package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Report;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Instant;
import java.util.List;

/** What the suites of an archive have in common: incidents that are over, of which all that can be on record is. */
abstract class ArchiveTopic extends OutboxTopic {

    /** Leads an incident from the report to its end, with one message for Ann that was sent, and acknowledged by her. */
    final Incident over(String id, Instant now) {
        return over(id, now, new Accepted("ref " + id));
    }

    /** The same, with a message of which sending ended in some way. */
    final Incident over(String id, Instant now, SendResult result) {
        return over(intake("intake of " + id, LEVEL_2), id, now, result);
    }

    /** The same, of a fault that has a key. */
    final Incident overKeyed(String intake, String id) {
        Report report = Report.of("shop", "checkout fails")
                .impact(LEVEL_2)
                .deduplicationKey("disk")
                .build();
        return over(Intake.of(intake, report), id, T, new Accepted("ref " + id));
    }

    private Incident over(Intake intake, String id, Instant now, SendResult result) {
        report(intake, id, now);
        String notification = record(id, 0).notification().key();
        expand(notification, List.of(message(notification, id, "ann")), List.of("ann has no address for PHONE"), now);
        handle(id, new Respond(), now);
        handle(id, new Resolve("patched by Annie", RootCause.UNKNOWN, "annex"), now);
        handle(id, new Confirm(null), now);
        handle(id, new Close(""), now);
        String message = notification + "/ann";
        claims(MAIL, now, 100, LEASE);
        settle(message, result, now, null);
        outbox().record(News.acknowledged(message, ANN.id(), now), now);
        sendAll(now);
        return find(id);
    }

    /** Lets nothing wait: nobody is found for what is told, and all else is accepted. */
    final void sendAll(Instant now) {
        for (Claim claim : claims(Lane.DIRECTORY, now, 1_000, LEASE)) {
            outbox().expand(claim, List.of(), List.of(), now, null);
        }
        for (Lane lane : List.of(MAIL, Lane.PROBLEM_MANAGEMENT)) {
            for (Claim claim : claims(lane, now, 1_000, LEASE)) {
                outbox().settle(List.of(new Ended(claim, new Accepted(""), now, null)));
            }
        }
        for (Claim claim : claims(Lane.PROOF, now, 1_000, LEASE)) {
            outbox().prove(claim, List.of(), now, null);
        }
    }

    /** News of the message about an incident that is over, by which its proof is to be looked at. */
    final News acknowledgement(String id) {
        return News.acknowledged(delivery(id).message().key(), ANN.id(), minutes(1));
    }
}
