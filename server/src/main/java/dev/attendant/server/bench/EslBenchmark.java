package dev.attendant.server.bench;

import dev.attendant.freeswitch.esl.EslDecoder;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslMessage;
import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How many events of FreeSWITCH one thread reads in a second of its own processor time: cut into messages only, and
 * read whole with three headers looked up, beside a mere copy of the bytes. The kinds of work take turns, so that
 * what else the machine does meets all alike; the collector's threads are not counted.
 */
final class EslBenchmark {

    /** As many as are read between two looks at the clock; a MB or so. */
    private static final int EVENTS = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<String> LOOKED_UP = List.of("Unique-ID", "Application", "variable_sip_detail_100");

    /**
     * What became of one kind of work.
     *
     * @param work            what was done with the events
     * @param eventBytes      length of an event
     * @param eventsPerSecond of processor time, of each run, the lowest first
     */
    record Result(String format, String work, int eventBytes, List<Double> eventsPerSecond) {

        double median() {
            int middle = eventsPerSecond.size() / 2;
            return eventsPerSecond.size() % 2 == 1
                    ? eventsPerSecond.get(middle)
                    : (eventsPerSecond.get(middle - 1) + eventsPerSecond.get(middle)) / 2;
        }

        double megabytesPerSecond() {
            return median() * eventBytes / 1e6;
        }
    }

    private interface Work {
        /** Reads the whole stream, and tells how much of it: events, or bytes. */
        long read(EslEvents events);
    }

    private record Task(EslEvents events, String name, Work work, long expected, List<Double> speeds) {}

    private final Duration run;
    private final int runs;

    /**
     * @param run  how long each run takes
     * @param runs how many of each kind of work, besides one to warm up
     */
    EslBenchmark(Duration run, int runs) {
        this.run = run;
        this.runs = runs;
    }

    List<Result> run() {
        List<Task> tasks = new ArrayList<>();
        for (EslEvents events : List.of(EslEvents.plain(EVENTS), EslEvents.json(EVENTS))) {
            long bytes = (long) events.count() * events.eventBytes();
            tasks.add(new Task(events, "bytes copied", EslBenchmark::copied, bytes, new ArrayList<>()));
            tasks.add(new Task(events, "framed", EslBenchmark::framed, events.count(), new ArrayList<>()));
            tasks.add(new Task(events, "read whole", EslBenchmark::readWhole, events.count(), new ArrayList<>()));
        }
        for (int i = 0; i <= runs; i++) {
            for (Task task : tasks) {
                double speed = measure(task);
                if (i > 0) {
                    task.speeds().add(speed);
                }
            }
        }
        return tasks.stream()
                .map(t -> new Result(t.events().format(), t.name(), t.events().eventBytes(),
                        t.speeds().stream().sorted().toList()))
                .toList();
    }

    private double measure(Task task) {
        long began = System.nanoTime();
        long processorBegan = THREADS.getCurrentThreadCpuTime();
        long read = 0;
        do {
            if (task.work().read(task.events()) != task.expected()) {
                throw new IllegalStateException(task.events().format() + " events " + task.name() + ": not all");
            }
            read += task.events().count();
        } while (System.nanoTime() - began < run.toNanos());
        return read * 1e9 / (THREADS.getCurrentThreadCpuTime() - processorBegan);
    }

    private static long copied(EslEvents events) {
        long bytes = 0;
        for (Buffer piece : events.pieces()) {
            bytes += piece.getBytes().length;
        }
        return bytes;
    }

    private static long framed(EslEvents events) {
        long[] complete = {0};
        decode(events, message -> complete[0] += message.body().length() > 0 ? 1 : 0);
        return complete[0];
    }

    private static long readWhole(EslEvents events) {
        long[] complete = {0};
        decode(events, message -> {
            EslEvent event = EslEvent.of(message);
            if (event.name().equals("CHANNEL_EXECUTE_COMPLETE")
                    && LOOKED_UP.stream().noneMatch(name -> event.header(name).isEmpty())) {
                complete[0]++;
            }
        });
        return complete[0];
    }

    private static void decode(EslEvents events, Consumer<EslMessage> messages) {
        EslDecoder decoder = new EslDecoder(messages);
        events.pieces().forEach(decoder::read);
    }
}
