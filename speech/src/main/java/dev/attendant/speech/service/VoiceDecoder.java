package dev.attendant.speech.service;

import io.vertx.core.buffer.Buffer;

/**
 * Reads one sentence's answer in a vendor's own form. Used by one thread at a time. What is thrown fails the sentence:
 * {@link VoiceFailed} with its message, anything else as malformed.
 */
public interface VoiceDecoder {

    void read(Buffer bytes, Sound sound);

    /** The answer has ended in order; throws when something is missing. */
    default void end(Sound sound) {}
}
