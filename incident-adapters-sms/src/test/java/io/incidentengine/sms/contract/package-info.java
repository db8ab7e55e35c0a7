/**
 * What gateways promise, as tests for whoever writes one: {@link io.incidentengine.sms.contract.SmsGatewayContract}. It is an artifact of
 * its own, with the classifier {@code contract}.
 */
@NullMarked
package io.incidentengine.sms.contract;

import org.jspecify.annotations.NullMarked;
