package io.incidentengine.sms;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsmpp.SMPPConstant;

/**
 * What a negative answer to a message means (SMPP 3.4, 5.1.3). A refusal that has to do with the number or the message is for good.
 * One that has to do with the login, the sender or the server is for somebody to mend, and so it is tried again, as is one that says
 * nothing, such as those of a provider's own (0x400 and more): none of them took the message.
 */
final class SmppStatus {
    private static final Map<Integer, String> FOR_GOOD = new HashMap<>();
    private static final Map<Integer, String> FOR_NOW = new HashMap<>();

    static {
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RINVMSGLEN, "the message has a wrong length");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RINVDSTADR, "no such number");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RINVDSTTON, "no such kind of number");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RINVDSTNPI, "no such numbering plan");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RINVNUMDESTS, "no number");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RINVDCS, "an alphabet that is not known");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RX_P_APPN, "a permanent error");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RX_R_APPN, "refused");
        FOR_GOOD.put(SMPPConstant.STAT_ESME_RDELIVERYFAILURE, "it could not be delivered");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RTHROTTLED, "too many at once");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RMSGQFUL, "its queue is full");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RSYSERR, "a system error");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RX_T_APPN, "a temporary error");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RSUBMITFAIL, "it did not take it");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RINVBNDSTS, "not logged in");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RINVSRCADR, "the sender is not allowed");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RINVSRCTON, "the kind of sender is not allowed");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RINVSRCNPI, "the numbering plan of the sender is not allowed");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RINVPASWD, "the password is wrong");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RINVSYSID, "the user is not known");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RBINDFAIL, "the login is refused");
        FOR_NOW.put(SMPPConstant.STAT_ESME_RALYBND, "it is logged in already");
    }

    private SmppStatus() {}

    static SendResult of(int status) {
        String said = described(status);
        if (FOR_GOOD.containsKey(status)) {
            return new Rejected(said);
        }
        return status == SMPPConstant.STAT_ESME_RUNKNOWNERR ? new Ambiguous(said) : new RetryLater(said, Duration.ZERO);
    }

    /** Whether the server asks to be slower. */
    static boolean isThrottling(int status) {
        return status == SMPPConstant.STAT_ESME_RTHROTTLED || status == SMPPConstant.STAT_ESME_RMSGQFUL;
    }

    /** Such as {@code no such number (status 0x0b)}. */
    static String described(int status) {
        String words = FOR_GOOD.getOrDefault(status, FOR_NOW.getOrDefault(status, "refused"));
        return words + String.format(Locale.ROOT, " (status 0x%02x)", status);
    }
}
