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

/** The standard templates in German. */
final class GermanTexts {
    private static final String NEXT = "[ Die nächste Frist: {next milestone} bis {next deadline}.]";

    private static final String BRIEF_NEXT = "[ Frist: {next milestone} {next deadline}.]";

    private static final String FACTS = """

            Vorfall: {incident}
            Titel: {title}
            Service: {service}
            Schweregrad: {severity}
            """;

    private static final String LIMIT = "[Nächste Frist: {next milestone} bis {next deadline}]\n";

    private static final String NUMBER = " Die Nummer des Vorfalls lautet {incident}.";

    private static final String CONCERNS = " Betroffen ist der Service {service}. Der Titel lautet: {title}.";

    private GermanTexts() {}

    static Language language() {
        StandardTexts texts = new StandardTexts(Locale.GERMAN);
        terms(texts);
        forOwners(texts);
        forHandlers(texts);
        forReporters(texts);
        forBundles(texts);
        return texts.language();
    }

    private static void terms(StandardTexts texts) {
        texts.term("time", "EEE d. MMM yyyy, HH:mm 'Uhr'")
                .term("short time", "d.M. HH:mm")
                .term("spoken time", "EEEE, d. MMMM, H:mm 'Uhr'")
                .term("universal time", "koordinierte Weltzeit")
                .term("ending in", "mit dem Ende")
                .term("severity", "Stufe")
                .term("milestone response", "Reaktion")
                .term("milestone recovery", "Wiederherstellung")
                .term("milestone resolution", "Lösung")
                .term("milestone major-incident report", "Bericht zum schweren Vorfall")
                .term("cause reclassified", "für die höhere Stufe gilt eine kürzere Frist")
                .term("cause rejected", "die Lösung wurde zurückgewiesen")
                .term("cause relapsed", "der Service ist wieder ausgefallen")
                .term("cause merged", "die Zeit eines zusammengeführten Vorfalls zählt mit")
                .term("cause migrated", "nach der neuen Regelung gilt eine kürzere Frist")
                .term("kind " + INITIAL, "neuer Vorfall")
                .term("kind " + PROGRESS, "Stand der Bearbeitung")
                .term("kind " + RECTIFICATION, "Störung behoben")
                .term("kind " + OVERDUE, "Frist überschritten")
                .term("kind " + WORSENED, "schwerer geworden")
                .term("kind " + PROGRESS_REMINDER, "Stand fehlt")
                .term("kind " + HELP_REQUEST, "Bitte um Hilfe")
                .term("kind " + REVIEW_REQUEST, "Bitte um Prüfung")
                .term("kind " + REPORTER_UPDATE, "Neues zur Meldung")
                .term("kind " + CONFIRMATION_REQUEST, "Bitte um Bestätigung")
                .term("kind " + BUNDLE, "mehrere Nachrichten")
                .term("kind " + HANDLER_NEWS, "Neues zur Bearbeitung")
                .term("kind " + MERGED, "zusammengeführt")
                .term("kind " + REPORT_CHASE, "Bericht überfällig");
        texts.kind(MessageTemplates.ANY_KIND)
                .subject("Neues ({kind}), {severity}, {service}: {title} ({incident})")
                .brief("Neues ({kind}) zum Vorfall der {severity} bei {service}: {title}. {incident}")
                .spoken("Es gibt Neues zu einem Vorfall der {severity}, und zwar: {kind}." + CONCERNS + NUMBER)
                .text("Es gibt Neues zu einem Vorfall: {kind}.\n" + FACTS + LIMIT + "\n[> {note}]");
    }

