package dev.attendant.speech.service;

import dev.attendant.conversation.audio.Resampler;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.Delivery;
import io.vertx.core.buffer.Buffer;
import java.util.Set;

/**
 * Makes a sentence's samples of the bytes that a service sends, cut anywhere, and its word marks of the service's
 * seconds. For one thread.
 */
public final class Sound {

    /** Each ratio of rates costs a filter that is kept: what a service names must be one of those that there are. */
    private static final Set<Integer> RATES =
            Set.of(8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

    private final Speech speech;
    private final Delivery delivery;
    private SoundEncoding encoding;
    private Resampler resampler;

    /** A sample of which not all bytes have come. */
    private Buffer rest = Buffer.buffer();
    /** Where in the text the next word is looked for. */
    private int textFrom;
    private boolean begun;
    private boolean complete;

    /** @param sampleRate of what the service sends */
    Sound(SoundEncoding encoding, int sampleRate, Speech speech, Delivery delivery) {
        this.encoding = encoding;
        this.speech = speech;
        this.delivery = delivery;
        resampler = new Resampler(sampleRate, speech.sampleRate());
    }

    /**
     * The service tells, before its first byte, that it sends another form than it was asked for.
     *
     * @throws VoiceFailed when it is one that we do not know
     */
    public void form(SoundEncoding sent, int sampleRate) {
        if (!RATES.contains(sampleRate)) {
            throw new VoiceFailed("sends " + sampleRate + " samples a second, which no telephone needs");
        }
        encoding = sent;
        resampler = new Resampler(sampleRate, speech.sampleRate());
    }

    public void bytes(Buffer buffer) {
        Buffer all = rest.length() == 0 ? buffer : rest.appendBuffer(buffer);
        int samples = all.length() / encoding.bytesPerSample();
        int whole = samples * encoding.bytesPerSample();
        short[] decoded = new short[samples];
        encoding.decode(all.getBytes(0, whole), decoded);
        rest = all.getBuffer(whole, all.length());
        begun |= samples > 0;
        delivery.audio(resampler.resample(decoded));
    }

    /** The service tells that the text before this character is spoken at this time. */
    public void spoken(int characters, double seconds) {
        if (seconds >= 0 && characters >= textFrom) {
            textFrom = Math.min(characters, speech.text().length());
            delivery.spoken(textFrom, Math.round(seconds * speech.sampleRate()));
        }
    }

    /** The service tells when a word ends. A word that is not in the text as it stands there is not told. */
    public void word(String word, double endSeconds) {
        int at = word.isBlank() ? -1 : speech.text().indexOf(word.strip(), textFrom);
        if (at >= 0) {
            spoken(at + word.strip().length(), endSeconds);
        }
    }

    /** The service says that this was all. */
    public void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    /** No more bytes come; half a sample that is left over is nothing. */
    void end() {
        if (!begun) {
            throw new VoiceFailed("answered with no sound");
        }
        delivery.audio(resampler.flush());
    }
}
