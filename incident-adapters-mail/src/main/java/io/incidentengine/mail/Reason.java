package io.incidentengine.mail;

/** What a server said when something failed, for evidence and logs: on one line, with the addresses in it masked. */
final class Reason {
    private Reason() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        String said = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return Masked.text(
                cause == null || cause == failure || cause.getMessage() == null
                        ? said
                        : said + " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")");
    }
}
