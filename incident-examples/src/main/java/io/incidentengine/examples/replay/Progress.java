package io.incidentengine.examples.replay;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Shows on the terminal how far a long task is; and nothing at all where standard error is a file or a pipe. */
final class Progress {
    private static final int WIDEST = 78;
    private static final int NARROWEST = 40;

    private Progress() {}

    /** The same elements in the same order; taking them moves a bar, which is wiped away at the end. */
    static <T> Iterable<T> over(List<T> elements, String task) {
        OptionalInt width = width();
        if (width.isEmpty()) {
            return elements;
        }
        return ProgressBar.wrap(
                elements,
                ProgressBar.builder()
                        .setTaskName(task)
                        .setInitialMax(elements.size())
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, width.getAsInt()))
                        .clearDisplayOnFinish());
    }

    /** How wide a bar can be; empty where there is no terminal, or nobody can tell. */
    private static OptionalInt width() {
        try {
            TerminalProvider terminal = TerminalProvider.load("exec");
            if (!terminal.isSystemStream(SystemStream.Error)) {
                return OptionalInt.empty();
            }
            int columns = terminal.systemStreamWidth(SystemStream.Error);
            return OptionalInt.of(columns < NARROWEST ? WIDEST : Math.min(WIDEST, columns - 2));
        } catch (IOException | RuntimeException | LinkageError e) {
            return OptionalInt.empty();
        }
    }
}
