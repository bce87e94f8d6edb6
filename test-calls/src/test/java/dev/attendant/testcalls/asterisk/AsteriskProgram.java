package dev.attendant.testcalls.asterisk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** An Asterisk that can be run on this machine, wherever it comes from. */
interface AsteriskProgram {

    /** Where its modules are; empty when it knows by itself. */
    Optional<Path> modules();

    /** Where its sounds and documentation are; empty when it knows by itself. */
    Optional<Path> data();

    /** Starts it in the foreground with {@code home/etc/asterisk.conf}. */
    Running start(Path home);

    /** It runs, until it is closed. */
    interface Running extends AutoCloseable {

        /** Whether it has not ended by itself. */
        boolean alive();

        /** What it answers to a command of its own command line ({@code asterisk -rx}); never throws. */
        String cli(String command);

        /** How much processor it has taken since its start; empty where that is not known. */
        Optional<Duration> processor();

        /** The last lines of what it wrote, for an error message. */
        String lastWords();

        @Override
        void close();
    }
}
