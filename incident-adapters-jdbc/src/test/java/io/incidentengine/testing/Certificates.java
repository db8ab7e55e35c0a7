package io.incidentengine.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of the tests' own, made anew with the JDK's keytool, and those who trust it. */
public final class Certificates {
    public static final String PASSWORD = "changeit";

    private final Path file;
    private final SSLContext context;

    private Certificates(Path file, SSLContext context) {
        this.file = file;
        this.context = context;
    }

    /** One for a host's name, such as {@code localhost}. */
    public static Certificates of(String host) {
        try {
            Path directory = Files.createTempDirectory("certificates");
            directory.toFile().deleteOnExit();
            Path file = directory.resolve(host + ".p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            host,
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "SAN=dns:" + host,
                            "-validity",
                            "30",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start();
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
            file.toFile().deleteOnExit();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore others = KeyStore.getInstance("PKCS12");
            others.load(null, null);
            others.setCertificateEntry(host, keys.getCertificate(host));
            trusted.init(others);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return new Certificates(file, context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The key store, for servers that read one. */
    public Path file() {
        return file;
    }

    public SSLContext context() {
        return context;
    }

    public SSLSocketFactory trusting() {
        return context.getSocketFactory();
    }
}
