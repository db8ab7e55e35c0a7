package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A host without the mail library: it uses everything else, and hears what to add. */
class MailLibraryTest {
    /** Sees the classes of this test run but for the mail library. */
    private static final class WithoutMail extends URLClassLoader {
        WithoutMail() throws IOException {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() throws IOException {
            return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                    .filter(part -> !part.contains("angus") && !part.contains("jakarta"))
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
            MailServer server = MailServer.smtp("mail.example.org");
            MailIdentity identity = MailIdentity.of("desk@example.org", "a secret of thirty-two bytes, or more");
            try {
                MailChannel.over(server, identity).build();
                return "built";
            } catch (InvalidInputException refused) {
                return refused.getMessage();
            }
        }
    }

    @Test
    void a_channel_without_the_library_says_what_to_add() throws Exception {
        try (WithoutMail loader = new WithoutMail()) {
            Object host = loader.loadClass(Host.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(((Callable<?>) host).call())
                    .asString()
                    .startsWith("mail library is not on the class path")
                    .contains("org.eclipse.angus:angus-mail");
        }
        assertThat(new Host().call()).isEqualTo("built");
    }
}
