package io.incidentengine.mail;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.AttachComplaint;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.mail.AnswerWords.Verdict;
import io.incidentengine.mail.MailDecision.Deed;
import io.incidentengine.mail.MailDecision.Ignored;
import io.incidentengine.mail.MailDecision.Reported;
import io.incidentengine.mail.MailDecision.Said;
import io.incidentengine.mail.MailDecision.TurnedAway;
import io.incidentengine.mail.ReceivedMail.Address;
import io.incidentengine.mail.ReceivedMail.Kind;
import io.incidentengine.mail.ReceivedMail.Kind.Automatic;
import io.incidentengine.mail.ReceivedMail.Kind.Bounce;
import io.incidentengine.mail.ReceivedMail.Kind.Bulk;
import io.incidentengine.mail.ReceivedMail.Kind.Loop;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be done about a mail, from the mail and what is known: it asks nobody and reads no clock (R2, S25, S33).
 *
 * @param identity whose mails are answered
 * @param words by which answers are understood
 * @param reports makes the report of a mail
 * @param intake who reports what comes in to the engine
 */
record MailDecisions(MailIdentity identity, AnswerWords words, Function<ReceivedMail, Report> reports, Actor intake) {

    MailDecision decide(ReceivedMail mail, Known known) {
        Kind kind = mail.kind();
        if (kind instanceof Loop loop) {
            return new Ignored(loop.why());
        } else if (kind instanceof Automatic automatic) {
            return new Ignored(automatic.why());
        } else if (kind instanceof Bulk bulk) {
            return new TurnedAway("it went to many: " + bulk.why());
        }
        if (kind instanceof Bounce bounce) {
            return bounced(bounce, known, mail.received());
        }
        Address from = mail.from().orElse(null);
        if (from == null) {
            return new TurnedAway("nobody says that he sent it");
        }
        Incident incident = known.incident();
        if (incident != null) {
            return answered(mail, from, incident, known);
        }
        return known.mayOpen()
                ? new Reported(intake, Intake.of(mail.id(), reports.apply(mail)))
                : new TurnedAway(from + " may not report");
    }

    // --- answers ---

    private MailDecision answered(ReceivedMail mail, Address from, Incident incident, Known known) {
        List<News> news = acknowledgements(mail, from, known);
        boolean stranger = known.reporter(from).isEmpty()
                && known.recipient(from).isEmpty()
                && known.roles().isEmpty();
        if (stranger && !known.mayOpen()) {
            return new TurnedAway(from + " has nothing to do with incident " + incident.id());
        }
        boolean isNew = !known.isRecorded(mail.id());
        boolean complains =
                known.reporter(from).isPresent() || known.recipient(from).isEmpty();
        if (isNew && !incident.isOpen() && complains && known.mayOpen() && saysMore(mail, from)) {
            return new Reported(intake, Intake.of(mail.id(), reports.apply(mail))); // what is closed takes no complaint
        }
        Deed deed = isNew ? deed(mail, from, incident, known) : null;
        return deed == null && news.isEmpty()
                ? new Ignored("it says nothing that is not known")
                : new Said(incident.id(), news, deed);
    }

    /** Whether it says more than thanks, and that all is well. */
    private boolean saysMore(ReceivedMail mail, Address from) {
        String own = OwnWords.of(mail.content().text());
        return !words.isBare(own) && words.verdict(own, from.name()) != Verdict.CONFIRMED;
    }

    /** A recipient who answers a message has read it (S33). */
    private List<News> acknowledgements(ReceivedMail mail, Address from, Known known) {
        String own = OwnWords.of(mail.content().text());
        for (String reference : mail.references()) {
            Delivery delivery = delivery(reference, known).orElse(null);
            Person reader =
                    delivery == null ? null : known.recipient(delivery, from).orElse(null);
            if (delivery != null && reader != null) { // what is quoted further below was answered by others
                News read =
                        news(about(reference, delivery), News.Status.ACKNOWLEDGED, mail.received(), reader.id(), own);
                return isOnRecord(read, delivery) ? List.of() : List.of(read);
            }
        }
        return List.of();
    }

