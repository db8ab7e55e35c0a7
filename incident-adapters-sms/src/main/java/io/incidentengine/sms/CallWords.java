package io.incidentengine.sms;

/** What is said beside the message: in German to who hears German, else in English. */
final class CallWords {
    /** The key that acknowledges. */
    static final String KEY = "1";

    private CallWords() {}

    static String invitation(boolean german) {
        return german
                ? "Drücken Sie die " + KEY + ", um zu bestätigen, dass Sie sich kümmern."
                : "Press " + KEY + " to acknowledge.";
    }

    static String farewell(boolean german) {
        return german ? "Nichts wurde bestätigt. Auf Wiederhören." : "Nothing was acknowledged. Goodbye.";
    }

    static String thanks(boolean german) {
        return german ? "Danke, das ist bestätigt. Auf Wiederhören." : "Thank you, that is acknowledged. Goodbye.";
    }

    static String unknown(boolean german) {
        return german
                ? "Diese Nachricht ist nicht mehr bekannt. Auf Wiederhören."
                : "This message is no longer known. Goodbye.";
    }

    static String failed(boolean german) {
        return german
                ? "Das konnte nicht gespeichert werden. Bitte versuchen Sie es noch einmal. "
                : "That could not be stored. Please try again. ";
    }
}
