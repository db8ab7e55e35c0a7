package io.incidentengine.testkit;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;

/**
 * What is expected to have been sent. Expectations take messages in the order of time, each once: an expectation takes
 * the earliest message that fits and that none before it took. What counts is the attempt;
 * {@link ExpectedMessage#resulting} says how it ended. An e-mail to several people is one message.
 */
public sealed interface Expectations permits Scenario {

    /**
     * Expects a message over any channel to an audience.
     *
     * @param channel the channel
     * @param to the audience, meant or in copy
     * @return the earliest such message that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    ExpectedMessage expect(ChannelType channel, Audience to);

    /**
     * Expects a message over any channel to a person.
     *
     * @param channel the channel
     * @param person the person's id
     * @return the earliest such message that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    ExpectedMessage expect(ChannelType channel, String person);

    /**
     * Expects an e-mail to an audience.
     *
     * @param to the audience, meant or in copy
     * @return the earliest such e-mail that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    default ExpectedMessage expectMail(Audience to) {
        return expect(ChannelType.EMAIL, to);
    }

    /**
     * Expects an e-mail to a person.
     *
     * @param person the person's id
     * @return the earliest such e-mail that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    default ExpectedMessage expectMail(String person) {
        return expect(ChannelType.EMAIL, person);
    }

    /**
     * Expects a short message to an audience.
     *
     * @param to the audience, meant or in copy
     * @return the earliest such message that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    default ExpectedMessage expectSms(Audience to) {
        return expect(ChannelType.SMS, to);
    }

    /**
     * Expects a short message to a person.
     *
     * @param person the person's id
     * @return the earliest such message that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    default ExpectedMessage expectSms(String person) {
        return expect(ChannelType.SMS, person);
    }

    /**
     * Expects a phone call to an audience.
     *
     * @param to the audience, meant or in copy
     * @return the earliest such call that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    default ExpectedMessage expectCall(Audience to) {
        return expect(ChannelType.PHONE, to);
    }

    /**
     * Expects a phone call to a person.
     *
     * @param person the person's id
     * @return the earliest such call that was not expected before
     * @throws AssertionError with the timeline, if there is none
     */
    default ExpectedMessage expectCall(String person) {
        return expect(ChannelType.PHONE, person);
    }
}
