package io.incidentengine.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Makes connections within a bounded time; with TLS, to nobody but whom the certificate names (RFC 2818). */
record SmppSockets(SmppServer server) implements ConnectionFactory {

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            plain.connect(
                    new InetSocketAddress(host, port),
                    Math.toIntExact(server.connectTimeout().toMillis()));
            return new SocketConnection(server.isEncrypted() ? encrypted(plain, host, port) : plain);
        } catch (IOException | RuntimeException failure) {
            plain.close();
            throw failure;
        }
    }

    private Socket encrypted(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = server.sockets();
        if (factory == null) {
            factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(server.answerTimeout().toMillis()));
        socket.startHandshake();
        return socket;
    }
}