    private static void forOwners(StandardTexts texts) {
        texts.kind(INITIAL)
                .subject("Neuer Vorfall, {severity}, {service}: {title} ({incident})")
                .brief("Neuer Vorfall, {severity}, {service}: {title}." + BRIEF_NEXT + " Bitte handeln. {incident}")
                .spoken("Es gibt einen neuen Vorfall der {severity}." + CONCERNS + NEXT
                        + " Bitte stellen Sie sicher, dass jemand daran arbeitet." + NUMBER)
                .text("Ein neuer Vorfall der {severity} betrifft den Service {service}.\n" + FACTS + "Seit: {at}\n"
                        + LIMIT
                        + """

                        Bitte stellen Sie sicher, dass jemand daran arbeitet. Über den Fortgang erhalten Sie Nachricht.

                        [> {note}]""");
        texts.kind(PROGRESS)
                .subject("[Stand der Bearbeitung{note?}|Kein neuer Stand], {severity}, {service}: {title} ({incident})")
                .brief("[Neuer Stand{note?}|Kein neuer Stand], {severity}, {service}: {title}." + BRIEF_NEXT
                        + " {incident}")
                .spoken("Der Vorfall der {severity} wird weiter bearbeitet." + CONCERNS
                        + " [Ein neuer Stand liegt vor.{note?}|In letzter Zeit wurde kein neuer Stand festgehalten.]"
                        + NEXT
                        + NUMBER)
                .text("""
                        Der Vorfall wird weiter bearbeitet. [Zuletzt wurde festgehalten:{note?}|Seit der letzten Nachricht wurde kein neuer Stand festgehalten.]

                        [> {note}]
                        """ + FACTS + "Stand: {at}\n" + LIMIT + """

                        [Ausgefallene Nachrichten, die hierin enthalten sind: {told together}.]""");
        texts.kind(RECTIFICATION)
                .subject("Service läuft wieder, {severity}, {service}: {title} ({incident})")
                .brief("Wieder da seit {at}: {service}, {severity}: {title}. Für Sie ist nichts zu tun. {incident}")
                .spoken("Eine gute Nachricht: Der Service {service} läuft wieder, seit {at}. Es war ein Vorfall der"
                        + " {severity}. Der Titel lautet: {title}. Für Sie ist nichts zu tun." + NUMBER)
                .text("Die Störung ist behoben: Der Service {service} läuft wieder.\n" + FACTS
                        + "Wieder da seit: {at}\n"
                        + """

                        [So wurde sie behoben:{note?}]

                        [> {note}]

                        Für Sie ist nichts zu tun. An der Ursache wird möglicherweise noch gearbeitet.""");
        texts.kind(OVERDUE)
                .subject("Überfällig[: {milestone}], {severity}, {service}: {title} ({incident})")
                .brief("ÜBERFÄLLIG[: {milestone}], {severity}, {service}: {title}.[ Frist war {deadline}.]"
                        + " [Erledigt {done}.|Bitte handeln.] {incident}")
                .spoken("Bei einem Vorfall der {severity} ist eine Frist abgelaufen[: {milestone}].[ Sie endete am"
                        + " {deadline}.]" + CONCERNS
                        + " [Erledigt war es am {done}.|Bitte handeln Sie jetzt.]" + NUMBER)
                .text("Eine Frist ist abgelaufen[: {milestone}].\n" + FACTS + """
                        [Frist war: {deadline}]
                        [Erledigt: {done}]
                        [Grund: {cause}]
                        [Frühere Schritte, hierin enthalten: {told together}]
                        """ + LIMIT + """

                        [{done?}Das wurde erst jetzt bekannt und ist erledigt; niemand muss handeln.|Bitte klären Sie, woran es liegt und was für die Bearbeitung jetzt nötig ist.]""");
        texts.kind(WORSENED)
                .subject("Jetzt {severity}, {service}: {title} ({incident})")
                .brief("SCHWERER, jetzt {severity}, {service}: {title}." + BRIEF_NEXT + " Bitte handeln. {incident}")
                .spoken("Ein Vorfall ist schwerer geworden. Er hat jetzt {severity}." + CONCERNS + NEXT
                        + " Bitte sorgen Sie dafür, dass alles Nötige bereitsteht." + NUMBER)
                .text("Der Vorfall ist schwerer geworden. Er hat jetzt {severity}.\n" + FACTS + "Seit: {at}\n" + LIMIT
                        + """

                        Bitte sorgen Sie dafür, dass alles Nötige bereitsteht: Die Fristen sind jetzt kürzer.

                        [Warum:{note?}]

                        [> {note}]""");
    }

    private static void forBundles(StandardTexts texts) {
        texts.kind(BUNDLE)
                .subject("{count} Nachrichten auf einmal, am schwersten {severity}, {service}: {title} ({incident})")
                .brief(
                        "{count} Nachrichten auf einmal. Am schwersten: {severity}, {service}: {title}. {incident}. Bitte"
                                + " alle ansehen.")
                .spoken("{count} Nachrichten für Sie kamen auf einmal. Der schwerste Vorfall hat die {severity}."
                        + CONCERNS + NUMBER + " Bitte sehen Sie sich alle an.")
                .text("""
                        Es kamen so viele Nachrichten für Sie auf einmal, dass sie zusammen gemeldet werden: {count}. Am schwersten:
                        """ + FACTS + """

                        Alle Nachrichten:

                        > {messages}""");
    }

