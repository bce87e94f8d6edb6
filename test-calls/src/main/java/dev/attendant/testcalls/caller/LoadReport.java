package dev.attendant.testcalls.caller;

import java.util.Locale;

/**
 * What the callers of a load heard.
 *
 * @param frames        audio messages received
 * @param failures      calls that could not do what they were for
 * @param gaps          between a message and the next
 * @param gapsOver30    share of gaps over 30 ms, from 0 to 1
 * @param laterThan5    share of messages that came more than 5 ms later than the 20 ms schedule says
 * @param laterThan30   the same for 30 ms
 * @param firstAudio    from the PBX's connection's beginning to the first audible message
 * @param answerFrames  from the end of a caller's speech to the first frame that is not digital silence: an answer
 *                      may begin softly
 * @param responses     from the end of a caller's speech to the first audible message of the answer
 * @param bargeIns      from the beginning of a caller's speech over the attendant to its last audible message
 * @param ownGaps       between a caller's own frame and its next: what the load itself could not keep up with. Where
 *                      this is not near 20 ms, the other numbers tell of the load and not of the attendant.
 * @param ownLaterThan5 share of the callers' own frames that the load made over 5 ms later than its schedule says,
 *                      from 0 to 1
 * @param ownLaterThan30 the same for 30 ms
 */
public record LoadReport(
        long frames,
        long failures,
        Spread gaps,
        double gapsOver30,
        double laterThan5,
        double laterThan30,
        Spread firstAudio,
        Spread answerFrames,
        Spread responses,
        Spread bargeIns,
        Spread ownGaps,
        double ownLaterThan5,
        double ownLaterThan30) {

    /** Milliseconds; zeros when nothing was counted. */
    public record Spread(long count, double p50, double p99, double max) {

        @Override
        public String toString() {
            return count == 0 ? "none" : String.format(
                    Locale.ROOT, "p50 %.1f p99 %.1f max %.1f ms (%d)", p50, p99, max, count);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, """
                frames          %d, failed calls %d
                gaps            %s, over 30 ms %.3f %%
                behind schedule over 5 ms %.3f %%, over 30 ms %.3f %%
                first audio     %s
                answer frames   %s
                responses       %s
                barge-ins       %s
                the load's own  gaps %s, behind schedule over 5 ms %.3f %%, over 30 ms %.3f %%
                """, frames, failures, gaps, 100 * gapsOver30, 100 * laterThan5, 100 * laterThan30, firstAudio,
                answerFrames, responses, bargeIns, ownGaps, 100 * ownLaterThan5, 100 * ownLaterThan30);
    }
}
