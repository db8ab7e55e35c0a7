package io.incidentengine.notification;

import static io.incidentengine.model.NotificationKind.BUNDLE;
import static io.incidentengine.model.NotificationKind.CONFIRMATION_REQUEST;
import static io.incidentengine.model.NotificationKind.HANDLER_NEWS;
import static io.incidentengine.model.NotificationKind.HELP_REQUEST;
import static io.incidentengine.model.NotificationKind.INITIAL;
import static io.incidentengine.model.NotificationKind.MERGED;
import static io.incidentengine.model.NotificationKind.OVERDUE;
import static io.incidentengine.model.NotificationKind.PROGRESS;
import static io.incidentengine.model.NotificationKind.PROGRESS_REMINDER;
import static io.incidentengine.model.NotificationKind.RECTIFICATION;
import static io.incidentengine.model.NotificationKind.REPORTER_UPDATE;
import static io.incidentengine.model.NotificationKind.REPORT_CHASE;
import static io.incidentengine.model.NotificationKind.REVIEW_REQUEST;
import static io.incidentengine.model.NotificationKind.WORSENED;

import java.util.Locale;

/** The standard templates in English. */
final class EnglishTexts {
    private static final String NEXT = "[ The deadline for {next milestone} is {next deadline}.]";

    private static final String FACTS = """

            Incident: {incident}
            Title: {title}
            Service: {service}
            Severity: {severity}
            """;

    private static final String LIMIT = "[Next deadline: {next milestone} by {next deadline}]\n";

    private static final String NUMBER = " The incident number is {incident}.";

    private EnglishTexts() {}

    static Language language() {
        StandardTexts texts = new StandardTexts(Locale.ENGLISH);
        terms(texts);
        forOwners(texts);
        forHandlers(texts);
        forReporters(texts);
        forBundles(texts);
        return texts.language();
    }

    private static void terms(StandardTexts texts) {
        texts.term("time", "EEE d MMM yyyy, HH:mm")
                .term("short time", "d MMM HH:mm")
                .term("spoken time", "EEEE, d MMMM, h:mm a")
                .term("universal time", "Coordinated Universal Time")
                .term("ending in", "ending in")
                .term("severity", "level")
                .term("milestone response", "the response")
                .term("milestone recovery", "the recovery")
                .term("milestone resolution", "the resolution")
                .term("milestone major-incident report", "the major-incident report")
                .term("cause reclassified", "a more serious level has less time")
                .term("cause rejected", "the resolution was rejected")
                .term("cause relapsed", "the service is down again")
                .term("cause merged", "time of a merged incident counts too")
                .term("cause migrated", "the new policy has less time")
                .term("kind " + INITIAL, "new incident")
                .term("kind " + BUNDLE, "several messages")
                .term("kind " + REPORT_CHASE, "report overdue");
        texts.kind(MessageTemplates.ANY_KIND)
                .subject("News ({kind}), {severity}, {service}: {title} ({incident})")
                .brief("News ({kind}) of the {severity} incident at {service}: {title}. {incident}")
                .spoken("There is news of an incident at {severity}. The news is: {kind}. It affects the service"
                        + " {service}, with the title: {title}." + NUMBER)
                .text("There is news of an incident: {kind}.\n" + FACTS + LIMIT + "\n[> {note}]");
    }

