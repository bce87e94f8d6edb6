package dev.attendant.server.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.attendant.server.pbx.Pbx;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * How the attendant under test is, or the echo, as it tells itself; a line of JSON between the two processes.
 *
 * @param ports           where it takes each PBX's calls
 * @param calls           how many it has now
 * @param failures        failures that it noticed since its start
 * @param cpuSeconds      of processor since its start, all threads, the JVM's own too
 * @param heapBytes       in use
 * @param threads         platform threads
 * @param greeted         greetings since its start
 * @param greetedP50      from the call's arrival to the greeting's first frame being written, in milliseconds
 * @param bargeInMillis   the configured turn-taking.barge-in
 * @param endOfTurnMillis the configured turn-taking.end-of-turn
 */
record ServerState(
        Map<Pbx, Integer> ports,
        int calls,
        long failures,
        double cpuSeconds,
        long heapBytes,
        int threads,
        long greeted,
        double greetedP50,
        double greetedP99,
        double greetedMax,
        long bargeInMillis,
        long endOfTurnMillis) {

    /** Of this process now; zeros for what belongs to talk. */
    static ServerState ofProcess(Map<Pbx, Integer> ports, int calls) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ServerState(ports, calls, 0, system.getProcessCpuTime() / 1e9,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(), 0, 0, 0, 0, 0, 0);
    }
}
