package dev.attendant.speech.sphinx4;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Sends sphinx4's warnings to our log; what it says about each utterance goes nowhere. */
final class QuietLogs extends Handler {

    /**
     * sphinx4 names some of its loggers by a class's short name. Held on to, because java.util.logging forgets
     * the settings of loggers that nobody holds.
     */
    private static final List<Logger> SPHINX = Stream.of("edu.cmu.sphinx", PhraseGrammar.class.getName(),
            "AutoCepstrum", "Denoise", "UtteranceSource", "UtteranceMean").map(Logger::getLogger).toList();

    private final org.slf4j.Logger log = LoggerFactory.getLogger("edu.cmu.sphinx");

    private QuietLogs() {}

    static {
        for (Logger logger : SPHINX) {
            logger.setUseParentHandlers(false);
            logger.setLevel(Level.WARNING);
            logger.addHandler(new QuietLogs());
        }
    }

    /** Does it, once: the loggers that were silenced. */
    static List<Logger> install() {
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