    /** Whether that person has acknowledged that already, and says no more now. */
    private boolean isOnRecord(News news, Delivery delivery) {
        return delivery.news().stream()
                .filter(one ->
                        one.status() == News.Status.ACKNOWLEDGED && one.by().equals(news.by()))
                .anyMatch(one -> one.detail().equals(news.detail()) || words.isBare(news.detail()));
    }

    private Optional<Delivery> delivery(String reference, Known known) {
        return known.deliveries().stream()
                .filter(delivery -> isName(reference, delivery)
                        || wasSentAs(reference, delivery)
                        || bundle(reference, delivery).isPresent())
                .findFirst();
    }

    /** The name under which a message is sent by itself. */
    private boolean isName(String reference, Delivery delivery) {
        return reference.equals(identity.messageId(
                delivery.message().incident(), delivery.message().key()));
    }

    /** The name under which it was sent, perhaps together with others (S32). */
    private static boolean wasSentAs(String reference, Delivery delivery) {
        return delivery.attempts().stream()
                .anyMatch(attempt -> attempt.result() instanceof SendResult.Accepted accepted
                        && accepted.reference().equals(reference));
    }

    /** The key of those that it was sent with under that name, whatever came of it: it may have arrived all the same (S32). */
    private Optional<String> bundle(String reference, Delivery delivery) {
        IncidentId first = identity.incidentOf(reference).orElse(null);
        return delivery.attempts().stream()
                .flatMap(attempt -> Optional.ofNullable(attempt.bundle()).stream())
                .filter(bundle -> first != null && reference.equals(identity.messageId(first, bundle)))
                .findFirst();
    }

    /** The message itself if it was sent alone; else all that were sent under that name. */
    private News.About about(String reference, @Nullable Delivery delivery) {
        if (delivery == null) {
            return new News.Reference(ChannelType.EMAIL, reference);
        } else if (isName(reference, delivery)) {
            return new News.Key(delivery.message().key());
        }
        return wasSentAs(reference, delivery)
                ? new News.Reference(ChannelType.EMAIL, reference)
                : bundle(reference, delivery)
                        .<News.About>map(News.Key::new)
                        .orElseGet(() -> new News.Reference(ChannelType.EMAIL, reference));
    }

    @Nullable
    private Deed deed(ReceivedMail mail, Address from, Incident incident, Known known) {
        String own = OwnWords.of(mail.content().text());
        Person reporter = known.reporter(from).orElse(null);
        Set<Role> roles = known.roles();
        Verdict verdict = reporter == null ? Verdict.UNCLEAR : words.verdict(own, reporter.name() + " " + from.name());
        boolean counts = incident.status() == IncidentStatus.RESOLVED && isAnswer(mail, known);
        if (reporter != null && verdict != Verdict.UNCLEAR && counts && known.reportedBeforeItWasResolved(reporter)) {
            Actor actor = new Actor(reporter.id(), with(roles, Role.REPORTER));
            if (verdict == Verdict.REJECTED) {
                return new Deed(actor, new Reject(null, Known.note(own, mail.id())));
            }
            return known.isFirstReporter(reporter) ? new Deed(actor, new Confirm(null)) : null;
        }
        boolean isThanks = verdict == Verdict.CONFIRMED && incident.status().isSettled();
        return words.isBare(own) || isThanks ? null : note(mail, from, own, known);
    }

