package dev.attendant.speech.freetts;

import com.sun.speech.freetts.audio.AudioPlayer;
import dev.attendant.speech.Delivery;
import javax.sound.sampled.AudioFormat;

/** Where FreeTTS writes its samples: to a listener instead of a sound card. On one voice's thread. */
final class DeliveringPlayer implements AudioPlayer {

    private Delivery delivery;
    private AudioFormat format;
    private float volume = 1;

    void deliverTo(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public boolean write(byte[] samples) {
        return write(samples, 0, samples.length);
    }

    /** FreeTTS writes big-endian. False makes it stop. */
    @Override
    public boolean write(byte[] bytes, int offset, int length) {
        var samples = new short[length / 2];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (short) (bytes[offset + 2 * n] << 8 | bytes[offset + 2 * n + 1] & 0xff);
        }
        return delivery.audio(samples);
    }

    @Override
    public void setAudioFormat(AudioFormat format) {
        this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public void setVolume(float volume) {
        this.volume = volume;
    }

    @Override
    public float getVolume() {
        return volume;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public long getTime() {
        return 0;
    }

    @Override
    public void begin(int size) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
