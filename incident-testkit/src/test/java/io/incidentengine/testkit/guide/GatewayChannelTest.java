package io.incidentengine.testkit.guide;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.incidentengine.port.Channel;
import io.incidentengine.testkit.contract.ChannelContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The channel in docs/writing-an-adapter.md keeps its contract; a server in this process is its provider. */
class GatewayChannelTest extends ChannelContract {
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Override
    protected Optional<Channel> channel(Provider provider) {
        switch (provider) {
            case ACCEPTS -> answers(202);
            case REFUSES -> answers(404);
            case IS_BUSY -> answers(503);
            case CANNOT_BE_REACHED -> server.stop(0);
            case LOSES_ITS_ANSWER -> server.createContext("/", HttpExchange::close);
        }
        return Optional.of(new GatewayChannel(gateway()));
    }

    private void answers(int status) {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private URI gateway() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
    }
}
