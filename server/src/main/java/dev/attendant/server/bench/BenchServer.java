package dev.attendant.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.attendant.conversation.CallEvent;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.program.Attendant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * The attendant under test, in a process of its own so that its processor time, heap and threads are its own. It
 * answers the lines {@code stats}, {@code gc} (collects garbage before) and {@code reset} (forgets the greetings)
 * with its {@link ServerState}, and ends at {@code stop} or when its standard input ends, as it does when the process
 * that started it is gone. The first line it writes is its state once it takes calls.
 */
final class BenchServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A collection may leave to the next what has only just become garbage. */
    private static final int COLLECTIONS = 3;

    private final Histogram greetings = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);
    private final LongAdder failures = new LongAdder();
    private final Settings settings;
    private final Attendant attendant;

    private BenchServer(Settings settings) {
        this.settings = settings;
        this.attendant = Attendant.start(settings, this::on);
    }

    /** @param arguments the configuration file */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        // Some engines print: that must not get among the answers.
        System.setOut(System.err);
        Settings settings = Configuration.load(Optional.of(Path.of(arguments[0])), Map.of()).settings();
        new BenchServer(settings).answer(answers);
        // Whatever still runs here has nothing left to do.
        Runtime.getRuntime().halt(0);
    }

    private void answer(PrintStream answers) throws IOException {
        answers.println(JSON.writeValueAsString(state()));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String command;
        while ((command = commands.readLine()) != null && !command.equals("stop")) {
            if (command.equals("gc")) {
                collectGarbage();
            } else if (command.equals("reset")) {
                greetings.reset();
            }
            answers.println(JSON.writeValueAsString(state()));
        }
        attendant.close();
    }

    private static void collectGarbage() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
    }

    /** On event loops and calls' threads. */
    private void on(CallEvent event) {
        if (event instanceof CallEvent.Greeted greeted) {
            greetings.recordValue(Math.clamp(
                    TimeUnit.NANOSECONDS.toMicros(greeted.sinceArrival().toNanos()), 0,
                    greetings.getHighestTrackableValue()));
        } else if (event instanceof CallEvent.Failed) {
            failures.increment();
        }
    }

    private ServerState state() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ServerState(
                Arrays.stream(Pbx.values()).collect(Collectors.toMap(pbx -> pbx, attendant::port)),
                attendant.calls(),
                failures.sum(),
                system.getProcessCpuTime() / 1e9,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                greetings.getTotalCount(),
                greetings.getValueAtPercentile(50) / 1e3,
                greetings.getValueAtPercentile(99) / 1e3,
                greetings.getMaxValue() / 1e3,
                settings.turnTaking().bargeIn().toMillis(),
                settings.turnTaking().endOfTurn().toMillis());
    }
}