    private static void forOwners(StandardTexts texts) {
        texts.kind(INITIAL)
                .subject("New incident, {severity}, {service}: {title} ({incident})")
                .brief("New {severity} incident at {service}: {title}.[ Next: {next milestone} by {next deadline}.]"
                        + " Please act. {incident}")
                .spoken("A new incident at {severity} affects the service {service}. Its title is: {title}." + NEXT
                        + " Please make sure that somebody is handling it." + NUMBER)
                .text("A new incident at {severity} affects the service {service}.\n" + FACTS + "Since: {at}\n" + LIMIT
                        + """

                        Please make sure that somebody is handling it. You will be kept informed.

                        [> {note}]""");
        texts.kind(PROGRESS)
                .subject("[Progress{note?}|No progress recorded], {severity}, {service}: {title} ({incident})")
                .brief("[Progress{note?}|No progress recorded], {severity} incident at {service}:"
                        + " {title}.[ Next: {next milestone} by {next deadline}.] {incident}")
                .spoken(
                        "The incident at {severity} that affects the service {service} is still being handled. Its title"
                                + " is: {title}. [Progress has been recorded.{note?}|No progress has been recorded lately.]"
                                + NEXT
                                + NUMBER)
                .text("""
                        The incident is still being handled. [This was recorded last:{note?}|No progress has been recorded since you were last told.]

                        [> {note}]
                        """ + FACTS + "As of: {at}\n" + LIMIT + """

                        [Earlier reports that are told with this one: {told together}.]""");
        texts.kind(RECTIFICATION)
                .subject("Service is back, {severity}, {service}: {title} ({incident})")
                .brief("Back since {at}: {service}, {severity} incident: {title}. No action needed." + " {incident}")
                .spoken(
                        "Good news. The service {service} has been back since {at}. The incident was at {severity}, with the"
                                + " title: {title}. You do not need to do anything." + NUMBER)
                .text("The fault is rectified: the service {service} is back.\n" + FACTS + "Back since: {at}\n" + """

                        [How it was done:{note?}]

                        [> {note}]

                        You do not need to do anything. The cause may still be worked on.""");
        texts.kind(OVERDUE)
                .subject("Overdue[: {milestone}], {severity}, {service}: {title} ({incident})")
                .brief("OVERDUE[: {milestone}], {severity}, {service}: {title}.[ Was due {deadline}.]"
                        + " [Done {done}.|Please act now.] {incident}")
                .spoken(
                        "An incident is overdue. [The limit for {milestone} has passed.] [It was due on {deadline}.] The incident"
                                + " is at {severity} and affects the service {service}. Its title is: {title}."
                                + " [It was done on {done}.|Please act now.]" + NUMBER)
                .text("A time limit has passed[: {milestone} is overdue].\n" + FACTS + """
                        [Was due: {deadline}]
                        [Done: {done}]
                        [Reason: {cause}]
                        [Earlier steps told with this one: {told together}]
                        """ + LIMIT + """

                        [{done?}This became known only now, and it is done; nobody needs to act.|Please find out what holds it up, and give the handler what is needed.]""");
        texts.kind(WORSENED)
                .subject("Now {severity}, {service}: {title} ({incident})")
                .brief(
                        "WORSE, now {severity}, {service}: {title}.[ Next: {next milestone} by {next deadline}.] Please act now. {incident}")
                .spoken(
                        "An incident has become more serious. It is now at {severity} and affects the service {service}. Its title"
                                + " is: {title}." + NEXT + " Please make sure that it gets all it needs." + NUMBER)
                .text("The incident has become more serious. It is now at {severity}.\n" + FACTS + "Since: {at}\n"
                        + LIMIT
                        + """

                        Please make sure that it gets all it needs: the deadlines are closer now.

                        [Why:{note?}]

                        [> {note}]""");
    }

    private static void forBundles(StandardTexts texts) {
        texts.kind(BUNDLE)
                .subject("{count} messages at once, the gravest at {severity}, {service}: {title} ({incident})")
                .brief(
                        "{count} messages at once. The gravest: {severity} at {service}: {title}. {incident}. Please look at"
                                + " all of them.")
                .spoken("{count} messages for you came at once. The gravest incident is at {severity} and affects the"
                        + " service {service}. Its title is: {title}." + NUMBER + " Please look at all of them.")
                .text("""
                        So many messages for you came at once that they are told together: {count}. The gravest:
                        """ + FACTS + """

                        All of them:

                        > {messages}""");
    }

