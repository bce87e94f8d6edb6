package dev.attendant.server.bench.engines;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.testcalls.service.FakeService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what an engine tells, and when, by {@link System#nanoTime}. */
final class Arrivals implements Recognizer.Listener, Synthesizer.Listener {

    private sealed interface Arrival {

        record Word(long at) implements Arrival {}

        record End(long at) implements Arrival {}

        record Failure(String reason) implements Arrival {}
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    /** When the next words or sounds before the end came. */
    long word() throws InterruptedException {
        return switch (next()) {
            case Arrival.Word word -> word.at;
            case Arrival.End end -> throw new TrialFailed("the answer ended without a word before its end");
            case Arrival.Failure failure -> throw new TrialFailed(failure.reason);
        };
    }

    /** When the end came. */
    long end() throws InterruptedException {
        while (true) {
            switch (next()) {
                case Arrival.Word word -> {
                    // some more of it
                }
                case Arrival.End end -> {
                    return end.at;
                }
                case Arrival.Failure failure -> throw new TrialFailed(failure.reason);
            }
        }
    }

    private Arrival next() throws InterruptedException {
        Arrival arrival = arrivals.poll(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new TrialFailed("the engine told nothing for " + FakeService.PATIENCE_SECONDS + " s");
        }
        return arrival;
    }

    @Override
    public void partial(String words) {
        arrivals.add(new Arrival.Word(System.nanoTime()));
    }

    @Override
    public void audio(short[] samples) {
        arrivals.add(new Arrival.Word(System.nanoTime()));
    }

    @Override
    public void result(String words, double confidence) {
        long now = System.nanoTime();
        arrivals.add(words.isBlank() ? new Arrival.Failure("nothing was heard") : new Arrival.End(now));
    }

    @Override
    public void done() {
        arrivals.add(new Arrival.End(System.nanoTime()));
    }

    @Override
    public void failed(String reason) {
        arrivals.add(new Arrival.Failure(reason));
    }

    @Override
    public void refused(String reason) {
        failed(reason);
    }
}
