package dev.attendant.server.cli;

import ch.qos.logback.core.hook.ShutdownHookBase;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.List;

/**
 * Writes the lines of the log that still wait when the JVM ends, by itself, by {@code System.exit} or by a signal.
 * The JVM runs all its hooks at once: so what is to be done before, and may still log, is done here too.
 * {@code logback.xml} names it.
 */
public final class LastLines extends ShutdownHookBase {

    private static final List<Runnable> BEFORE = new CopyOnWriteArrayList<>();

    /** Does this when the JVM ends, on the hook's thread; the log is still written then. */
    static void before(Runnable task) {
        BEFORE.add(task);
    }

    @Override
    public void run() {
        try {
            BEFORE.forEach(Runnable::run);
        } finally {
            super.stop();
        }
    }
}
