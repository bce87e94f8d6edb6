package dev.attendant.testcalls.asterisk;

import java.util.function.IntConsumer;

/** A dialplan application, as EXEC runs it. All of it on the call's event loop. */
interface Application {

    /**
     * Begins.
     *
     * @param done takes the result (0, or -1), at once or later
     */
    Running start(Channel channel, String arguments, IntConsumer done);

    /** An application that runs. */
    interface Running {

        /** For one that was done at once. */
        Running NONE = () -> {};

        /** The channel was hung up: clean up; the result is -1 by itself. */
        void hungUp();

        default void digit(char digit) {}

        /** Whether it gives its result itself when the channel is hung up, sooner or later. */
        default boolean endsByItself() {
            return false;
        }
    }
}
