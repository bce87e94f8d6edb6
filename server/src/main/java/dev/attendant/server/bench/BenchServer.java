package dev.attendant.server.bench;

import dev.attendant.conversation.CallEvent;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.program.Attendant;
import java.io.IOException;
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
 * The attendant under test, in a process of its own so that its processor time, heap and threads are its own. It tells
 * of itself as {@link ChildAnswers} says; what it forgets at {@code reset} are its greetings.
 */
final class BenchServer {

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
        ChildAnswers answers = ChildAnswers.begin();
        Settings settings = Configuration.load(Optional.of(Path.of(arguments[0])), Map.of()).settings();
        BenchServer server = new BenchServer(settings);
        answers.serve(server::state, server.greetings::reset);
        server.attendant.close();
        // Whatever still runs here has nothing left to do.
        Runtime.getRuntime().halt(0);
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
        ServerState process = ServerState.ofProcess(
                Arrays.stream(Pbx.values()).collect(Collectors.toMap(pbx -> pbx, attendant::port)), attendant.calls());
        return new ServerState(
                process.ports(),
                process.calls(),
                failures.sum(),
                process.cpuSeconds(),
                process.heapBytes(),
                process.threads(),
                greetings.getTotalCount(),
                greetings.getValueAtPercentile(50) / 1e3,
                greetings.getValueAtPercentile(99) / 1e3,
                greetings.getMaxValue() / 1e3,
                settings.turnTaking().bargeIn().toMillis(),
                settings.turnTaking().endOfTurn().toMillis());
    }
}
