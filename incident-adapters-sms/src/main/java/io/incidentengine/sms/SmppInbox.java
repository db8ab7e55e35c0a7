package io.incidentengine.sms;

import io.incidentengine.notification.News;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server sends: receipts and replies. Each is confirmed once it is stored, and not before: what cannot be stored now is
 * refused for now (ESME_RX_T_APPN), so that the server sends it again. Thread-safe.
 */
final class SmppInbox implements MessageReceiverListener {
    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);
    private static final byte[] NOTHING = {};

    private final SentParts parts;
    private final InstantSource time;
    private final Semaphore handlers = new Semaphore(SmppBinding.HANDLERS);
    private volatile @Nullable SmsIntake intake;

    SmppInbox(SentParts parts, InstantSource time) {
        this.parts = parts;
        this.time = time;
    }

    void into(SmsIntake value) {
        intake = value;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        byte[] octets = pdu.getShortMessage();
        handle(pdu, octets == null ? NOTHING : octets, pdu.getDataCoding(), pdu.isUdhi());
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        handle(pdu, NOTHING, pdu.getDataCoding(), pdu.isUdhi());
        try {
            return new DataSmResult(new MessageId("0"), new OptionalParameter[0]);
        } catch (PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification pdu) {
        LOG.debug("An alert notification, which is of no use here");
    }

    private void handle(AbstractSmCommand pdu, byte[] text, byte coding, boolean header)
            throws ProcessRequestException {
        SmsIntake known = intake;
        if (known == null || !handlers.tryAcquire()) {
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
        try {
            OptionalParameter.Message_payload payload =
                    pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
            byte[] octets = text.length == 0 && payload != null ? payload.getValue() : text;
            if (SmsReceipt.is(pdu)) {
                receipt(known, pdu, octets);
            } else {
                reply(known, pdu.getSourceAddr(), octets, coding, header);
            }
        } catch (RuntimeException failure) {
            LOG.warn("What the SMPP server sent cannot be taken in now: {}", Failures.described(failure));
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        } finally {
            handlers.release();
        }
    }

    private void receipt(SmsIntake known, AbstractSmCommand pdu, byte[] octets) {
        Optional<SmsReceipt> read = SmsReceipt.of(pdu, octets);
        if (read.isEmpty()) {
            LOG.warn("A receipt does not say which message it is about, and is passed over");
            return;
        }
        SmsReceipt receipt = read.get();
        if (receipt.status() == null) {
            return; // it is on its way
        }
        SentParts.Receipt came = new SentParts.Receipt(receipt, String.valueOf(pdu.getSourceAddr()), now());
        SentParts.Meaning meaning = parts.said(came);
        meaning.news().ifPresent(known::receipt);
        if (!meaning.known()) {
            tell(known, came);
        }
    }

    /** Of what another node has sent, or this one before a restart, or of what is not answered yet. */
    private static void tell(SmsIntake known, SentParts.Receipt came) {
        Set<String> names = new LinkedHashSet<>(List.of(came.receipt().id()));
        names.addAll(MessageIds.of(came.receipt().id()));
        News.Reception unused = known.receipt(names.stream().map(came::news).toList());
    }

    private void reply(SmsIntake known, @Nullable String from, byte[] octets, byte coding, boolean header) {
        Optional<PhoneNumber> sender = known.numbers().ofProvider(from == null ? "" : from);
        if (sender.isEmpty()) {
            LOG.info("A short message comes from what is no phone number, and is passed over");
            return;
        }
        int begin = header && octets.length > 0 ? Math.min(octets.length, 1 + (octets[0] & 0xFF)) : 0;
        if (part(octets, begin) > 1) {
            return; // the first one says what is meant
        }
        String text = text(Arrays.copyOfRange(octets, begin, octets.length), coding);
        Optional<News> unused = known.reply(new SmsReply(sender.get(), text, now()));
    }

    /** Which part of a long message it is (3GPP TS 23.040, 9.2.3.24): 1 for one that is whole. */
    private static int part(byte[] octets, int end) {
        for (int at = 1; at + 1 < end; at += 2 + (octets[at + 1] & 0xFF)) {
            int length = octets[at + 1] & 0xFF;
            if ((octets[at] == 0 || octets[at] == 8) && length >= 3 && at + 1 + length < end) {
                return octets[at + 1 + length] & 0xFF;
            }
        }
        return 1;
    }

    private static String text(byte[] octets, byte coding) {
        Charset charset = switch (coding & 0x0F) {
            case 8 -> StandardCharsets.UTF_16BE;
            case 0 -> null;
            default -> StandardCharsets.ISO_8859_1;
        };
        return charset == null ? Gsm7.decoded(octets) : new String(octets, charset);
    }

    private Instant now() {
        return time.instant();
    }
}
