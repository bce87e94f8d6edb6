package dev.attendant.conversation.line;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Recognizer;
import java.time.Duration;

/** An utterance between its first sound and its words; times are frames of the {@link Ear}. */
final class HeardUtterance {

    final long firstFrame;
    int speechFrames;
    /** What the recogniser has made out so far, and how much silence ends the turn after it. */
    String words = "";
    int endFrames;
    /** Whether there has been a pause in it. */
    boolean paused;
    /** The words that somebody was told are likely all. */
    String likely = "";
    long lastFrame;
    long overSince;
    Recognizer.Hearing hearing;

    HeardUtterance(long firstFrame, int speechFrames) {
        this.firstFrame = firstFrame;
        this.speechFrames = speechFrames;
    }

    Duration length() {
        return Frame.duration(Math.max(0, lastFrame - firstFrame));
    }
}
