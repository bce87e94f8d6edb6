package dev.attendant.server.bench;

import dev.attendant.server.bench.BenchReport.Percentiles;
import java.util.List;

/**
 * What moving the audio alone has taken: of a bare echo under the same calls.
 *
 * @param seconds                for how long it was measured
 * @param framesOnTimePercent    of the frames that callers got back, those at most 5 ms behind the 20 ms schedule
 * @param framesPerSecondAndCall 50 is right
 * @param gaps                   between a frame that a caller got back and its next
 * @param coresPerCall           processor time of the echo's process, all of it
 * @param load                   how well the load kept up itself
 * @param failures               why calls failed; empty when none did
 */
record EchoReport(
        long seconds,
        double framesOnTimePercent,
        double framesPerSecondAndCall,
        Percentiles gaps,
        double coresPerCall,
        BenchReport.Load load,
        List<String> failures) {

    private static final double FRAMES_A_SECOND = 50;
    private static final double TOLERANCE = 0.5;

    /** Whether audio flowed all the time; otherwise its processor time is of less than the calls. */
    public boolean isSteady() {
        return failures.isEmpty() && Math.abs(framesPerSecondAndCall - FRAMES_A_SECOND) <= TOLERANCE;
    }
}
