package io.incidentengine.sms;

import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.sms.HalfSent.Progress;
import io.incidentengine.sms.SmppBinding.Unbound;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;

/** Sends messages in their parts, one after the other, and says of each message what came of it. Thread-safe. */
final class SmppSending {
    private static final byte UDHI = 0x40;

    private final SmppBinding binding;
    private final SentParts parts;
    private final Consumer<News> early;
    private final Form form;
    private final Semaphore window;
    private final Throttle throttle = new Throttle();
    private final HalfSent halfSent = new HalfSent();
    private final AtomicInteger references =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1 << 16));

    /**
     * How messages are written.
     *
     * @param sender whom they come from
     * @param wide whether long ones have a reference of 16 bits
     * @param receipts whether receipts are asked for
     * @param window how many may be under way
     * @param begin how long after the beginning a part may be begun
     */
    record Form(SmsSender sender, boolean wide, boolean receipts, int window, Duration begin) {}

    SmppSending(SmppBinding binding, SentParts parts, Consumer<News> early, Form form) {
        this.binding = binding;
        this.parts = parts;
        this.early = early;
        this.form = form;
        this.window = new Semaphore(form.window(), true);
    }

    SendResult send(Sms sms) {
        SmsParts cut = SmsParts.of(sms.text(), form.wide());
        if (cut.count() > SmsParts.MOST) {
            return new Rejected(cut.count() + " parts; allowed: " + SmsParts.MOST);
        }
        long latest = System.nanoTime() + form.begin().toNanos();
        try {
            if (!window.tryAcquire(form.begin().toNanos(), TimeUnit.NANOSECONDS)) {
                return new RetryLater("the window is full", Duration.ZERO);
            }
            try {
                return send(sms, cut, latest);
            } finally {
                window.release();
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return new RetryLater("given up before it was sent", Duration.ZERO);
        }
    }

    private SendResult send(Sms sms, SmsParts cut, long latest) {
        Progress progress = halfSent.take(sms, references.incrementAndGet() & 0xFFFF, cut.count());
        for (int part = 0; part < cut.count(); part++) {
            if (progress.ids().containsKey(part)) {
                continue;
            }
            SendResult result = sendWhenAllowed(sms, cut, part, progress.reference(), latest);
            if (!(result instanceof Accepted accepted)) {
                if (!(result instanceof Rejected)) {
                    halfSent.put(progress);
                }
                return cut.count() == 1
                        ? result
                        : halfSent(result, part + 1, cut.count(), progress.ids().size());
            }
            progress.ids().put(part, accepted.reference());
            if (form.receipts() && !accepted.reference().isEmpty()) {
                parts.taken(progress.whole(), part, accepted.reference()).forEach(early);
            }
        }
        return new Accepted(progress.ids().getOrDefault(0, ""));
    }

    private static SendResult halfSent(SendResult result, int part, int count, int taken) {
        String where = "part " + part + " of " + count + ", of which " + taken + " are taken: ";
        if (result instanceof RetryLater later) {
            return new RetryLater(where + later.reason(), later.after());
        }
        return result instanceof Rejected rejected
                ? new Rejected(where + rejected.reason())
                : new Ambiguous(where + ((Ambiguous) result).reason());
    }

    /** Again and again while the server asks to be slower, as long as there is time. */
    private SendResult sendWhenAllowed(Sms sms, SmsParts cut, int part, int reference, long latest) {
        String busy = "";
        boolean lost = false;
        try {
            while (throttle.pass(latest) && latest - System.nanoTime() > 0) {
                SmppSession session = binding.session();
                if (latest - System.nanoTime() <= 0) {
                    break;
                }
                try {
                    Accepted accepted = submit(session, sms, cut, part, reference);
                    throttle.taken();
                    return accepted;
                } catch (NegativeResponseException refused) {
                    if (!SmppStatus.isThrottling(refused.getCommandStatus())) {
                        return SmppStatus.of(refused.getCommandStatus());
                    }
                    throttle.slower();
                    busy = SmppStatus.described(refused.getCommandStatus());
                } catch (IOException notSent) { // it died while nobody looked: another is made at once, but only once
                    if (lost) {
                        return new RetryLater("the connection was lost before it was sent", Duration.ZERO);
                    }
                    lost = true;
                }
            }
            return new RetryLater(busy.isEmpty() ? "no time is left" : busy, Duration.ZERO);
        } catch (Unbound down) {
            return new RetryLater(down.reason(), Duration.ZERO);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return new RetryLater("given up before it was sent", Duration.ZERO);
        } catch (GenericNackResponseException notUnderstood) {
            return SmppStatus.of(notUnderstood.getCommandStatus());
        } catch (ResponseTimeoutException | InvalidResponseException unanswered) {
            return new Ambiguous(
                    unanswered instanceof SmppSession.Lost
                            ? String.valueOf(unanswered.getMessage())
                            : "no answer came in time");
        } catch (PDUException unfit) {
            return new Rejected("it does not fit into the protocol: "
                    + unfit.getClass().getSimpleName()); // its message quotes what does not fit
        }
    }

    private Accepted submit(SmppSession session, Sms sms, SmsParts cut, int part, int reference)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        long answersBefore = session.answers();
        try {
            return new Accepted(session.submitShortMessage(
                            "",
                            form.sender().type(),
                            form.sender().plan(),
                            form.sender().address(),
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            sms.to().digits(),
                            new ESMClass(cut.count() == 1 ? 0 : UDHI),
                            (byte) 0,
                            (byte) 0,
                            null,
                            null,
                            new RegisteredDelivery(
                                    form.receipts()
                                            ? SMSCDeliveryReceipt.SUCCESS_FAILURE
                                            : SMSCDeliveryReceipt.DEFAULT),
                            (byte) 0,
                            new RawDataCoding(cut.dataCoding()),
                            (byte) 0,
                            cut.octets(part, reference, form.wide()))
                    .getMessageId());
        } catch (ResponseTimeoutException hung) {
            if (session.answers() == answersBefore && !Thread.currentThread().isInterrupted()) {
                binding.drop(session);
            }
            throw hung;
        }
    }
}
