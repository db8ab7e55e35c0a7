package io.incidentengine.benchmarks;

import java.util.Optional;

/** Something that people keep deadlines with today, on the same server as the store. */
interface Peer extends AutoCloseable {
    String name();

    /** How many timers fall due in a turn, when so many do for the store: enough to take as long. */
    int turn(int store);

    /** So many timers fall due, each of which is an update and an insert; how many a second are done. */
    double due(int count) throws Exception;

    /** What it does for a report, if it is more than a timer. */
    Optional<Rates.Work> report();

    /** What it does for a whole life, if it knows lives. */
    Optional<Rates.Work> life();

    /** Makes as many open ones as there are in the store, or as it can be waited for. */
    void fill(int count) throws Exception;
}
