package dev.attendant.speech.program;

import dev.attendant.conversation.engine.EngineUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a program says about itself, such as the voices that it has. */
public final class ProgramListing {

    private static final int MOST_BYTES = 1 << 20;

    private ProgramListing() {}

    /**
     * Runs it and waits for its end.
     *
     * @param remedy what to do when there is no such program
     * @return what it wrote to its standard output
     * @throws EngineUnavailable when it cannot be run, fails, or has not ended after the timeout
     */
    public static String read(List<String> words, Duration timeout, String remedy) {
        String name = String.join(" ", words);
        long deadline = System.nanoTime() + timeout.toNanos();
        RunningProgram program;
        try {
            program = RunningProgram.start("listing", words);
        } catch (IOException e) {
            throw new EngineUnavailable(words.getFirst() + " cannot be run; " + remedy, e);
        }
        try {
            var listing = new CompletableFuture<String>();
            Thread.ofPlatform().daemon().name("listing-output").start(() -> {
                try (InputStream out = program.output()) {
                    listing.complete(new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    listing.completeExceptionally(e);
                }
            });
            program.give("");
            String all = listing.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (program.exit(deadline - System.nanoTime()) != 0) {
                throw new EngineUnavailable(name + " failed: " + program.errors());
            }
            return all;
        } catch (TimeoutException e) {
            throw new EngineUnavailable(name + " has not ended after " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new EngineUnavailable(name + " failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("interrupted while " + name + " ran", e);
        } finally {
            program.kill();
        }
    }
}
