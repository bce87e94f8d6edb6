package dev.attendant.server.engines;

/** In which way an engine failed. */
public enum FailureKind {
    /** No first word, or sound, in time. */
    SILENT,
    /** It began, and then nothing came for too long. */
    STALLED,
    /** No result in time after the end of what the caller said. */
    LATE,
    /** It asked to be left alone for a while. */
    BUSY,
    /** It said that it cannot, or broke off. */
    ERROR
}
