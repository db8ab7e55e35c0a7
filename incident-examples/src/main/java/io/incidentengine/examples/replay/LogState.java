package io.incidentengine.examples.replay;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A state that an incident of the log can be in. */
enum LogState {
    NEW("New"),
    ACTIVE("Active"),
    AWAITING_USER_INFO("Awaiting User Info"),
    AWAITING_VENDOR("Awaiting Vendor"),
    AWAITING_PROBLEM("Awaiting Problem"),
    AWAITING_EVIDENCE("Awaiting Evidence"),
    RESOLVED("Resolved"),
    CLOSED("Closed");

    private static final Map<String, LogState> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LogState::label, Function.identity()));

    private final String label;

    LogState(String label) {
        this.label = label;
    }

    /** The state with this label; empty for any other text, such as the {@code -100} of the full data set. */
    static Optional<LogState> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** The state as the log writes it. */
    String label() {
        return label;
    }

    /** Whether the handlers wait for somebody else. */
    boolean isWaiting() {
        return switch (this) {
            case AWAITING_USER_INFO, AWAITING_VENDOR, AWAITING_PROBLEM, AWAITING_EVIDENCE -> true;
            case NEW, ACTIVE, RESOLVED, CLOSED -> false;
        };
    }
}