    /** What is no word on a resolution: progress of who may record it, else a complaint. */
    @Nullable
    private Deed note(ReceivedMail mail, Address from, String own, Known known) {
        Person reporter = known.reporter(from).orElse(null);
        String note = Known.note(own, mail.id());
        Deed complaint = reporter == null
                ? new Deed(intake, complaint(known.person(from), note))
                : new Deed(Actor.of(reporter.id().value(), Role.REPORTER), complaint(reporter, note));
        if (reporter != null && Set.of(Role.REPORTER).containsAll(known.roles())) {
            return complaint;
        } else if (known.sender() != null && !known.roles().isEmpty()) {
            Actor actor = new Actor(known.sender().person().id(), known.roles());
            boolean mayComplain = reporter != null
                    || (known.mayOpen() && known.recipient(from).isEmpty());
            return new Deed(actor, new RecordProgress(note), mayComplain ? complaint : null);
        }
        Person reader = known.recipient(from).orElse(null);
        if (reporter != null || reader == null) {
            return complaint;
        }
        return isToRecipient(mail, from, known)
                ? null
                : new Deed(new Actor(reader.id(), known.roles()), new RecordProgress(note));
    }

    /** Whether it answers a message that its sender got: then the acknowledgement has its words. */
    private boolean isToRecipient(ReceivedMail mail, Address from, Known known) {
        return mail.references().stream()
                .flatMap(reference -> delivery(reference, known).stream())
                .anyMatch(delivery -> known.recipient(delivery, from).isPresent());
    }

    /**
     * Whether it answers a mail of ours about the incident, or the one that reported it. A subject says less: it is known to
     * whom a mail was passed on, and can be guessed.
     */
    private boolean isAnswer(ReceivedMail mail, Known known) {
        return mail.references().stream()
                .anyMatch(reference -> known.isOpenedBy(MailReader.shortened(reference))
                        || identity.incidentOf(reference)
                                .filter(id -> known.incident() != null
                                        && id.equals(known.incident().id()))
                                .isPresent());
    }

    private static AttachComplaint complaint(Person reporter, String note) {
        return new AttachComplaint(reporter, Origin.EMAIL, note);
    }

    private static Set<Role> with(Set<Role> roles, Role one) {
        Set<Role> all = new TreeSet<>(roles);
        all.add(one);
        return all;
    }

    // --- bounces ---

    private MailDecision bounced(Bounce bounce, Known known, Instant at) {
        IncidentId incident = identity.incidentOf(bounce.about()).orElse(null);
        if (incident == null) {
            return new Ignored("it is about no mail of ours");
        }
        Delivery delivery = delivery(bounce.about(), known).orElse(null);
        News.About about = about(bounce.about(), delivery);
        List<ReceivedMail.Outcome> failed = of(bounce, "failed");
        if (!failed.isEmpty()) {
            return failed.stream().allMatch(one -> isCopy(one, delivery))
                    ? new Ignored("only a copy did not arrive")
                    : new Said(incident, List.of(told(about, News.Status.FAILED, at, failed)), null);
        }
        List<ReceivedMail.Outcome> delivered = of(bounce, "delivered").stream()
                .filter(one -> !isCopy(one, delivery))
                .toList();
        return delivered.isEmpty()
                ? new Ignored("it is not known yet whether the mail arrives")
                : new Said(incident, List.of(told(about, News.Status.DELIVERED, at, delivered)), null);
    }

    private static List<ReceivedMail.Outcome> of(Bounce bounce, String action) {
        return bounce.outcomes().stream()
                .filter(one -> one.action().equals(action))
                .toList();
    }

    /** Whether somebody only got a copy, and others did not: a duty is met by those whom a message is for (S29). */
    private static boolean isCopy(ReceivedMail.Outcome outcome, @Nullable Delivery delivery) {
        return delivery != null
                && delivery.message().recipients().stream()
                        .anyMatch(
                                one -> one.copy() && outcome.isOf(one.contact().address()))
                && delivery.message().recipients().stream().anyMatch(one -> !one.copy());
    }

    private static News told(News.About about, News.Status status, Instant at, List<ReceivedMail.Outcome> outcomes) {
        return news(about, status, at, null, outcomes.get(0).detail());
    }

    private static News news(
            News.About about, News.Status status, Instant at, @Nullable PersonId person, String detail) {
        return new News(about, status, at, News.sequenceOf(at), person, detail);
    }
}
