package dev.attendant.server.tune;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The event loop of a replay: time stands still while a recogniser is at work, so that its answers come as if it took
 * none, and always at the same place.
 *
 * <p>Belongs to the replay's thread, but for {@link #execute}.
 */
final class Answers implements Executor {

    /** For the words at a pause, which an engine may or may not tell, we wait so long … */
    private static final Duration PATIENCE_AT_A_PAUSE = Duration.ofSeconds(1);
    /** … unless so many pauses one after the other brought none. */
    private static final int VAIN_PAUSES = 3;

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Duration patience;
    private int results;
    private boolean partial;
    private int vainPauses;

    /** No recogniser is run. */
    Answers() {
        this(Duration.ZERO);
    }

    /** @param patience how long a recogniser may take for a result */
    Answers(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what has come, and waits for what must come. */
    void await() {
        run(Duration.ZERO);
        if (partial) {
            vainPauses++;
            run(PATIENCE_AT_A_PAUSE);
            partial = false;
        }
        run(patience);
        results = 0;
    }

    private void run(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            Runnable task = tasks.poll();
            while (task != null || isAwaited()) {
                if (task == null) {
                    task = tasks.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
                if (task == null) {
                    return;
                }
                task.run();
                task = tasks.poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAwaited() {
        return results > 0 || partial;
    }

    /** The engine, whose answers are waited for. */
    Recognizer awaited(Recognizer engine) {
        return new Recognizer() {
            @Override
            public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
                return new Awaited(engine.hear(sampleRate, scenario, new Told(listener)));
            }

            @Override
            public void close() {}
        };
    }

    private final class Awaited implements Recognizer.Hearing {

        private final Recognizer.Hearing hearing;

        Awaited(Recognizer.Hearing hearing) {
            this.hearing = hearing;
        }

        @Override
        public void audio(short[] samples) {
            hearing.audio(samples);
        }

        @Override
        public void pause() {
            partial = vainPauses < VAIN_PAUSES;
            hearing.pause();
        }

        @Override
        public void finish() {
            results++;
            hearing.finish();
        }

        @Override
        public void cancel() {
            results = 0;
            hearing.cancel();
        }
    }

    /** On the engine's threads. */
    private final class Told implements Recognizer.Listener {

        private final Recognizer.Listener listener;

        Told(Recognizer.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void partial(String words) {
            listener.partial(words);
            execute(() -> {
                partial = false;
                vainPauses = 0;
            });
        }

        @Override
        public void result(String words, double confidence) {
            listener.result(words, confidence);
            execute(Answers.this::answered);
        }

        @Override
        public void failed(String reason) {
            listener.failed(reason);
            execute(Answers.this::answered);
        }
    }

    private void answered() {
        results--;
        partial = false;
    }
}
