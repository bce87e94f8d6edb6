package dev.attendant.server.check;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Uses an engine once, as a call does, and takes the time. */
final class EngineTrial {

    /** Speech is recognised with some silence around it. */
    private static final Duration AROUND = Duration.ofMillis(300);
    private static final int WARM_FRAMES = 50;
    private static final int TIMED_FRAMES = 200;

    /** The engine did not do it. The message says why. */
    static final class Failed extends Exception {

        Failed(String message) {
            super(message);
        }
    }

    /** @param first how long the first audio took */
    record Speech(short[] samples, Duration first) {}

    /** @param took from the end of the speech to the words; the speech came all at once */
    record Words(String text, double confidence, Duration took) {}

    /** @param first how long the first piece of the answer took */
    record Answer(String text, Duration first) {}

    private EngineTrial() {}

    static Speech speak(Synthesizer synthesizer, Synthesizer.Speech wanted, Duration timeout)
            throws Failed, InterruptedException {
        Instant began = Instant.now();
        CompletableFuture<Duration> first = new CompletableFuture<>();
        CompletableFuture<short[]> all = new CompletableFuture<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Synthesizer.Speaking speaking = synthesizer.speak(wanted, new Synthesizer.Listener() {
            @Override
            public void audio(short[] samples) {
                first.complete(Duration.between(began, Instant.now()));
                for (short sample : samples) {
                    bytes.write(sample);
                    bytes.write(sample >> 8);
                }
            }

            @Override
            public void done() {
                all.complete(samples(bytes.toByteArray()));
            }

            @Override
            public void failed(String reason) {
                all.completeExceptionally(new Failed(reason));
            }
        });
        try {
            short[] samples = await(all, timeout);
            if (samples.length == 0) {
                throw new Failed("it spoke nothing");
            }
            return new Speech(samples, first.join());
        } finally {
            speaking.cancel();
        }
    }

    private static short[] samples(byte[] bytes) {
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
        }
        return samples;
    }

    /** Recognisers are used on an event loop. */
    static Words hear(Vertx vertx, Recognizer recognizer, Scenario scenario, short[] speech, int rate,
            Duration timeout) throws Failed, InterruptedException {
        CompletableFuture<Words> words = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(go -> {
            try {
                hear(recognizer, scenario, speech, rate, words);
            } catch (RuntimeException e) {
                words.completeExceptionally(new Failed(e.toString()));
            }
        });
        return await(words, timeout);
    }

    private static void hear(Recognizer recognizer, Scenario scenario, short[] speech, int rate,
            CompletableFuture<Words> words) {
        Instant began = Instant.now();
        Recognizer.Hearing hearing = recognizer.hear(rate, scenario, new Recognizer.Listener() {
            @Override
            public void partial(String some) {
                // the result is waited for
            }

            @Override
            public void result(String text, double confidence) {
                words.complete(new Words(text, confidence, Duration.between(began, Instant.now())));
            }

            @Override
            public void failed(String reason) {
                words.completeExceptionally(new Failed(reason));
            }
        });
        int frame = Frame.samples(rate);
        int silence = Frame.count(AROUND) * frame;
        short[] all = new short[silence + speech.length + silence];
        System.arraycopy(speech, 0, all, silence, speech.length);
        for (int at = 0; at + frame <= all.length; at += frame) {
            hearing.audio(Arrays.copyOfRange(all, at, at + frame));
        }
        hearing.finish();
    }

    static Answer answer(LanguageModel model, Scenario scenario, String phrase, Duration timeout)
            throws Failed, InterruptedException {
        Instant began = Instant.now();
        var prompt = new LanguageModel.Prompt(
                scenario, Map.of(), List.of(new Message.Caller(phrase)), BuiltInTools.all());
        Duration first = Duration.ZERO;
        StringBuilder text = new StringBuilder();
        try (LanguageModel.Answer answer = model.answer(prompt)) {
            for (Piece piece = answer.next(timeout); !(piece instanceof Piece.Done); piece = answer.next(timeout)) {
                first = first.isZero() ? Duration.between(began, Instant.now()) : first;
                switch (piece) {
                    case Piece.Words words -> text.append(words.text());
                    case Piece.UseTool use -> text.append(" [").append(use.call().tool()).append(']');
                    case Piece.Failed failed -> throw new Failed(failed.reason());
                    case Piece.Done done -> throw new IllegalStateException("the loop ends with it");
                }
            }
        }
        if (text.toString().isBlank()) {
            throw new Failed("it answered nothing");
        }
        return new Answer(text.toString().strip(), first);
    }

    /** What a detector takes for a frame, the first second, in which much is still loaded, not counted. */
    static double microsAFrame(VoiceActivityDetector.Factory factory, int rate) {
        VoiceActivityDetector detector = factory.forCall(rate);
        short[] frame = new short[Frame.samples(rate)];
        long began = 0;
        for (int i = -WARM_FRAMES; i < TIMED_FRAMES; i++) {
            began = i == 0 ? System.nanoTime() : began;
            detector.isSpeech(frame);
        }
        return (System.nanoTime() - began) / 1e3 / TIMED_FRAMES;
    }

    private static <T> T await(CompletableFuture<T> future, Duration timeout) throws Failed, InterruptedException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failed("it did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new Failed(e.getCause() instanceof Failed failed ? failed.getMessage() : e.getCause().toString());
        }
    }
}