    private static void forHandlers(StandardTexts texts) {
        texts.kind(PROGRESS_REMINDER)
                .subject("Bitte den Stand festhalten[ bis {deadline}], {service}: {title} ({incident})")
                .brief(
                        "Bitte Stand festhalten[ bis {deadline}], Vorfall der {severity} bei {service}: {title}. {incident}")
                .spoken("Bitte halten Sie den Stand eines Vorfalls der {severity} fest[, und zwar bis {deadline}]."
                        + CONCERNS + NUMBER)
                .text("Bitte halten Sie fest, wie es steht: In letzter Zeit hat das niemand getan.\n" + FACTS + """
                        [Bis: {deadline}]

                        Ein Satz genügt. Ohne ihn erfährt der Service-Verantwortliche, dass es keinen neuen Stand gibt.""");
        texts.kind(HELP_REQUEST)
                .subject("Hilfe wird gebraucht, {severity}, {service}: {title} ({incident})")
                .brief("Hilfe wird gebraucht: Vorfall der {severity} bei {service}: {title}. Bitte bei der Bearbeitung"
                        + " melden. {incident}")
                .spoken("Wer einen Vorfall der {severity} bearbeitet, bittet Sie um Hilfe." + CONCERNS
                        + " Bitte melden Sie sich dort." + NUMBER)
                .text("Wer diesen Vorfall bearbeitet, bittet Sie um Hilfe.\n" + FACTS + "Gebeten am: {at}\n" + LIMIT
                        + """

                        [> {note}]

                        Bitte melden Sie sich dort.""");
        texts.kind(REVIEW_REQUEST)
                .subject("Bitte eine Lösung prüfen, {severity}, {service}: {title} ({incident})")
                .brief("Eine Lösung wartet auf Ihre Prüfung. Vorfall der {severity} bei {service}: {title}. {incident}")
                .spoken("Eine Lösung wartet auf Ihre Prüfung. Es ist ein Vorfall der {severity}." + CONCERNS + NUMBER)
                .text("Eine Lösung wartet auf Ihre Prüfung; vorher darf niemand sie umsetzen.\n" + FACTS
                        + "Vorgeschlagen am: {at}\n" + LIMIT
                        + """

                        [Die Lösung:{note?}]

                        [> {note}]

                        Bitte geben Sie sie frei oder zurück; dann sagen Sie bitte auch, was fehlt.""");
        texts.kind(HANDLER_NEWS)
                .subject("Ein Vorfall ist weiter zu bearbeiten, {severity}, {service}: {title} ({incident})")
                .brief("Bitte weiter bearbeiten, {severity}, {service}: {title}." + BRIEF_NEXT + " {incident}")
                .spoken("Ein Vorfall der {severity} braucht Sie wieder." + CONCERNS + NEXT + NUMBER)
                .text("Der Vorfall braucht Sie wieder: Er kam zurück, oder die Lösung hat nicht gereicht.\n" + FACTS
                        + "Seit: {at}\n" + LIMIT
                        + """

                        [Das wurde dazu gesagt:{note?}]

                        [> {note}]

                        Bitte arbeiten Sie daran weiter.""");
        texts.kind(REPORT_CHASE)
                .subject("Bericht zum schweren Vorfall ist überfällig, {service}: {title} ({incident})")
                .brief("Bericht überfällig, schwerer Vorfall, {service}: {title}.[ Frist war {deadline}.] Bitte"
                        + " einreichen. {incident}")
                .spoken("Der Bericht zu einem schweren Vorfall ist überfällig.[ Die Frist endete am {deadline}.]"
                        + CONCERNS + " Bitte sorgen Sie dafür, dass der Bericht eingereicht wird." + NUMBER)
                .text("Der Bericht zu diesem schweren Vorfall ist überfällig.\n" + FACTS + """
                        [Frist war: {deadline}]

                        Bitte sorgen Sie dafür, dass er eingereicht wird. Bis dahin werden Sie immer wieder erinnert.""");
    }

    private static void forReporters(StandardTexts texts) {
        texts.kind(REPORTER_UPDATE)
                .subject("Neues zu Ihrer Meldung: {title} ({incident})")
                .brief("Neues zu Ihrer Meldung zu {service}: {title}. {incident}")
                .spoken("Es gibt Neues zu Ihrer Meldung." + CONCERNS + NUMBER)
                .text("""
                        Es gibt Neues zu Ihrer Meldung.

                        [> {note}]
                        """ + FACTS);
        texts.kind(CONFIRMATION_REQUEST)
                .subject("Bitte bestätigen, dass es gelöst ist: {title} ({incident})")
                .brief("Ist es gelöst? Bitte bestätigen, {service}: {title}. {incident}")
                .spoken("Was Sie gemeldet haben, ist nach unserer Kenntnis gelöst." + CONCERNS
                        + " Bitte sagen Sie uns, ob das stimmt." + NUMBER)
                .text("""
                        Was Sie gemeldet haben, ist nach unserer Kenntnis gelöst.

                        [> {note}]

                        Bitte probieren Sie es aus und sagen Sie uns, ob das stimmt. Wenn nicht, arbeiten wir weiter daran.
                        """ + FACTS + "Gelöst am: {at}");
        texts.kind(MERGED)
                .subject("Ihre Meldung wird mit einem anderen Vorfall bearbeitet: {title} ({incident})")
                .brief("Ihre Meldung zu {service} wird nun mit einem anderen Vorfall bearbeitet: {title}. {incident}")
                .spoken("Ihre Meldung wird nun zusammen mit einem anderen Vorfall bearbeitet." + CONCERNS + NUMBER)
                .text("""
                        Was Sie gemeldet haben, hat dieselbe Ursache wie ein anderer Vorfall und wird zusammen mit ihm bearbeitet.

                        [> {note}]
                        """ + FACTS + """

                        Für Sie ist nichts zu tun.""");
    }
}
