package io.incidentengine.examples.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends where its source fails and remembers the failure, so that what came before stays readable.
 *
 * <p>A decoder that meets an exception throws away the characters that it has decoded but not yet handed on. It meets
 * none here.
 */
final class DamageTolerantStream extends InputStream {
    private final InputStream source;
    private @Nullable IOException damage;

    DamageTolerantStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (damage != null) {
            return -1;
        }
        try {
            return source.read(target, offset, length);
        } catch (IOException e) {
            damage = e;
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The failure that ended the stream; empty while it is sound. */
    Optional<IOException> damage() {
        return Optional.ofNullable(damage);
    }
}
