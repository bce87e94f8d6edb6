package dev.attendant.server.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.attendant.server.cli.OperatorError;
import java.lang.management.ManagementFactory;

/** What a benchmark runs on. */
final class Machine {

    /** Sockets and files besides the two sockets of each call. */
    private static final int OTHER_FILES = 200;

    private Machine() {}

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Over a minute; negative where the system does not tell. */
    static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** @throws OperatorError when a process may not open as many files as these calls need */
    static void refuseTooFewFiles(int calls) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long needed = 2L * calls + OTHER_FILES;
            if (system.getMaxFileDescriptorCount() < needed) {
                throw new OperatorError(calls + " calls need " + needed + " open files, and "
                        + system.getMaxFileDescriptorCount() + " are allowed: ulimit -n " + needed);
            }
        }
    }
}
