package io.incidentengine.sms;

import java.net.URI;

/**
 * What Twilio calls back. The message is named by its key where that fits: it is known before Twilio's own name for it is stored, and also
 * when Twilio's answer is lost.
 *
 * @param base where callbacks are mounted
 */
record TwilioAddresses(URI base) {
    static final String SMS_STATUS = "/sms/status";
    static final String SMS_REPLY = "/sms/reply";
    static final String CALL_STATUS = "/call/status";
    static final String CALL_ANSWERED = "/call/answered";
    static final String CALL_KEY = "/call/key";

    /** The message's key. */
    static final String MESSAGE = "m";

    /** In which language was spoken. */
    static final String LANGUAGE = "l";

    /** How often a key was asked for. */
    static final String TRY = "t";

    /** Twilio takes addresses of 4,000 characters; two of them must fit into what is said. */
    private static final int LONGEST_KEY = 600;

    String of(String path, String key) {
        String encoded = Percent.encoded(key);
        return root() + path + (encoded.length() > LONGEST_KEY ? "" : "?" + MESSAGE + "=" + encoded);
    }

    String key(String key, String language, int tries) {
        String address = of(CALL_KEY, key);
        return address + (address.contains("?") ? "&" : "?") + LANGUAGE + "=" + Percent.encoded(language) + "&" + TRY
                + "=" + tries;
    }

    private String root() {
        String written = base.toString();
        return written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
    }

    /** The path that all of them begin with; empty for none. */
    String path() {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The address of a request, as Twilio wrote it. */
    String address(String target) {
        return base.getScheme() + "://" + base.getRawAuthority() + target;
    }

    /** The same with the port that goes without saying, or without it: Twilio signs either. */
    String otherAddress(String target) {
        int usual = base.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        String authority = base.getPort() < 0
                ? base.getRawAuthority() + ":" + usual
                : base.getPort() == usual ? base.getHost() : base.getRawAuthority();
        return base.getScheme() + "://" + authority + target;
    }
}
