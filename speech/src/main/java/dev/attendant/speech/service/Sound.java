package dev.attendant.speech.service;

import dev.attendant.conversation.audio.Resampler;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.Delivery;
import io.vertx.core.buffer.Buffer;

/**
 * Makes a sentence's samples of the bytes that a service sends, cut anywhere, and its word marks of the service's
 * seconds. For one thread.
 */
public final class Sound {

    private final SoundEncoding encoding;
    private final Speech speech;
    private final Resampler resampler;
    private final Delivery delivery;

    /** A sample of which not all bytes have come. */
    private Buffer rest = Buffer.buffer();
    /** Where in the text the next word is looked for. */
    private int textFrom;

    /** @param sampleRate of what the service sends */
    Sound(SoundEncoding encoding, int sampleRate, Speech speech, Delivery delivery) {
        this.encoding = encoding;
        this.speech = speech;
        this.delivery = delivery;
        resampler = new Resampler(sampleRate, speech.sampleRate());
    }

    public void bytes(Buffer buffer) {
        Buffer all = rest.length() == 0 ? buffer : rest.appendBuffer(buffer);
        int samples = all.length() / encoding.bytesPerSample();
        int whole = samples * encoding.bytesPerSample();
        short[] decoded = new short[samples];
        encoding.decode(all.getBytes(0, whole), decoded);
        rest = all.getBuffer(whole, all.length());
        delivery.audio(resampler.resample(decoded));
    }

    /** The service tells that the text before this character is spoken at this time. */
    public void spoken(int characters, double seconds) {
        if (seconds >= 0 && characters >= 0) {
            textFrom = Math.max(textFrom, Math.min(characters, speech.text().length()));
            delivery.spoken(textFrom, (long) (seconds * speech.sampleRate()));
        }
    }

    /** The service tells when a word ends. A word that is not in the text as it stands there is not told. */
    public void word(String word, double endSeconds) {
        int at = word.isBlank() ? -1 : speech.text().indexOf(word.strip(), textFrom);
        if (at >= 0) {
            spoken(at + word.strip().length(), endSeconds);
        }
    }

    /** No more bytes come. */
    void end() {
        delivery.audio(resampler.flush());
    }
}
