package dev.attendant.server.bench.turns;

/** A measured talk did not go as it should; the message says where. */
final class TalkFailed extends Exception {

    private static final long serialVersionUID = 1;

    TalkFailed(String message) {
        super(message);
    }
}
