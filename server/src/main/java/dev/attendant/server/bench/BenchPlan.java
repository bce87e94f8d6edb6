package dev.attendant.server.bench;

import dev.attendant.server.pbx.Pbx;
import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param pbx             which PBX calls
 * @param calls           how many at once
 * @param length          for how long, once all are up
 * @param warmUp          how long a few calls talk before
 * @param ramp            how many calls begin each second
 * @param recognizerDelay from the end of an utterance to its words
 * @param record          whether the calls' audio is recorded
 * @param floor           whether a bare echo is measured before
 */
record BenchPlan(
        Pbx pbx,
        int calls,
        Duration length,
        Duration warmUp,
        int ramp,
        Duration recognizerDelay,
        boolean record,
        boolean floor) {

    /** As many as warm up the program. */
    private static final int WARM_UP_CALLS = 100;
    private static final Duration LEAST_OF_FLOOR = Duration.ofSeconds(10);

    BenchPlan {
        require(calls >= 1 && calls <= 10_000, "--n must be from 1 to 10000");
        require(length.toSeconds() >= 1 && length.toHours() < 24, "--seconds must be from 1 to 86399");
        require(!warmUp.isNegative() && warmUp.toHours() < 1, "--warm-up must be from 0 to 3599");
        require(ramp >= 1 && ramp <= 1000, "--ramp must be from 1 to 1000");
        require(!recognizerDelay.isNegative() && recognizerDelay.toSeconds() <= 5,
                "--recognizer-delay must be from 0 to 5000");
        require(!floor || pbx == Pbx.ASTERISK,
                "--floor needs --pbx asterisk: the echo takes Asterisk's audio only");
    }

    int warmUpCalls() {
        return Math.min(calls, WARM_UP_CALLS);
    }

    /** How long the echo is measured: 10 s or half as long as the attendant, and never longer than that. */
    Duration floorLength() {
        Duration half = length.dividedBy(2);
        Duration wanted = half.compareTo(LEAST_OF_FLOOR) > 0 ? half : LEAST_OF_FLOOR;
        return wanted.compareTo(length) < 0 ? wanted : length;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
