package dev.attendant.speech.request;

import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonObject;

/** How a vendor's service is asked for the words of a whole utterance, in one HTTP request. */
public interface RequestDialect {

    /** At which rate the audio is sent, for audio that comes at this rate. */
    int sampleRate(int given);

    /** Any thread. */
    Question question(short[] samples, int sampleRate, Scenario scenario);

    /**
     * Reads the answer, an HTTP 200.
     *
     * @throws RuntimeException when it is not of the protocol; {@link Refused} when the service could not do it
     */
    Transcript read(JsonObject answer);
}
