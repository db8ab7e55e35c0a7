package io.incidentengine.mail;

import java.time.Instant;
import java.util.function.Function;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.Item;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * A mail on an IMAP server, of which no more is asked than its size, its date and its bytes: what its structure is, no server
 * need understand.
 */
record ImapLetter(long validity, long uid, Function<String, Response[]> server) implements Mailbox.Letter {
    @Override
    public String name() {
        return validity + "/" + uid;
    }

    @Override
    public long size() {
        RFC822SIZE size = item("RFC822.SIZE", RFC822SIZE.class);
        return size == null ? 0 : size.size;
    }

    @Override
    public Instant received(Instant otherwise) {
        INTERNALDATE date = item("INTERNALDATE", INTERNALDATE.class);
        return date == null || date.getDate() == null
                ? otherwise
                : date.getDate().toInstant();
    }

    @Override
    public byte[] first(int bytes) {
        BODY body = item("BODY.PEEK[]<0." + bytes + ">", BODY.class);
        ByteArray read = body == null ? null : body.getByteArray();
        return read == null ? new byte[0] : read.getNewBytes();
    }

    private <T extends Item> @Nullable T item(String name, Class<T> type) {
        for (Response answer : server.apply("UID FETCH " + uid + " (UID " + name + ")")) {
            if (answer instanceof FetchResponse fetched && isThis(fetched.getItem(UID.class))) {
                T item = fetched.getItem(type);
                if (item != null) {
                    return item;
                }
            }
        }
        return null;
    }

    private boolean isThis(@Nullable UID answered) {
        return answered != null && answered.uid == uid;
    }
}
