package io.incidentengine.sms;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SendCommandTask;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.util.DefaultComposer;

/**
 * A session that lets nobody wait for an answer that cannot come any more: when it ends, whoever waits hears so at once. That is
 * {@link Lost}; an {@link IOException} of a command says that it was not sent, or not all of it. And no PDU is larger than one can
 * be.
 */
final class SmppSession extends SMPPSession {
    /** A PDU with a payload of 64 KiB, and what stands around it. */
    private static final int LARGEST = 70_000;

    private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong answers = new AtomicLong();

    SmppSession(ConnectionFactory connections) {
        super(new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())), new BoundedReader(), connections);
        addSessionStateListener((state, before, session) -> {
            if (state == SessionState.CLOSED || (before.isBound() && !state.isBound())) {
                waiting.forEach(this::giveUp);
            }
        });
    }

    /** The session ended before the answer came. */
    static final class Lost extends InvalidResponseException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("the connection ended before the answer came");
        }
    }

    boolean isBound() {
        return getSessionState().isBound();
    }

    /** How many commands were answered: a server that answers none of them hangs. */
    long answers() {
        return answers.get();
    }

    private void giveUp(int sequence) {
        PendingResponse<Command> pending = removePendingResponse(sequence);
        if (pending != null) {
            pending.doneWithInvalidResponse(new Lost());
        }
    }

    @Override
    protected Command executeSendCommand(SendCommandTask task, long timeout)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        Followed followed = new Followed(task);
        try {
            Command answer = super.executeSendCommand(followed, timeout);
            answers.incrementAndGet();
            return answer;
        } catch (NegativeResponseException negative) {
            answers.incrementAndGet();
            throw negative;
        } finally {
            waiting.remove(followed.sequence);
        }
    }

    private final class Followed implements SendCommandTask {
        private final SendCommandTask task;
        private int sequence;

        Followed(SendCommandTask task) {
            this.task = task;
        }

        @Override
        public void executeTask(OutputStream out, int number) throws PDUException, IOException {
            sequence = number;
            waiting.add(number);
            if (getSessionState().isNotClosed()) { // else whoever ended it may have looked before
                task.executeTask(out, number);
            } else {
                throw new IOException("the connection has ended");
            }
        }

        @Override
        public String getCommandName() {
            return task.getCommandName();
        }
    }

    private static final class BoundedReader extends DefaultPDUReader {
        @Override
        public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
            Command header = super.readPDUHeader(in);
            if (header.getCommandLength() > LARGEST) {
                throw new IOException("a PDU of " + header.getCommandLength() + " octets");
            }
            return header;
        }
    }
}
