package dev.attendant.vosk;

import dev.attendant.conversation.audio.Resampler;
import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.conversation.engine.Recognizer.Listener;
import dev.attendant.vosk.SpeechModel.Decoder;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An utterance that is being heard. The event loop gives it audio; whenever there is some, it takes a turn on one of
 * the decoding threads, one turn after the other. The listener hears of its end once, and of nothing after
 * {@link #cancel}.
 */
final class VoskHearing implements Hearing {

    private static final short[] END = new short[0];
    private static final String CLOSED = "Vosk has been closed";
    /** Callers do not speak faster, and to tell the words costs something each time. */
    private static final int PARTIALS_A_SECOND = 10;

    private final Listener listener;
    private final DecodingThreads threads;
    private final Duration wait;
    private final Supplier<Decoder> supplier;
    private final Resampler resampler;
    private final int rate;
    private final Consumer<VoskHearing> over;

    private final Queue<short[]> audio = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean turn = new AtomicBoolean();

    /** Of the event loop. */
    private int room;
    private boolean finished;

    /** Of the turns. */
    private Optional<Decoder> decoder = Optional.empty();
    private Words soFar = Words.NONE;
    private String told = "";
    private int untold;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean ended;
    private Future<?> patience = CompletableFuture.completedFuture(null);

    /**
     * @param wait     how long after its end the result may take
     * @param room     samples; more are not heard
     * @param rate     of the decoder's audio
     * @param supplier makes the decoder, on a decoding thread
     * @param over     is told when its decoder is free
     */
    VoskHearing(Listener listener, DecodingThreads threads, Duration wait, int room, Resampler resampler, int rate,
            Supplier<Decoder> supplier, Consumer<VoskHearing> over) {
        this.listener = listener;
        this.threads = threads;
        this.wait = wait;
        this.room = room;
        this.resampler = resampler;
        this.rate = rate;
        this.supplier = supplier;
        this.over = over;
    }

    @Override
    public void audio(short[] samples) {
        if (finished || ended || samples.length == 0) {
            return;
        }
        audio.add(samples.clone());
        takeTurn();
        room -= samples.length;
        if (room <= 0) {
            // What came so far is what is heard.
            finish();
        }
    }

    @Override
    public void finish() {
        if (!finished && !ended) {
            finished = true;
            patience = threads.after(wait, () -> failed("Vosk was too busy; raise recognizer.vosk.threads, where there"
                    + " are processors for them, or choose a smaller model"));
            audio.add(END);
            takeTurn();
        }
    }

    @Override
    public void cancel() {
        end(() -> {});
        // A turn frees the decoder.
        takeTurn();
    }

    void failed(String reason) {
        end(() -> listener.failed(reason));
        takeTurn();
    }

    /** No decoding thread runs any more. */
    void closed() {
        end(() -> listener.failed(CLOSED));
        free();
    }

    private void takeTurn() {
        if (turn.compareAndSet(false, true) && !threads.run(this::work)) {
            end(() -> listener.failed(CLOSED));
        }
    }

    /** All that there is; on a decoding thread. */
    private void work() {
        try {
            for (short[] next = audio.poll(); next != null && !ended; next = audio.poll()) {
                if (next == END) {
                    last();
                } else {
                    decode(resampler.resample(next));
                }
            }
            tellPartial();
        } catch (RuntimeException | Error e) {
            end(() -> listener.failed("Vosk failed: " + e));
        }
        if (ended) {
            free();
        }
        turn.set(false);
        // What came between the last look and now.
        if (!audio.isEmpty() || ended && decoder.isPresent()) {
            takeTurn();
        }
    }

    private void free() {
        audio.clear();
        decoder.ifPresent(Decoder::close);
        decoder = Optional.empty();
        over.accept(this);
    }

    private void decode(short[] samples) {
        if (decoder.isEmpty()) {
            decoder = Optional.of(supplier.get());
        }
        untold += samples.length;
        if (samples.length > 0 && decoder.get().accept(samples)) {
            soFar = soFar.and(Words.of(decoder.get().result()));
        }
    }

    private void last() {
        decode(resampler.flush());
        Words all = soFar.and(Words.of(decoder.orElseThrow().last()));
        end(() -> listener.result(all.text(), all.confidence()));
    }

    private void tellPartial() {
        if (ended || decoder.isEmpty() || untold < rate / PARTIALS_A_SECOND) {
            return;
        }
        untold = 0;
        String words = (soFar.text() + " " + Words.partial(decoder.get().partial())).strip();
        if (!words.isEmpty() && !words.equals(told)) {
            told = words;
            lock.lock();
            try {
                if (!ended) {
                    listener.partial(words);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Under the lock, so that a listener is not in the midst of it when cancel returns. */
    private void end(Runnable how) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                patience.cancel(false);
                how.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
