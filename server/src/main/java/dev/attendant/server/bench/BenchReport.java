package dev.attendant.server.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attendant.testcalls.caller.LoadReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run has measured.
 *
 * @param framesOnTimePercent     of the frames that callers got, those at most 5 ms behind the 20 ms schedule
 * @param framesPerSecondAndCall  50 is right
 * @param greetingWritten         from the call's arrival to the greeting's first frame being written, in the attendant
 * @param greetingHeard           from the PBX's connection's beginning to the first audible frame, at the caller's ear
 * @param answerBegun             from the end of a caller's speech to the answer's first frame, however soft its sound
 * @param response                from the end of a caller's speech to the first audible frame of the answer
 * @param bargeIn                 from a caller's first sample to the end of the attendant's last audible frame
 * @param cpuSecondsPerCallMinute of the attendant's process, all of it
 * @param heapBytesPerCall        after garbage collection, with the calls up minus without any
 * @param threadsPerCall          platform threads, with the calls up minus without any
 * @param load                    how well the load kept up itself
 * @param failures                why calls failed; empty when none did
 * @param echo                    of the bare echo that was measured before
 */
record BenchReport(
        Settings settings,
        double framesOnTimePercent,
        double framesPerSecondAndCall,
        long frames,
        Percentiles greetingWritten,
        Percentiles greetingHeard,
        Percentiles answerBegun,
        Percentiles response,
        Percentiles bargeIn,
        double cpuSecondsPerCallMinute,
        long heapBytesPerCall,
        double threadsPerCall,
        int threads,
        Load load,
        List<String> failures,
        @JsonIgnore Optional<EchoReport> echo) {

    /**
     * What the attendant added to an answer's time, in milliseconds: without the wait for the end of the turn and the
     * recogniser's delay, which are configured.
     */
    double added(double responseMillis) {
        return responseMillis - settings.endOfTurnMillis() - settings.recognizerDelayMillis();
    }

    double coresPerCall() {
        return cpuSecondsPerCallMinute / 60;
    }

    /** Processor time, times the echo's; empty without an echo, or with one too short to take measurable time. */
    OptionalDouble timesEcho() {
        return echo.filter(floor -> floor.coresPerCall() > 0)
                .map(floor -> OptionalDouble.of(coresPerCall() / floor.coresPerCall()))
                .orElse(OptionalDouble.empty());
    }

    /** Whether no call failed, of the echo's neither. */
    boolean isWithoutFailure() {
        return failures.isEmpty() && echo.map(floor -> floor.failures().isEmpty()).orElse(true);
    }

    /** For JSON, which leaves out what is null. */
    @JsonProperty("echo")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private EchoReport echoOrNull() {
        return echo.orElse(null);
    }

    /** For JSON, which leaves out what is null. */
    @JsonProperty("processorTimesEcho")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private Double timesEchoOrNull() {
        return timesEcho().isPresent() ? Double.valueOf(timesEcho().getAsDouble()) : null;
    }

    /**
     * Of the run.
     *
     * @param pbx               which PBX was simulated
     * @param loadAverageBefore of the machine, over a minute; negative where the system does not tell
     * @param bargeInMillis     the configured turn-taking.barge-in: how much speech it takes to stop the attendant
     * @param endOfTurnMillis   the configured turn-taking.end-of-turn: how much silence ends the caller's turn
     */
    record Settings(
            String began,
            String pbx,
            int calls,
            long seconds,
            int ramp,
            long warmUpSeconds,
            long recognizerDelayMillis,
            long bargeInMillis,
            long endOfTurnMillis,
            boolean recording,
            int cores,
            String jdk,
            double loadAverageBefore,
            double loadAverageAfter) {}

    /** In milliseconds; zeros when nothing was counted. */
    record Percentiles(long count, double p50, double p99, double max) {

        static Percentiles of(LoadReport.Spread spread) {
            return new Percentiles(spread.count(), spread.p50(), spread.p99(), spread.max());
        }
    }

    /**
     * The load generator.
     *
     * @param gaps        between a caller's frame and its next
     * @param latePercent of its frames, those sent over 5 ms late
     */
    record Load(Percentiles gaps, double latePercent) {

        private static final double TOO_LATE_PERCENT = 0.1;

        /** Whether it was so late that what callers heard tells of it, too. */
        public boolean isLate() {
            return latePercent > TOO_LATE_PERCENT;
        }
    }
}
