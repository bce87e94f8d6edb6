package dev.attendant.server.tune;

/** A stretch of sound, in 20 ms frames from the recording's beginning; the end is not part of it. */
record Stretch(long from, long to) {

    long length() {
        return to - from;
    }

    boolean contains(long frame) {
        return from <= frame && frame < to;
    }
}
