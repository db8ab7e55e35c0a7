package io.incidentengine.mail;

import java.util.List;

/** How handing one mail to a server ended, for those whom it was handed over for. */
sealed interface Transmission {

    /**
     * The server took it, for all but some, or for none: what it said of those is told.
     *
     * @param refusals the recipients that the server did not take
     */
    record Taken(List<Refusal> refusals) implements Transmission {}

    /**
     * It did not come to it, and the mail is not to blame: nothing was sent.
     *
     * @param reason why
     */
    record NotNow(String reason) implements Transmission {}

    /**
     * The server does not want this mail, whoever it is for.
     *
     * @param reason why
     */
    record Unwanted(String reason) implements Transmission {}

    /**
     * The whole mail went out, and no answer came: the server may have it (RFC 1047).
     *
     * @param reason what happened
     */
    record Unanswered(String reason) implements Transmission {}

    /**
     * A recipient that the server did not take.
     *
     * @param address whom
     * @param reply what it said
     * @param permanent whether it is no use to try again
     */
    record Refusal(String address, String reply, boolean permanent) {}
}
