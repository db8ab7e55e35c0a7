package io.incidentengine.mail;

import java.time.Instant;
import java.util.function.Function;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
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
    public ReceivedMail read(int most, Mailbox.Reading reading) {
        String wanted = "UID RFC822.SIZE INTERNALDATE BODY.PEEK[]<0." + most + ">";
        for (Response answer : server.apply("UID FETCH " + uid + " (" + wanted + ")")) {
            if (answer instanceof FetchResponse fetched && isThis(fetched.getItem(UID.class))) {
                byte[] bytes = bytes(fetched.getItem(BODY.class));
                RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
                long whole = size == null || bytes.length < most ? bytes.length : Math.max(bytes.length, size.size);
                return reading.of(bytes, whole, time(fetched.getItem(INTERNALDATE.class)));
            }
        }
        throw new IllegalStateException("the server gave nothing of mail " + name());
    }

    private boolean isThis(@Nullable UID answered) {
        return answered != null && answered.uid == uid;
    }

    private byte[] bytes(@Nullable BODY body) {
        ByteArray read = body == null ? null : body.getByteArray();
        if (read == null || read.getCount() == 0) {
            throw new IllegalStateException("the server gave nothing of mail " + name());
        }
        return read.getNewBytes();
    }

    private static @Nullable Instant time(@Nullable INTERNALDATE date) {
        return date == null || date.getDate() == null ? null : date.getDate().toInstant();
    }
}
