package io.incidentengine.mail;

import io.incidentengine.model.IncidentId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what an intake tells. */
final class Heard implements MailListener {
    final List<String> handled = new CopyOnWriteArrayList<>();
    final List<String> ignored = new CopyOnWriteArrayList<>();
    final List<String> turnedAway = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Override
    public void handled(ReceivedMail mail, IncidentId incident) {
        handled.add(mail.id());
    }

    @Override
    public void ignored(ReceivedMail mail, String why) {
        ignored.add(mail.id());
    }

    @Override
    public void turnedAway(ReceivedMail mail, String why) {
        turnedAway.add(mail.id());
    }

    @Override
    public void failed(String what, Throwable cause) {
        failures.add(cause);
    }
}
