package dev.attendant.testcalls.noise;

/** What a frame of a labelled talk is. */
public enum FrameLabel {
    SPEECH,
    NOISE,
    /** Where speech begins or ends, or is hardly there: two detectors may differ and both be right. Not scored. */
    EDGE
}
