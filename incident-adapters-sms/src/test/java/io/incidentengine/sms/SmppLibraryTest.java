package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A host without the SMPP library: it uses everything else, and hears what to add. */
class SmppLibraryTest {
    /** Sees the classes of this test run but for the SMPP library. */
    private static final class WithoutSmpp extends URLClassLoader {
        WithoutSmpp() throws IOException {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() throws IOException {
            return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                    .filter(part -> !part.contains("jsmpp"))
                    .map(part -> {
                        try {
                            return new java.io.File(part).toURI().toURL();
                        } catch (IOException impossible) {
                            throw new IllegalStateException(impossible);
                        }
                    })
                    .toArray(URL[]::new);
        }
    }

    /** What such a host does. */
    public static final class Host implements Callable<String> {
        @Override
        public String call() {
            SmsChannel.over(new Notes()).build();
            try {
                SmppGateway.to(SmppServer.tls("smpp.example.org")).build();
                return "built";
            } catch (InvalidInputException refused) {
                return refused.getMessage();
            }
        }
    }

    @Test
    void a_channel_without_the_library_says_what_to_add() throws Exception {
        try (WithoutSmpp loader = new WithoutSmpp()) {
            Object host = loader.loadClass(Host.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(((Callable<?>) host).call())
                    .asString()
                    .startsWith("SMPP library is not on the class path")
                    .contains("org.jsmpp:jsmpp");
        }
        assertThat(new Host().call()).isEqualTo("built");
    }
}
