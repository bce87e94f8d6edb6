package dev.attendant.speech.socket;

/** How a WebSocket was closed, RFC 6455 section 7.4. */
record Close(int code, String reason) {

    static final int NORMAL = 1000;
    /** Without a close frame. */
    static final int BROKEN = 1006;

    /** @param broken what was told of the connection, empty for nothing */
    String text(String broken) {
        if (code == BROKEN) {
            return broken.isEmpty() ? "" : ": " + broken;
        }
        return " (" + code + (reason == null || reason.isEmpty() ? "" : ", " + reason) + ")";
    }
}
