package io.incidentengine.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Shows instants to people who read one language. The pattern is the language's own, not the platform's: that one changes
 * from one Java release to the next.
 */
final class Moments {
    private final DateTimeFormatter written;
    private final DateTimeFormatter brief;
    private final DateTimeFormatter spoken;
    private final DateTimeFormatter abbreviation;
    private final DateTimeFormatter name;
    private final String utc;

    /** Patterns as in {@link DateTimeFormatter}, and how the universal time is called when spoken. */
    Moments(Locale locale, String written, String brief, String spoken, String utc) {
        this.written = DateTimeFormatter.ofPattern(written, locale);
        this.brief = DateTimeFormatter.ofPattern(brief, locale);
        this.spoken = DateTimeFormatter.ofPattern(spoken, locale);
        this.abbreviation = DateTimeFormatter.ofPattern("zzz", locale);
        this.name = DateTimeFormatter.ofPattern("zzzz", locale);
        this.utc = utc;
    }

    String show(Instant instant, ZoneId zone, TemplateForm form) {
        ZonedDateTime at = instant.atZone(zone);
        return switch (form) {
            case SPOKEN -> spoken.format(at) + ", " + spokenZone(at);
            case SHORT -> brief.format(at) + " " + writtenZone(at);
            case SUBJECT, TEXT -> written.format(at) + " " + writtenZone(at);
        };
    }

    /** The abbreviation alone can mean several zones, as CST and IST do, so the offset stands beside it. */
    private String writtenZone(ZonedDateTime at) {
        String offset = offset(at.getOffset());
        String known = abbreviation.format(at);
        boolean says =
                !known.equals("UTC") && !known.equals("Z") && known.chars().allMatch(Character::isLetter);
        return says ? known + " (" + (offset.equals("UTC") ? "UTC+0" : offset) + ")" : offset;
    }

    private String spokenZone(ZonedDateTime at) {
        if (at.getZone().normalized().equals(ZoneOffset.UTC)) {
            return utc;
        }
        String known = name.format(at);
        return known.chars().anyMatch(Character::isDigit) ? offset(at.getOffset()) : known;
    }

    private static String offset(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        int hours = Math.abs(minutes) / 60;
        int rest = Math.abs(minutes) % 60;
        return "UTC" + (minutes < 0 ? "-" : "+") + hours + (rest == 0 ? "" : ":" + (rest < 10 ? "0" : "") + rest);
    }
}
