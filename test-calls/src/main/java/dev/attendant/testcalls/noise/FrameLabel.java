package dev.attendant.testcalls.noise;

/** What a frame of a labelled talk is. */
public enum FrameLabel {
    SPEECH,
    NOISE,
    /** Where speech begins or ends: two detectors may differ there and both be right. */
    EDGE
}
