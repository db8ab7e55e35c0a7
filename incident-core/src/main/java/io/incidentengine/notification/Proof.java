package io.incidentengine.notification;

import io.incidentengine.model.Required;

/**
 * What proves that a message arrived over one channel (S29).
 *
 * @param grade the grade that is wanted
 * @param withoutReceipts the grade that is enough where the channel has no receipts
 */
public record Proof(Grade grade, Grade withoutReceipts) {
    /** That a provider took it. */
    public static final Proof ACCEPTED = of(Grade.ACCEPTED);

    /** That it was delivered, or where there are no receipts, that a provider took it. */
    public static final Proof DELIVERED_OR_ACCEPTED = new Proof(Grade.DELIVERED, Grade.ACCEPTED);

    /** That a person said so. */
    public static final Proof ACKNOWLEDGED = of(Grade.ACKNOWLEDGED);

    /** Refuses what is missing. */
    public Proof {
        grade = Required.value("proof grade", grade);
        withoutReceipts = Required.value("proof grade without receipts", withoutReceipts);
    }

    /**
     * The same grade on every channel.
     *
     * @param grade the grade
     * @return the proof
     */
    public static Proof of(Grade grade) {
        return new Proof(grade, grade);
    }

    /**
     * The grade that is enough.
     *
     * @param hasReceipts whether the channel has receipts
     * @return the grade
     */
    public Grade enough(boolean hasReceipts) {
        return hasReceipts ? grade : withoutReceipts;
    }
}
