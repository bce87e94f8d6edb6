package dev.attendant.server.contract;

/**
 * What became of a call.
 *
 * @param fate    where the caller is
 * @param result  the channel variable for the result at the end of the call, empty when not set
 * @param queue   the one for the queue
 * @param summary the one for the summary
 */
record Afterwards(Fate fate, String result, String queue, String summary) {

    enum Fate {
        /** The dialplan hung up. */
        HUNG_UP,
        /** The dialplan sent the caller to people. */
        PEOPLE,
        /** The caller had hung up. */
        CALLER_HUNG_UP
    }
}
