package io.incidentengine.document;

/** What is to become of the people and the texts in a value. */
interface Revision {
    /** What stands in the place of a record or an id; itself if its parts are to be looked at, or there are none. */
    Object whole(Object value);

    /** What is to be read in the place of what somebody wrote. */
    String prose(String text);

    /** What a message, or a bundle of messages, is to be known by. */
    String messageKey(String key);
}
