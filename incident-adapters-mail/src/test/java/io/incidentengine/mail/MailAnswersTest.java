package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.mail.AnswerWords.Verdict;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is understood of an answer. */
class MailAnswersTest {

    @Test
    void quotes_signatures_and_who_wrote_them_are_not_the_senders_own_words() {
        assertThat(OwnWords.of("Yes, it works.\n\nOn Mon, 2 Mar 2026, Desk wrote:\n> Is it solved?\n> Please say."))
                .isEqualTo("Yes, it works.");
        assertThat(OwnWords.of("Ja.\n-- \nAnn\nExample Ltd")).isEqualTo("Ja.");
        assertThat(OwnWords.of("Nein.\n\n-----Ursprüngliche Nachricht-----\nVon: Desk\nalt"))
                .isEqualTo("Nein.");
        assertThat(OwnWords.of("No.\n\nFrom: Desk\nSent: Monday\nTo: Ann\n\nold"))
                .isEqualTo("No.");
        assertThat(OwnWords.of("Am 2. März 2026 um 10:00 schrieb\nDesk <d@x>:\n> alt\nneu darunter"))
                .isEqualTo("neu darunter");
    }

    @Test
    void what_only_looks_like_a_quotation_is_kept() {
        assertThat(OwnWords.of("On the other hand it fails:\nerror 5"))
                .isEqualTo("On the other hand it fails:\nerror 5");
        assertThat(OwnWords.of("From: here on it is slow\nnothing else"))
                .isEqualTo("From: here on it is slow\nnothing else");
    }

    @Test
    @Tag("S13")
    void a_reporter_confirms_or_rejects_by_the_first_words() {
        assertThat(List.of("Yes", "yes, it works again", "Ok!", "No problem any more.", "Ja, danke", "Funktioniert."))
                .allSatisfy(text -> assertThat(verdict(text)).as(text).isEqualTo(Verdict.CONFIRMED));
        assertThat(List.of("No", "no, still down", "Still broken", "Doesn’t work", "Nein", "Funktioniert nicht."))
                .allSatisfy(text -> assertThat(verdict(text)).as(text).isEqualTo(Verdict.REJECTED));
    }

    @Test
    @Tag("S13")
    void what_is_not_certain_is_neither() {
        assertThat(List.of("", "Maybe", "Yes, but not in Berlin", "Ok, aber langsam", "Thanks", "The shop works"))
                .allSatisfy(text -> assertThat(verdict(text)).as(text).isEqualTo(Verdict.UNCLEAR));
        assertThat(verdict("yes " + "x".repeat(1_000))).isEqualTo(Verdict.UNCLEAR);
    }

    @ParameterizedTest
    @Tag("S13")
    @CsvSource(
            delimiter = ';',
            value = {
                "No problems any more, thanks; CONFIRMED",
                "Hi,|yes, it works again for me.|Thank you very much|Best regards|Rita Smith; CONFIRMED",
                "Not a problem anymore, works; CONFIRMED",
                "Okay; CONFIRMED",
                "Yes, they are.; CONFIRMED",
                "Noch nicht; REJECTED",
                "Still not fixed; REJECTED",
                "No. When will it be fixed?; REJECTED",
                "Yesterday it worked; UNCLEAR",
                "Works for me. But the second shop is down; UNCLEAR",
                "Yes|but it is broken again since noon; UNCLEAR",
                "Yes|Broken; UNCLEAR",
                "ok, I will check tomorrow; UNCLEAR",
                "Ok will test; UNCLEAR",
                "ok, thanks; UNCLEAR",
                "ok thanks, checking; UNCLEAR",
                "Fixed? I do not think so; UNCLEAR",
                "Confirm receipt, will test; UNCLEAR",
                "Resolved by whom?; UNCLEAR",
                "Works? Nope.; UNCLEAR",
                "Works?; UNCLEAR",
                "No, it works now; UNCLEAR",
                "Still fine, thanks!; UNCLEAR",
                "Still works; UNCLEAR",
                "Still open?; UNCLEAR",
                "Not sure, will test; UNCLEAR"
            })
    void only_who_says_nothing_else_confirms_and_only_who_is_sure_rejects(String text, Verdict verdict) {
        assertThat(verdict(text.replace('|', '\n'))).isEqualTo(verdict);
    }

    private static Verdict verdict(String text) {
        return AnswerWords.STANDARD.verdict(text, "Rita Smith");
    }

    @Test
    @Tag("S33")
    void an_answer_that_says_no_more_than_read_is_bare() {
        assertThat(List.of("", "ACK", "ok, thanks!", "Danke.", "Got it - on it", "👍"))
                .allSatisfy(text ->
                        assertThat(AnswerWords.STANDARD.isBare(text)).as(text).isTrue());
        assertThat(List.of("ok, restarted node 3", "why?", "ack ".repeat(200), "日本語"))
                .allSatisfy(text ->
                        assertThat(AnswerWords.STANDARD.isBare(text)).as(text).isFalse());
    }

    @Test
    void words_of_another_language_are_added() {
        AnswerWords both = AnswerWords.STANDARD.and(new AnswerWords(
                List.of("Oui"), List.of("Non", "Toujours pas"), List.of("mais"), List.of("merci"), List.of("Merci")));

        assertThat(both.verdict("Oui, merci", "")).isEqualTo(Verdict.CONFIRMED);
        assertThat(both.verdict("Oui, mais lent", "")).isEqualTo(Verdict.UNCLEAR);
        assertThat(both.verdict("toujours pas", "")).isEqualTo(Verdict.REJECTED);
        assertThat(both.verdict("Yes", "")).isEqualTo(Verdict.CONFIRMED);
        assertThat(both.isBare("merci, thanks")).isTrue();
    }
}
