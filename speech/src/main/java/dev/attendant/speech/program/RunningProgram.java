package dev.attendant.speech.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process and what belongs to it: its input, its errors, its children. */
final class RunningProgram {

    private static final int MOST_ERROR_LETTERS = 200;
    private static final int ERRORS_MILLIS = 500;

    private final Process process;
    private final CompletableFuture<String> errors = new CompletableFuture<>();

    private RunningProgram(Process process) {
        this.process = process;
    }

    /** @throws IOException when there is no such program */
    static RunningProgram start(String name, List<String> words) throws IOException {
        var builder = new ProcessBuilder(words);
        // Passwords and keys of ours are none of its business.
        builder.environment().keySet().removeIf(
                variable -> variable.startsWith("ATTENDANT_") || variable.endsWith("_API_KEY"));
        var program = new RunningProgram(builder.start());
        // A platform thread: a read of a pipe holds the thread that it is on.
        Thread.ofPlatform().daemon().name(name + "-errors").start(program::readErrors);
        return program;
    }

    InputStream output() {
        return process.getInputStream();
    }

    void give(String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended without reading; its exit code and its errors say why.
        }
    }

    /** Waits for its end. @return its exit code */
    int exit(long nanos) throws InterruptedException, TimeoutException {
        if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        return process.exitValue();
    }

    /** What it wrote about it, in one line; once it has ended. */
    String errors() {
        try {
            String line = errors.get(ERRORS_MILLIS, TimeUnit.MILLISECONDS);
            return line.isEmpty() ? "it said nothing" : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (ExecutionException | TimeoutException e) {
            return "a child of it still writes";
        }
    }

    private void readErrors() {
        try (InputStream stream = process.getErrorStream()) {
            String text = new String(stream.readNBytes(4 * MOST_ERROR_LETTERS), StandardCharsets.UTF_8);
            String line = text.replaceAll("\\p{C}+", " ").trim();
            errors.complete(line.substring(0, Math.min(line.length(), MOST_ERROR_LETTERS)));
            // Read on: or a program that complains a lot would wait for us.
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            errors.complete("it ended early");
        }
    }

    /** Ends it and its children, those that they start meanwhile too. From any thread; looks through all processes. */
    void kill() {
        if (!process.isAlive()) {
            // Its children are nobody's now, and cannot be told from others.
            return;
        }
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        while (!below.isEmpty()) {
            List<ProcessHandle> deeper = below.stream().flatMap(ProcessHandle::descendants).toList();
            below.forEach(ProcessHandle::destroyForcibly);
            below = deeper.stream().filter(ProcessHandle::isAlive).toList();
        }
    }
}
