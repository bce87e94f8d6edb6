package dev.attendant.conversation.mrcp;

import java.time.Duration;

/** How long speaking takes at most, so that one who waits for its end knows when it will not come. */
final class SpeakingTime {

    /** A slow voice. */
    private static final int SLOWEST_CHARACTERS_PER_SECOND = 8;

    /** Until the PBX, its UniMRCP and the server have begun. */
    private static final Duration START = Duration.ofSeconds(4);

    private SpeakingTime() {}

    static Duration atMost(String text) {
        return START.plusMillis(1000L * text.length() / SLOWEST_CHARACTERS_PER_SECOND);
    }
}
