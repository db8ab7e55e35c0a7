/**
 * Short messages and phone calls: {@link io.incidentengine.sms.SmsChannel} and {@link io.incidentengine.sms.PhoneChannel} are
 * channels of the engine over a gateway, which is an {@link io.incidentengine.sms.SmsGateway} or a {@link
 * io.incidentengine.sms.VoiceGateway}. {@link io.incidentengine.sms.HttpSmsGateway}, {@link io.incidentengine.sms.TwilioSmsGateway} and
 * {@link io.incidentengine.sms.TwilioVoiceGateway} speak HTTP, and what their providers call back goes to {@link
 * io.incidentengine.sms.HttpCallbacks} and {@link io.incidentengine.sms.TwilioCallbacks}. {@link io.incidentengine.sms.SmppGateway} speaks SMPP; it needs {@code org.jsmpp:jsmpp} on
 * the class path, and says so where it is missing.
 */
@NullMarked
package io.incidentengine.sms;

import org.jspecify.annotations.NullMarked;
