package dev.attendant.server.bench;

import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.testcalls.noise.LabelledTalk;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a detector of speech: what it hears, and what that costs. */
final class VadBenchmark {

    private static final int COST_ROUNDS = 5;

    private VadBenchmark() {}

    /** By condition, in the order of the talks. */
    static Map<String, VadTally> accuracy(List<LabelledTalk> talks, VoiceActivityDetector.Factory detectors) {
        Map<String, VadTally> tallies = new LinkedHashMap<>();
        for (LabelledTalk talk : talks) {
            tallies.computeIfAbsent(talk.condition(), condition -> new VadTally())
                    .listen(talk, detectors.forCall(talk.rate()));
        }
        return tallies;
    }

    /** Microseconds a frame: of each talk, the quickest of five rounds, because the machine may be busy otherwise. */
    static double cost(List<LabelledTalk> talks, VoiceActivityDetector.Factory detectors) {
        long[] least = new long[talks.size()];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int round = 0; round < COST_ROUNDS; round++) {
            for (int talk = 0; talk < least.length; talk++) {
                least[talk] = Math.min(least[talk], nanos(talks.get(talk), detectors));
            }
        }
        return Arrays.stream(least).sum() / 1e3 / talks.stream().mapToLong(LabelledTalk::frames).sum();
    }

    private static long nanos(LabelledTalk talk, VoiceActivityDetector.Factory detectors) {
        short[][] cut = new short[talk.frames()][];
        for (int frame = 0; frame < cut.length; frame++) {
            cut[frame] = talk.callerFrame(frame);
        }
        VoiceActivityDetector detector = detectors.forCall(talk.rate());
        long began = System.nanoTime();
        for (short[] frame : cut) {
            detector.isSpeech(frame);
        }
        return System.nanoTime() - began;
    }
}
