package dev.attendant.speech.service;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.StreamLimits;

/** What an answer with sound may not exceed: about six minutes, also in base64, and as much in a single piece. */
final class VoiceLimits {

    private static final int PIECE = 16 * 1024 * 1024;

    private VoiceLimits() {}

    /** Reads {@code first-byte} and {@code between-bytes}. */
    static StreamLimits read(EngineSettings settings) {
        StreamLimits times = StreamLimits.read(settings);
        return new StreamLimits(PIECE, PIECE, PIECE, times.firstByte(), times.betweenBytes());
    }
}