    private static void forHandlers(StandardTexts texts) {
        texts.kind(PROGRESS_REMINDER)
                .subject("Please record progress[ by {deadline}], {service}: {title} ({incident})")
                .brief(
                        "Please record progress[ by {deadline}] on the {severity} incident at {service}: {title}. {incident}")
                .spoken(
                        "Please record how the incident at {severity} goes that affects the service {service}. [The service"
                                + " owner will be told on {deadline}.] Its title is: {title}." + NUMBER)
                .text("Please record how the incident goes: nobody has done so lately.\n" + FACTS + """
                        [Due by: {deadline}]

                        A sentence is enough. Without one, the service owner is told that there is no progress.""");
        texts.kind(HELP_REQUEST)
                .subject("Help is needed, {severity}, {service}: {title} ({incident})")
                .brief("Help is needed with the {severity} incident at {service}: {title}. Please get in touch with the"
                        + " handler. {incident}")
                .spoken("The handler of an incident asks for your help. It is at {severity} and affects the service"
                        + " {service}. Its title is: {title}. Please get in touch." + NUMBER)
                .text("The handler of this incident asks for your help.\n" + FACTS + "Asked at: {at}\n" + LIMIT + """

                        [> {note}]

                        Please get in touch with the handler.""");
        texts.kind(REVIEW_REQUEST)
                .subject("Please review a solution, {severity}, {service}: {title} ({incident})")
                .brief(
                        "A solution of the {severity} incident at {service} is waiting for your review: {title}. {incident}")
                .spoken(
                        "A solution is waiting for your review. The incident is at {severity} and affects the service {service}."
                                + " Its title is: {title}." + NUMBER)
                .text("A solution is waiting for your review. It must not be carried out before that.\n" + FACTS
                        + "Proposed at: {at}\n"
                        + LIMIT
                        + """

                        [The solution:{note?}]

                        [> {note}]

                        Please approve it, or return it and say what is missing.""");
        texts.kind(HANDLER_NEWS)
                .subject("An incident needs you again, {severity}, {service}: {title} ({incident})")
                .brief(
                        "The {severity} incident at {service} needs you again: {title}.[ Next: {next milestone} by {next deadline}.] {incident}")
                .spoken(
                        "An incident needs you again. It is at {severity} and affects the service {service}. Its title is:"
                                + " {title}." + NEXT + NUMBER)
                .text("The incident needs you again: it was handed back, or its solution was not enough.\n" + FACTS
                        + "Since: {at}\n" + LIMIT
                        + """

                        [What was said:{note?}]

                        [> {note}]

                        Please carry on with it.""");
        texts.kind(REPORT_CHASE)
                .subject("Major-incident report is overdue, {service}: {title} ({incident})")
                .brief("Report overdue, major incident at {service}: {title}.[ Was due {deadline}.] Please"
                        + " file it. {incident}")
                .spoken(
                        "The report on a major incident is overdue. [It was due on {deadline}.] The incident affected the"
                                + " service {service}. Its title is: {title}. Please see that the report is filed."
                                + NUMBER)
                .text("The report on this major incident is overdue.\n" + FACTS + """
                        [Was due: {deadline}]

                        Please see that it is filed. Reminders follow until it is.""");
    }

    private static void forReporters(StandardTexts texts) {
        texts.kind(REPORTER_UPDATE)
                .subject("News about what you reported: {title} ({incident})")
                .brief("News of what you reported about {service}: {title}. {incident}")
                .spoken("There is news of what you reported about the service {service}. Its title is: {title}."
                        + NUMBER)
                .text("""
                        There is news of what you reported.

                        [> {note}]
                        """ + FACTS);
        texts.kind(CONFIRMATION_REQUEST)
                .subject("Please confirm that it is solved: {title} ({incident})")
                .brief("Is it solved? Please confirm for {service}: {title}. {incident}")
                .spoken(
                        "What you reported about the service {service} is thought to be solved. Its title is: {title}. Please"
                                + " tell us whether you agree." + NUMBER)
                .text("""
                        What you reported is thought to be solved.

                        [> {note}]

                        Please try it, and tell us whether you agree. If it is not solved, say so, and we will carry on.
                        """ + FACTS + "Solved at: {at}");
        texts.kind(MERGED)
                .subject("What you reported is handled with another incident: {title} ({incident})")
                .brief("What you reported about {service} is now handled with another incident: {title}. {incident}")
                .spoken(
                        "What you reported about the service {service} is now handled together with another incident. Its"
                                + " title is: {title}." + NUMBER)
                .text("""
                        What you reported has the same cause as another incident, and is handled together with it.

                        [> {note}]
                        """ + FACTS + """

                        You do not need to do anything.""");
    }
}
