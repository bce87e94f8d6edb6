package dev.attendant.server.bench.engines;

/** A request did not come to its end. The message says how. */
final class TrialFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrialFailed(String message) {
        super(message);
    }
}
