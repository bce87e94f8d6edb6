package dev.attendant.speech.sphinx4;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Sends sphinx4's warnings to our log; what it says about each utterance goes nowhere. */
final class QuietLogs extends Handler {

    /** Held on to, because java.util.logging forgets the settings of loggers that nobody holds. */
    private static final Logger SPHINX = Logger.getLogger("edu.cmu.sphinx");

    private final org.slf4j.Logger log = LoggerFactory.getLogger("edu.cmu.sphinx");

    private QuietLogs() {}

    static {
        SPHINX.setUseParentHandlers(false);
        SPHINX.setLevel(Level.WARNING);
        SPHINX.addHandler(new QuietLogs());
    }

    /** Does it, once. */
    static Logger install() {
        return SPHINX;
    }

    @Override
    public void publish(LogRecord event) {
        if (event.getLevel().intValue() >= Level.SEVERE.intValue()) {
            log.error(event.getMessage(), event.getThrown());
        } else if (event.getLevel().intValue() >= Level.WARNING.intValue()) {
            log.warn(event.getMessage(), event.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
