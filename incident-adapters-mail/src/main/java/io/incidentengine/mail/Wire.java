package io.incidentengine.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * What one connection goes over, so that somebody else can cut it while its user waits. Only the sockets below TLS are
 * closed: at one with TLS the closing itself may wait. Thread-safe.
 */
final class Wire {
    private final List<Socket> sockets = new ArrayList<>(1);
    private boolean cut;

    /** Has the mail library connect over this. */
    void into(Properties properties) {
        properties.put("mail.smtp.socketFactory", new Plain());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        if (Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"))) {
            Object given = properties.get("mail.smtp.ssl.socketFactory");
            properties.put("mail.smtp.ssl.socketFactory", new Secure((SSLSocketFactory)
                    (given == null ? SSLSocketFactory.getDefault() : given)));
        }
    }

    /** Ends the connection, and whoever reads or writes there hears of it at once. */
    synchronized void cut() {
        cut = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException closed) {
                // it is closed all the same
            }
        }
    }

    synchronized boolean isCut() {
        return cut;
    }

    private synchronized Socket kept(Socket socket) throws IOException {
        if (cut) {
            socket.close();
            throw new SocketException("its time is over");
        }
        sockets.add(socket);
        return socket;
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            return kept(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return createSocket(InetAddress.getByName(host), port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(InetAddress.getByName(host), port, from, fromPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            Socket socket = createSocket();
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            Socket socket = createSocket();
            socket.bind(new InetSocketAddress(from, fromPort));
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        }
    }

    /** TLS from the start, over a socket that is known here. */
    private final class Secure extends SSLSocketFactory {
        private final SSLSocketFactory factory;
        private final Plain plain = new Plain();

        private Secure(SSLSocketFactory factory) {
            this.factory = factory;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return factory.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return factory.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
            return factory.createSocket(kept(below), host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return factory.createSocket(plain.createSocket(host, port), host, port, true);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return factory.createSocket(plain.createSocket(host, port, from, fromPort), host, port, true);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return factory.createSocket(plain.createSocket(host, port), host.getHostName(), port, true);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return factory.createSocket(plain.createSocket(host, port, from, fromPort), host.getHostName(), port, true);
        }
    }
}
