package dev.attendant.server.tune;

/**
 * The caller's say. Times are frames from the recording's beginning.
 *
 * @param from   its first sound
 * @param to     the end of its last
 * @param over   when it was taken as over
 * @param words  whether it had any; without them it is no turn, but a sound
 * @param cutOff whether the caller had not finished
 */
record CallerTurn(long from, long to, long over, boolean words, boolean cutOff) {

    /** How long the caller waited until their turn was over. */
    long waited() {
        return over - to;
    }
}
