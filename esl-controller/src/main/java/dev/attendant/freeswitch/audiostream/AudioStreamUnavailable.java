package dev.attendant.freeswitch.audiostream;

/** A call gets no audio; the message tells an operator why, and what to do. */
public final class AudioStreamUnavailable extends RuntimeException {

    AudioStreamUnavailable(String message) {
        super(message);
    }
}
