package dev.attendant.server.cli;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import dev.attendant.server.config.Settings;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets up the logs as configured. They go to stderr, so that stdout is a command's own. {@code logback.xml} holds
 * the text format, keeps the libraries quiet, and has a thread of its own write the lines; the MDC key {@code call} names the call that a line is about.
 */
final class Logging {

    private Logging() {}

    /** May be called again with another level; logs that are JSON stay JSON. */
    static void start(Settings.Log.Format format, Settings.Log.Level level) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("logback is not the logger in use; look for another slf4j provider");
        }
        bridgeJavaLogging();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.valueOf(level.name()));
        if (format == Settings.Log.Format.JSON) {
            ConsoleAppender<ILoggingEvent> console = console(root);
            if (!(console.getEncoder() instanceof JsonEncoder)) {
                console.setEncoder(json(context));
            }
        }
    }

    /** What {@code logback.xml} names: the console, behind a queue. */
    private static ConsoleAppender<ILoggingEvent> console(Logger root) {
        if (root.getAppender("lines") instanceof AsyncAppender lines
                && lines.getAppender("console") instanceof ConsoleAppender<ILoggingEvent> console) {
            return console;
        }
        throw new IllegalStateException("the logger is not set up as our logback.xml says; look for another one");
    }

    /** FreeTTS, sphinx4 and others of their age log to java.util.logging. */
    private static void bridgeJavaLogging() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            LogManager.getLogManager().reset();
            SLF4JBridgeHandler.install();
        }
    }

    private static JsonEncoder json(LoggerContext context) {
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}
