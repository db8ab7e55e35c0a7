package io.incidentengine.mail;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import io.incidentengine.testing.Certificates;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificate that all mail servers of this process show; it bears the name {@code localhost}. */
final class ServerKeys {
    private ServerKeys() {}

    /** Sees to it that they do not show the one that everybody has. */
    static void prepare() {
        if (System.getProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY) == null) {
            System.setProperty(
                    DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
                    Certificates.of("localhost").file().toString());
            System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, Certificates.PASSWORD);
        }
    }

    /** Trusts it and no other. */
    static SSLSocketFactory trusting() throws Exception {
        KeyStore shown = ((DummySSLServerSocketFactory) DummySSLServerSocketFactory.getDefault()).getKeyStore();
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        String alias = shown.aliases().nextElement();
        anchors.setCertificateEntry(alias, shown.getCertificate(alias));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
