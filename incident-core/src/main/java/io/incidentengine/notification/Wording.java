package io.incidentengine.notification;

import java.util.List;

/**
 * The plain words of a notification, in English: enough to understand it over any channel. No personal data is in it.
 *
 * @param subject one line
 * @param text the whole text, a line per fact
 */
public record Wording(String subject, String text) {

    /**
     * Words a notification.
     *
     * @param notification what was decided
     * @return subject and text
     */
    public static Wording of(Notification notification) {
        String subject = "[" + notification.incident() + "] " + notification.kind() + ", " + notification.severity()
                + ": " + notification.facts().getOrDefault(Facts.TITLE, "");
        StringBuilder text = new StringBuilder(subject);
        for (String name : Facts.IN_TEXT) {
            String fact = notification.facts().get(name);
            if (fact != null) {
                text.append('\n').append(name).append(": ").append(fact);
            }
        }
        return new Wording(subject, text.toString());
    }

    /** The names of the facts that a notification of the engine's own may carry. */
    public static final class Facts {
        /** The incident's title. */
        public static final String TITLE = "title";

        /** The affected service. */
        public static final String SERVICE = "service";

        /** What somebody wrote: a reason, the progress, the solution. */
        public static final String NOTE = "note";

        /** The milestone whose limit has passed. */
        public static final String MILESTONE = "milestone";

        /** The deadline that was missed, or the time at which something is due. */
        public static final String DEADLINE = "deadline";

        /** Why a limit has passed, where it is not plain lateness. */
        public static final String CAUSE = "cause";

        /** How many earlier steps are told with this one (S22). */
        public static final String COLLAPSED = "told together";

        private static final List<String> IN_TEXT = List.of(SERVICE, MILESTONE, DEADLINE, CAUSE, NOTE, COLLAPSED);

        private Facts() {}
    }
}
