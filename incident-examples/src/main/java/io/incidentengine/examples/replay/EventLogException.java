package io.incidentengine.examples.replay;

import org.jspecify.annotations.Nullable;

/** Says why a file cannot be read as an incident log at all; damage further down is an entry of the log instead. */
final class EventLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;

    EventLogException(String file, String problem) {
        this(file, problem, null);
    }

    EventLogException(String file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    /** The file, as it was named by whoever asked for it. */
    String file() {
        return file;
    }
}
