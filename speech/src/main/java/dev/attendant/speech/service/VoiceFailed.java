package dev.attendant.speech.service;

/** A service says that it cannot speak, or stops. The message says why, to be read behind the service's name. */
public final class VoiceFailed extends RuntimeException {

    public VoiceFailed(String message) {
        super(message);
    }
}
