package dev.attendant.server.cli;

import dev.attendant.server.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A program that logs what a caller could have brought. */
public final class LogSample {

    private LogSample() {}

    public static void main(String[] arguments) {
        Logging.start(Settings.Log.Format.valueOf(arguments[0]), Settings.Log.Level.valueOf(arguments[1]));
        Logger log = LoggerFactory.getLogger(LogSample.class);
        MDC.put("call", "4711");
        log.info("the caller said {}", "hello\n2026 INFO hacked\u001b[2J\u202e");
        MDC.clear();
        log.warn("a failure", new IllegalStateException("bad\n2026 INFO hacked"));
        log.debug("in detail");
        for (String library : new String[] {"io.vertx.core", "io.netty.util", "com.zaxxer.hikari.pool", "h2database",
            "org.asteriskjava.manager", "org.flywaydb.core"}) {
            LoggerFactory.getLogger(library).info("noise");
        }
        java.util.logging.Logger.getLogger("old").warning("from java.util.logging");
    }
}
