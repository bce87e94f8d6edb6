package dev.attendant.server.tune;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.freetts.FreeTtsFactory;
import dev.attendant.speech.freetts.FreeTtsVoice;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.caller.Voice;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A recording of a call that never was: a real voice on the left, tones on the right. Times are milliseconds. */
public final class TalkRecording {

    private static final int RATE = 8000;

    private final short[] caller;
    private final short[] attendant;

    public TalkRecording(int millis) {
        Random noise = new Random(11);
        caller = new short[RATE / 1000 * millis];
        attendant = new short[caller.length];
        for (int i = 0; i < caller.length; i++) {
            caller[i] = (short) (noise.nextGaussian() * 6);
        }
    }

    /** The caller says this; returns when it is over. */
    public int says(int at, String text) {
        return put(caller, at, spoken(text));
    }

    /** The caller makes a sound of so many milliseconds. */
    public int utters(int at, int millis) {
        return put(caller, at, Arrays.copyOf(spoken("all of them"), RATE / 1000 * millis));
    }

    /** The attendant speaks. */
    public int answers(int at, int millis) {
        return put(attendant, at, Tone.sine(440, millis));
    }

    private static int put(short[] side, int at, short[] sound) {
        int from = RATE / 1000 * at;
        for (int i = 0; i < sound.length && from + i < side.length; i++) {
            side[from + i] += sound[i];
        }
        return at + sound.length / (RATE / 1000);
    }

    private static short[] spoken(String text) {
        Vertx vertx = Vertx.vertx();
        EngineSettings none = new EngineSettings("caller", Map.of());
        try (Synthesizer engine = new FreeTtsFactory().create(vertx, none, List.of())) {
            return new Voice(engine, "en-US", FreeTtsVoice.CALLER).say(text, RATE).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            vertx.close().await();
        }
    }

    /** Writes it. */
    public Path write(Path file) throws IOException {
        new Wav(RATE, new short[][] {caller, attendant}).write(file);
        return file;
    }
}
