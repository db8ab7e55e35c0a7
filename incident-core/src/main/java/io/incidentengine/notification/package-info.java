/**
 * What is told to whom: a notification is decided, expanded into messages, and each message is attempted. Start with
 * {@link io.incidentengine.notification.Notification}.
 */
@NullMarked
package io.incidentengine.notification;

import org.jspecify.annotations.NullMarked;
