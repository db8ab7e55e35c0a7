package io.incidentengine.jdbc;

/** Something that somebody was told has happened: it must be found afterwards. One line of text. */
record Fact(Kind kind, String subject, String detail) {
    /** What has happened. */
    enum Kind {
        /** A report, with its intake id, is stored as an incident. */
        REPORTED,
        /** An incident has a note. */
        NOTED,
        /** A message, with its key, was handed to its channel. */
        SENT
    }

    static Fact parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Fact(Kind.valueOf(parts[0]), parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return kind + "\t" + subject + "\t" + detail;
    }
}
