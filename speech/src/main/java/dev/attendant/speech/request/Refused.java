package dev.attendant.speech.request;

/** The service answered, in order, that it could not do it. The message is read behind the service's name. */
public final class Refused extends RuntimeException {

    public Refused(String message) {
        super(message);
    }
}
