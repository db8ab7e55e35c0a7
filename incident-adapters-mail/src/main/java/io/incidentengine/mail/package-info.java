/**
 * E-mail: out with {@link io.incidentengine.mail.MailChannel} over SMTP, in with {@link io.incidentengine.mail.MailIntake}
 * over IMAP. Both need {@code org.eclipse.angus:angus-mail} on the class path, and say so where it is missing.
 */
@NullMarked
package io.incidentengine.mail;

import org.jspecify.annotations.NullMarked;
