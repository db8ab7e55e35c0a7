package io.incidentengine.sms;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Processes that report incidents and tell people of them, each until it is killed and another takes its place. */
final class KilledNodes {
    private static final int NODES = 2;
    private static final int REPLACED = Integer.getInteger("sms.kills", 6);
    private static final long SEED = 20_261_126;

    /** How many are killed in all. */
    static final int KILLS = REPLACED + NODES;

    private final Class<?> main;
    private final List<String> arguments;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private int started;

    /**
     * None started yet.
     *
     * @param main begins a process: it prints the id of each incident that is reported, each on a line
     * @param arguments its arguments, after which comes a name of its own
     */
    KilledNodes(Class<?> main, String... arguments) {
        this.main = main;
        this.arguments = List.of(arguments);
    }

    private record Node(Process process, AtomicInteger reports, CompletableFuture<Void> reading) {
        void kill() throws Exception {
            process.toHandle().destroyForcibly(); // which leaves what it has written to be read
            process.waitFor();
            Patience.await(reading);
        }
    }

    /** Starts and kills, at random while they report, until all are dead. */
    void liveAndDie() throws Exception {
        Random random = new Random(SEED);
        List<Node> nodes = new ArrayList<>();
        while (started < NODES) {
            nodes.add(start());
        }
        for (int kill = 0; kill < REPLACED; kill++) {
            int place = random.nextInt(NODES);
            Node victim = nodes.get(place);
            int enough = 1 + random.nextInt(SmppNode.REPORTS - 1);
            Patience.await("a node that works", () -> victim.reports().get() >= enough);
            victim.kill();
            nodes.set(place, start());
        }
        for (Node node : nodes) {
            node.kill();
        }
    }

    /** Of which it is known that they were reported. */
    Set<String> reported() {
        return reported;
    }

    private Node start() {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        command.add("node-" + started++);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            AtomicInteger reports = new AtomicInteger();
            return new Node(process, reports, Patience.beside(() -> read(process, reports)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Process process, AtomicInteger reports) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    reported.add(line);
                    reports.incrementAndGet();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
