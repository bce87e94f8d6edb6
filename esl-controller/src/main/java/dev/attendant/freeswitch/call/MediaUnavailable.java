package dev.attendant.freeswitch.call;

/** A call gets no audio; the message tells an operator why, and what to do. */
final class MediaUnavailable extends RuntimeException {

    MediaUnavailable(String message) {
        super(message);
    }

    MediaUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
