package dev.attendant.speech.espeak;

import dev.attendant.conversation.audio.Resampler;
import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.speech.Delivery;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One sentence, one process of espeak-ng: the text goes in by standard input, never on the command line, and a
 * WAV stream comes out. Runs on a virtual thread, with two more for the errors and the time-out.
 */
final class EspeakSentence extends Delivery {

    private static final int MOST_ERROR_LETTERS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private Process process;

    EspeakSentence(Listener listener) {
        super(listener);
    }

    /** Speaks to the end, blocking. */
    void run(List<String> command, String text, int sampleRate, Duration timeout) {
        var timedOut = new CompletableFuture<Boolean>();
        try {
            if (!start(command)) {
                return;
            }
            Thread.ofVirtual().name("espeak-ng-timeout").start(() -> timedOut.complete(killAfter(timeout)));
            var errors = new CompletableFuture<String>();
            Thread.ofVirtual().name("espeak-ng-errors").start(() -> errors.complete(errors()));
            try (OutputStream in = process.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It has ended without reading; its errors say why.
            }
            boolean spoke = deliver(sampleRate);
            if (process.waitFor() == 0 && spoke) {
                done();
            } else {
                failed(timedOut.join() ? "espeak-ng took longer than " + timeout.toSeconds() + " s"
                        : "espeak-ng failed: " + errors.join());
            }
        } catch (IOException e) {
            failed(timedOut.getNow(false) ? "espeak-ng took longer than " + timeout.toSeconds() + " s"
                    : "espeak-ng failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed("espeak-ng was interrupted");
        } finally {
            kill();
        }
    }

    private boolean start(List<String> command) throws IOException {
        lock.lock();
        try {
            if (!isOpen()) {
                return false;
            }
            process = new ProcessBuilder(command).start();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** @return false when it ended before the first sample */
    private boolean deliver(int sampleRate) throws IOException {
        try (InputStream out = new BufferedInputStream(process.getInputStream(), 16384)) {
            out.mark(1);
            if (out.read() < 0) {
                return false;
            }
            out.reset();
            var resampler = new Resampler(WavHeader.readSampleRate(out), sampleRate);
            var bytes = new byte[4096];
            int left = 0;
            for (int read = out.read(bytes); read >= 0; read = out.read(bytes, left, bytes.length - left)) {
                int whole = (left + read) / 2;
                var samples = new short[whole];
                for (int n = 0; n < whole; n++) {
                    samples[n] = (short) (bytes[2 * n] & 0xff | bytes[2 * n + 1] << 8);
                }
                left = (left + read) % 2;
                bytes[0] = bytes[2 * whole < bytes.length ? 2 * whole : 0];
                if (!audio(resampler.resample(samples))) {
                    return false;
                }
            }
            audio(resampler.flush());
            return true;
        }
    }

    private boolean killAfter(Duration timeout) {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return true;
    }

    private String errors() {
        try (InputStream errors = process.getErrorStream()) {
            String text = new String(errors.readNBytes(4 * MOST_ERROR_LETTERS), StandardCharsets.UTF_8);
            errors.transferTo(OutputStream.nullOutputStream());
            String line = text.replaceAll("\\p{C}+", " ").trim();
            return line.substring(0, Math.min(line.length(), MOST_ERROR_LETTERS));
        } catch (IOException e) {
            return "it ended early";
        }
    }

    @Override
    protected void cancelled() {
        kill();
    }

    /** Ends the process, when there is one. */
    void kill() {
        lock.lock();
        try {
            if (process != null) {
                process.destroyForcibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
