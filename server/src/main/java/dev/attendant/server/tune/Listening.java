package dev.attendant.server.tune;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.line.Replay;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;

/** Finds out who is heard when in a recording: the attendant by its channel's level, the caller as a line does. */
final class Listening {

    /** The attendant's silence is none at all, but a file may have been converted: -60 dBFS. */
    private static final double SILENT = 32768.0 * 32768.0 * 1e-6;
    /** Shorter gaps (500 ms) are pauses in what the attendant says. */
    private static final int ATTENDANTS_GAP = 25;
    /** Shorter gaps (200 ms) of the caller's are stops between sounds. */
    private static final int CALLERS_GAP = 10;
    /** Less than this (100 ms) is a click. */
    private static final int CLICK = 5;

    private Listening() {}

    static Timeline to(Path file, Scenario scenario) throws IOException {
        Stretches attendant = new Stretches(ATTENDANTS_GAP, 1);
        Stretches caller = new Stretches(CALLERS_GAP, CLICK);
        try (StereoFile recording = StereoFile.open(file);
                Recognizer none = new NoRecognizer(() -> false)) {
            Replay line = new Replay(new Replay.Rules(TurnTaking.DEFAULT), none, scenario, () -> "",
                    recording.sampleRate(), Runnable::run, new Nobody());
            short[] left = recording.frame();
            short[] right = recording.frame();
            while (recording.next(left, right)) {
                boolean sounding = isSounding(right);
                attendant.add(sounding);
                line.frame(left, right, sounding ? 1 : 0);
                caller.add(line.silentFrames() == 0);
            }
            return new Timeline(recording.sampleRate(), recording.frames(), attendant.all(), caller.all());
        }
    }

    private static boolean isSounding(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        return sum / frame.length > SILENT;
    }
}
