package io.incidentengine.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A fixed-length name for a key that may be long: keys of notifications and messages hold several names of up to two
 * hundred characters, and not every database can index them.
 */
final class Key {
    private static final int LENGTH = 16;

    private Key() {}

    /** Half of the key's SHA-256. */
    static byte[] of(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
