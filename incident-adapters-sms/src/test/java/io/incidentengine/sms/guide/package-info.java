/** The gateway of docs/sms.md, and its test. */
@NullMarked
package io.incidentengine.sms.guide;

import org.jspecify.annotations.NullMarked;
