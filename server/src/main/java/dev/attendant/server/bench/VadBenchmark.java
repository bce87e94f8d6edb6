package dev.attendant.server.bench;

import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.testcalls.noise.LabelledTalk;
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

    /** Microseconds a frame, of the quickest of five rounds: the machine may be busy with other things. */
    static double cost(List<LabelledTalk> talks, VoiceActivityDetector.Factory detectors) {
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < COST_ROUNDS; round++) {
            long nanos = 0;
            long frames = 0;
            for (LabelledTalk talk : talks) {
                short[][] cut = new short[talk.frames()][];
                for (int frame = 0; frame < cut.length; frame++) {
                    cut[frame] = talk.callerFrame(frame);
                }
                VoiceActivityDetector detector = detectors.forCall(talk.rate());
                long began = System.nanoTime();
                for (short[] frame : cut) {
                    detector.isSpeech(frame);
                }
                nanos += System.nanoTime() - began;
                frames += cut.length;
            }
            least = Math.min(least, nanos / 1e3 / frames);
        }
        return least;
    }
}
