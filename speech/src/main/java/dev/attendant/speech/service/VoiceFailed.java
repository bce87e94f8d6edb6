package dev.attendant.speech.service;

/**
 * A service says that it cannot speak, or stops; or has no voice for what is asked. The message says why, to be read
 * behind the service's name.
 */
public final class VoiceFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public VoiceFailed(String message) {
        super(message);
    }
}
