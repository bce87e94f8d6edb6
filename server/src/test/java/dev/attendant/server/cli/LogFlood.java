package dev.attendant.server.cli;

import dev.attendant.server.config.Settings;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that logs more than a pipe holds, tells on stdout that it could, and ends when its stdin says so. */
public final class LogFlood {

    static final int LINES = 20_000;
    static final String DONE = "done";

    private LogFlood() {}

    public static void main(String[] arguments) throws IOException {
        Logging.start(Settings.Log.Format.TEXT, Settings.Log.Level.INFO);
        Logger log = LoggerFactory.getLogger(LogFlood.class);
        LastLines.before(() -> log.warn("closed while the JVM ends"));
        for (int i = 0; i < LINES; i++) {
            log.info("line {} of many, and each is long enough to fill a pipe soon", i);
        }
        log.warn("a warning behind them");
        log.error("an error behind them");
        System.out.println(DONE);
        System.out.flush();
        if (System.in.read() == 'l') {
            log.warn("the last line");
        }
        System.exit(3);
    }
}
