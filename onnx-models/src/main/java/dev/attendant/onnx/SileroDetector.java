package dev.attendant.onnx;

import ai.onnxruntime.OrtException;
import dev.attendant.conversation.hearing.EchoGate;
import dev.attendant.conversation.hearing.SpectralDetector;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears with Silero VAD. It judges chunks of 32 ms, of which one is full at five of eight frames; in between what it
 * said last holds. Speech begins at the threshold and ends 0.15 below it, as in {@code get_speech_timestamps} of its
 * utils_vad.py. Of our own echo, which is a voice, it knows nothing: an {@link EchoGate} does.
 *
 * <p>When the model fails in mid-call, the built-in detector hears the rest.
 */
final class SileroDetector implements VoiceActivityDetector {

    private static final Logger log = LoggerFactory.getLogger(SileroDetector.class);

    private static final float HYSTERESIS = 0.15f;
    private static final float FULL_SCALE = 32768;

    private final SileroModel model;
    private final int sampleRate;
    private final float on;
    private final float off;
    private final int context;
    /** The context, and behind it the chunk as far as it has come. */
    private final float[] samples;
    private final float[] state = new float[SileroTensors.STATE];
    private final EchoGate echo = new EchoGate();
    private int filled;
    private boolean speech;
    private Optional<VoiceActivityDetector> inItsPlace = Optional.empty();

    SileroDetector(SileroModel model, int sampleRate, float threshold) {
        this.model = model;
        this.sampleRate = sampleRate;
        on = threshold;
        off = threshold - HYSTERESIS;
        context = SileroTensors.context(sampleRate);
        samples = new float[SileroTensors.samples(sampleRate)];
        filled = context;
    }

    @Override
    public boolean isSpeech(short[] frame) {
        if (inItsPlace.isPresent()) {
            return inItsPlace.get().isSpeech(frame);
        }
        // a frame is shorter than a chunk, so it fills one at most
        for (short sample : frame) {
            samples[filled++] = sample / FULL_SCALE;
            if (filled == samples.length) {
                judge();
            }
        }
        return speech && !echo.mayBeEcho(frame);
    }

    private void judge() {
        try {
            float probability = model.probability(sampleRate, samples, state);
            speech = probability >= (speech ? off : on);
        } catch (OrtException e) {
            log.warn("voice-activity silero failed, the built-in detector hears the rest of this call: {}",
                    e.getMessage());
            inItsPlace = Optional.of(new SpectralDetector(sampleRate));
        }
        System.arraycopy(samples, samples.length - context, samples, 0, context);
        filled = context;
    }

    @Override
    public void attendantSays(short[] frame) {
        inItsPlace.ifPresent(detector -> detector.attendantSays(frame));
        echo.played(frame, !isSilent(frame));
    }

    private static boolean isSilent(short[] frame) {
        for (short sample : frame) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }
}
