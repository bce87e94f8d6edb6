package dev.attendant.server.tune;

import java.io.IOException;

/** A file that is no recording of a call. The message names it and the remedy, for an operator to read. */
final class UnusableRecording extends IOException {

    UnusableRecording(String file, String what) {
        super(file + " " + what);
    }
}
