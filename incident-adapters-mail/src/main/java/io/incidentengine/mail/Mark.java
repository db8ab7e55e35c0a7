package io.incidentengine.mail;

/** What was done with a mail, as a keyword on it: a person can look for it, and take it off to have the mail read again. */
enum Mark {
    /** It is on record, or asks for nothing. */
    HANDLED("IncidentEngine"),
    /** Somebody asked for what he may not, or what is not possible. */
    TURNED_AWAY("IncidentEngineTurnedAway"),
    /** It could not be handled, several times. */
    SET_ASIDE("IncidentEngineSetAside");

    private final String keyword;

    Mark(String keyword) {
        this.keyword = keyword;
    }

    /** How it is called in the mailbox; without a {@code $}, as that is for keywords of all programs (RFC 5788). */
    String keyword() {
        return keyword;
    }
}
