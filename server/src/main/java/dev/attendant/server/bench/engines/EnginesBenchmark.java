package dev.attendant.server.bench.engines;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Measures one adapter after the other, each against a service of its own: requests that are answered, one after the
 * other over kept connections, and then requests that are cancelled.
 */
final class EnginesBenchmark {

    /** The row that is no adapter. */
    static final String COMPARISON = "plain socket, for comparison";

    private final int count;
    private final int warmUp;
    private final Consumer<String> progress;

    /**
     * @param count    how many requests of each kind
     * @param warmUp   how many of each kind before them, which do not count
     * @param progress is told which adapter is measured
     */
    EnginesBenchmark(int count, int warmUp, Consumer<String> progress) {
        this.count = count;
        this.warmUp = warmUp;
        this.progress = progress;
    }

    /** Runs it, after the same over a plain socket; takes as long as it takes. */
    List<Result> run(List<Adapter> adapters) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        try {
            List<Result> results = new ArrayList<>();
            results.add(measured(COMPARISON, PlainSocketTrial::new));
            for (Adapter adapter : adapters) {
                results.add(measured(adapter.toString(), service -> Trials.of(adapter, vertx, service)));
            }
            return results;
        } finally {
            vertx.close().await();
        }
    }

    private Result measured(String name, Function<LocalService, Trial> trials) {
        progress.accept("measuring " + name);
        CompletableFuture<Result> done = new CompletableFuture<>();
        Thread.ofVirtual().name("bench").start(() -> done.complete(measure(name, trials)));
        return done.join();
    }

    private Result measure(String name, Function<LocalService, Trial> trials) {
        Figures figures = new Figures();
        try (LocalService service = new LocalService(); Trial trial = trials.apply(service)) {
            Figures before = new Figures();
            repeat("request of the warm-up", warmUp, () -> trial.request(before), service);
            repeat("cancelled request of the warm-up", warmUp, () -> trial.cancel(before), service);
            repeat("request", count, () -> trial.request(figures), service);
            repeat("cancelled request", count, () -> trial.cancel(figures), service);
            return new Result(name, figures, Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(name, figures, Optional.of("interrupted"));
        } catch (RuntimeException e) {
            return new Result(name, figures, Optional.of(e instanceof TrialFailed ? e.getMessage() : e.toString()));
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private static void repeat(String what, int times, Step step, LocalService service) throws InterruptedException {
        for (int i = 1; i <= times; i++) {
            try {
                step.run();
            } catch (TrialFailed e) {
                throw new TrialFailed(what + " " + i + ": " + e.getMessage() + "; " + service.seen());
            }
        }
    }
}
