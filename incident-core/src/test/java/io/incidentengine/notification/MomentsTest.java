package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are shown in the language and the zone of whoever reads them. */
class MomentsTest {

    private static String shown(String instant, String language, String zone, ChannelType channel) {
        MessageTemplates templates = MessageTemplates.standard();
        for (TemplateForm form : TemplateForm.values()) {
            templates = templates.with(
                    Locale.forLanguageTag(language), NotificationKind.INITIAL, form, "[{next deadline}|none]");
        }
        return templates
                .words(
                        Told.of(NotificationKind.INITIAL, Map.of(Facts.NEXT_DEADLINE, instant)),
                        channel,
                        Told.reader(Locale.forLanguageTag(language), zone))
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "2026-03-29T00:59:00Z # en # Europe/Berlin # Sun 29 Mar 2026, 01:59 CET (UTC+1)",
                "2026-03-29T01:00:00Z # en # Europe/Berlin # Sun 29 Mar 2026, 03:00 CEST (UTC+2)",
                "2026-10-25T00:30:00Z # de # Europe/Berlin # So. 25. Okt. 2026, 02:30 Uhr MESZ (UTC+2)",
                "2026-10-25T01:30:00Z # de # Europe/Berlin # So. 25. Okt. 2026, 02:30 Uhr MEZ (UTC+1)",
                "2026-03-02T08:00:00Z # en # Europe/London # Mon 2 Mar 2026, 08:00 GMT (UTC+0)",
                "2026-03-02T08:00:00Z # en # UTC # Mon 2 Mar 2026, 08:00 UTC",
                "2026-03-02T08:00:00Z # en # Z # Mon 2 Mar 2026, 08:00 UTC",
                "2026-03-02T08:00:00Z # en # +05:30 # Mon 2 Mar 2026, 13:30 UTC+5:30",
                "2026-03-02T08:00:00Z # en # America/Chicago # Mon 2 Mar 2026, 02:00 CST (UTC-6)",
                "2026-03-02T20:00:00Z # en # Asia/Shanghai # Tue 3 Mar 2026, 04:00 CST (UTC+8)"
            })
    void in_a_mail_with_a_zone_that_cannot_be_mistaken(String instant, String language, String zone, String expected) {
        assertThat(shown(instant, language, zone, ChannelType.EMAIL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "en # Europe/Berlin # 2 Mar 09:00 CET (UTC+1)",
                "de # Europe/Berlin # 2.3. 09:00 MEZ (UTC+1)",
                "en # UTC # 2 Mar 08:00 UTC"
            })
    void in_an_sms_shortly(String language, String zone, String expected) {
        assertThat(shown("2026-03-02T08:00:00Z", language, zone, ChannelType.SMS))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "en # Europe/Berlin # Monday, 2 March, 9:00 AM, Central European Standard Time",
                "de # Europe/Berlin # Montag, 2. März, 9:00 Uhr, Mitteleuropäische Normalzeit",
                "en # UTC # Monday, 2 March, 8:00 AM, Coordinated Universal Time",
                "de # Z # Montag, 2. März, 8:00 Uhr, koordinierte Weltzeit",
                "en # +05:30 # Monday, 2 March, 1:30 PM, UTC+5:30"
            })
    void on_the_phone_in_words(String language, String zone, String expected) {
        assertThat(shown("2026-03-02T08:00:00Z", language, zone, ChannelType.PHONE))
                .isEqualTo(expected);
    }

    @Test
    void what_is_no_instant_is_shown_as_it_is() {
        assertThat(shown("soon", "en", "UTC", ChannelType.EMAIL)).isEqualTo("soon");
    }
}
