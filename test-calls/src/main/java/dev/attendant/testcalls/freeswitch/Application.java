package dev.attendant.testcalls.freeswitch;

import java.time.Duration;
import java.util.function.Consumer;

/** An application of the dialplan. All of it on the call's event loop. */
interface Application {

    /**
     * Begins.
     *
     * @param data expanded
     * @param done takes {@code Application-Response}, empty for none, at once or later; what comes after that is
     *             ignored
     */
    Running start(Channel channel, String data, Consumer<String> done);

    /** An application that runs. */
    interface Running {

        /** For one that was done at once, or that lasts and cannot be told anything. */
        Running NONE = () -> {};

        /** The channel is no longer ready (hung up, transferred, bridged): clean up, it is done by itself. */
        void leave();

        /** {@code uuid_break}: whether it ends now. */
        default boolean interrupt() {
            return false;
        }

        /** Whether it executes the attendant's messages while it runs; FreeSWITCH's media loops do. */
        default boolean takesMessages() {
            return true;
        }

        /** The caller pressed a key. */
        default void digit(char digit) {}

        /**
         * How long the channel's thread would hang in it yet, whatever is asked of the channel: it neither hangs up
         * nor goes elsewhere before.
         */
        default Duration stuck() {
            return Duration.ZERO;
        }

        /** What ran within it has ended. */
        default void uncovered() {}
    }
}
