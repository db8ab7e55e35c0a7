package io.incidentengine.mail;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.mail.ReceivedMail.Address;
import io.incidentengine.mail.Senders.Sender;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Recipient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a mail must know, gathered before (S25).
 *
 * @param incident the incident that it refers to; {@code null} if it refers to none that is known
 * @param timeline the history of that incident
 * @param deliveries the mails that were sent about it
 * @param sender who the host says the sender is; {@code null} if it knows nobody
 * @param mayOpen whether the sender may open incidents
 */
record Known(
        @Nullable Incident incident,
        List<TimelineEntry> timeline,
        List<Delivery> deliveries,
        @Nullable Sender sender,
        boolean mayOpen) {

    private static final String MARK = "\n\nMessage-ID: ";

    /** What goes on record of a mail, with the name by which it is known there. */
    static String note(String text, String id) {
        return text + MARK + id;
    }

    /** Tells whether what a mail said is on record already. */
    boolean isRecorded(String id) {
        return timeline.stream().anyMatch(entry -> text(entry).endsWith(MARK + id));
    }

    private static String text(TimelineEntry entry) {
        if (entry.event() instanceof Complained complained) {
            return complained.details();
        } else if (entry.event() instanceof ProgressRecorded progress) {
            return progress.note();
        }
        return entry.event() instanceof ResolutionRejected rejected ? rejected.reason() : "";
    }

    /** Whether a mail of that id reported it. */
    boolean isOpenedBy(String id) {
        return timeline.stream()
                .anyMatch(entry -> entry.intake()
                        .filter(intake -> intake.value().equals(id))
                        .isPresent());
    }

    /** Whose word it is that it is solved (S13). */
    boolean isFirstReporter(Person person) {
        return incident != null
                && incident.people().reporters().stream()
                        .limit(1)
                        .anyMatch(first -> first.id().equals(person.id()));
    }

    /** Whether somebody did not complain only after it was resolved, which anybody can. */
    boolean reportedBeforeItWasResolved(Person person) {
        List<TimelineEntry> resolved = timeline.stream()
                .filter(entry -> entry.event() instanceof IncidentResolved)
                .toList();
        List<TimelineEntry> complaints = timeline.stream()
                .filter(entry -> entry.event() instanceof Complained complained
                        && complained.reporters().stream()
                                .anyMatch(one -> one.id().equals(person.id())))
                .toList();
        boolean reported = timeline.stream()
                .anyMatch(entry -> entry.event() instanceof IncidentReported first
                        && first.intake().report().reporters().stream()
                                .anyMatch(one -> one.id().equals(person.id())));
        if (reported || resolved.isEmpty() || complaints.isEmpty()) {
            return true;
        }
        TimelineEntry last = resolved.get(resolved.size() - 1);
        return complaints.stream()
                .anyMatch(one ->
                        one.sequence() < last.sequence() && !one.effective().isAfter(last.effective()));
    }

    /** What the host lets the sender do. */
    Set<Role> roles() {
        return sender == null ? Set.of() : sender.roles();
    }

    /** Who the sender is, for the host if it knows, else by the address alone. */
    Person person(Address from) {
        return sender == null ? from.person() : sender.person();
    }

    /** Who reported the incident, or complained of it, with that address. */
    Optional<Person> reporter(Address from) {
        return incident == null
                ? Optional.empty()
                : incident.people().reporters().stream()
                        .filter(person -> isThat(person, from))
                        .findFirst();
    }

    private boolean isThat(Person person, Address from) {
        return (sender != null && sender.person().id().equals(person.id()))
                || person.contacts().stream()
                        .anyMatch(contact -> contact.channel().equals(ChannelType.EMAIL)
                                && contact.address().equalsIgnoreCase(from.address()));
    }

    /** To whom a mail went that has that address. */
    Optional<Person> recipient(Delivery delivery, Address from) {
        return delivery.message().recipients().stream()
                .filter(one -> one.contact().address().equalsIgnoreCase(from.address()) || isThat(one.person(), from))
                .map(Recipient::person)
                .findFirst();
    }

    /** Who was sent any mail about the incident at that address. */
    Optional<Person> recipient(Address from) {
        return deliveries.stream()
                .flatMap(delivery -> recipient(delivery, from).stream())
                .findFirst();
    }
}
