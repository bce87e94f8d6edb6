package dev.attendant.speech.program;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.speech.Delivery;
import dev.attendant.speech.program.Program.Invocation.Run;
import dev.attendant.speech.program.Program.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One sentence, one process. {@link #run} waits on a virtual thread; the program's output is read on a platform
 * thread, since a child that outlives the program can keep it open for ever. Cancelled and killed from any thread.
 */
final class ProgramSentence extends Delivery {

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<RunningProgram> running = Optional.empty();

    ProgramSentence(String name, Listener listener) {
        super(listener);
        this.name = name;
    }

    /** Speaks to the end, blocking. */
    void run(Run run, int sampleRate, Duration timeout) {
        String failure;
        try (var file = SoundFile.of(run.outcome())) {
            failure = spoken(run, file, sampleRate, System.nanoTime() + timeout.toNanos());
        } catch (TimeoutException e) {
            failure = "took longer than " + timeout.toMillis() + " ms; see its timeout";
        } catch (IOException e) {
            failure = "failed: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "was interrupted";
        }
        if (failure.isEmpty()) {
            done();
        } else {
            failed(name + " " + failure);
        }
    }

    /** @return why not; empty when all of it was spoken, or nobody wanted it */
    private String spoken(Run run, SoundFile file, int sampleRate, long deadline)
            throws IOException, InterruptedException, TimeoutException {
        Optional<RunningProgram> started = start(file.fill(run.words()));
        if (started.isEmpty()) {
            return "";
        }
        RunningProgram program = started.get();
        try {
            var sound = new SoundStream(this, sampleRate);
            boolean spoke = reading(program, run, sound).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            int exit = program.exit(deadline - System.nanoTime());
            if (exit == 0 && run.outcome() instanceof Outcome.WavFile) {
                try (InputStream in = file.open()) {
                    spoke = sound.wav(in);
                }
            }
            if (exit == 0 && spoke) {
                return "";
            }
            return (exit == 0 ? "spoke nothing: " : "failed with exit code " + exit + ": ") + program.errors();
        } catch (ExecutionException e) {
            program.kill();
            return "failed: " + e.getCause().getMessage() + "; " + program.errors();
        } finally {
            program.kill();
        }
    }

    private Optional<RunningProgram> start(List<String> words) throws IOException {
        lock.lock();
        try {
            if (isOpen()) {
                running = Optional.of(RunningProgram.start(name, words));
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Boolean> reading(RunningProgram program, Run run, SoundStream sound) {
        var read = new CompletableFuture<Boolean>();
        Thread.ofPlatform().daemon().name(name + "-output").start(() -> {
            try (InputStream out = program.output()) {
                program.give(run.input());
                read.complete(switch (run.outcome()) {
                    case Outcome.Wav wav -> sound.wav(out);
                    case Outcome.Raw raw -> sound.raw(out, raw.sampleRate());
                    case Outcome.WavFile file -> sound.none(out);
                });
            } catch (IOException | RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
        return read;
    }

    /** Off the thread that cancels: it may be an event loop, and to find the children takes a while. */
    @Override
    protected void cancelled() {
        Thread.ofVirtual().name(name + "-cancel").start(this::kill);
    }

    /** Ends the process, when there is one, and all that it started. */
    void kill() {
        lock.lock();
        try {
            running.ifPresent(RunningProgram::kill);
        } finally {
            lock.unlock();
        }
    }
}
