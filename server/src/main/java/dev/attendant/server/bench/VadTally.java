package dev.attendant.server.bench;

import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.testcalls.noise.FrameLabel;
import dev.attendant.testcalls.noise.LabelledTalk;

/** How a detector did under one condition. */
final class VadTally {

    private long speech;
    private long heard;
    private long noise;
    private long mistaken;

    /** Lets a fresh detector hear a talk, and counts. */
    void listen(LabelledTalk talk, VoiceActivityDetector detector) {
        for (int frame = 0; frame < talk.frames(); frame++) {
            detector.attendantSays(talk.attendantFrame(frame));
            boolean decision = detector.isSpeech(talk.callerFrame(frame));
            count(talk.labels()[frame], decision);
        }
    }

    private void count(FrameLabel label, boolean decision) {
        if (label == FrameLabel.SPEECH) {
            speech++;
            heard += decision ? 1 : 0;
        } else if (label == FrameLabel.NOISE) {
            noise++;
            mistaken += decision ? 1 : 0;
        }
    }

    double heardPercent() {
        return 100.0 * heard / Math.max(1, speech);
    }

    double mistakenPercent() {
        return 100.0 * mistaken / Math.max(1, noise);
    }

    long frames() {
        return speech + noise;
    }
}
