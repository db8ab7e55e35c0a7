package io.incidentengine.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A Java process with the classes of this one, that tells something line by line until it is killed. What it complains of is
 * not shown.
 */
public final class ChildProcess {
    private final Process process;
    private final AtomicInteger told = new AtomicInteger();
    private final CompletableFuture<Void> reading;

    /**
     * Starts it.
     *
     * @param main its main class
     * @param arguments what that is handed
     * @param line takes each line that it tells
     */
    public ChildProcess(Class<?> main, List<String> arguments, Consumer<String> line) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        reading = Patience.beside(() -> read(line));
    }

    private void read(Consumer<String> line) {
        try (BufferedReader lines = process.inputReader()) {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                line.accept(next);
                told.incrementAndGet();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many lines it has told. */
    public int told() {
        return told.get();
    }

    /** Kills it, as {@code kill -9} does; what it has told is still read. */
    public void kill() throws Exception {
        process.toHandle().destroyForcibly();
        process.waitFor();
        Patience.await(reading);
    }
}
