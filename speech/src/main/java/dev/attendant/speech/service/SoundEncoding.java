package dev.attendant.speech.service;

import dev.attendant.conversation.audio.G711;

/** How a service sends its sound, without a container. All are mono. */
public enum SoundEncoding {

    /** 16 bits a sample, the lower byte first. */
    LINEAR16(2) {
        @Override
        void decode(byte[] bytes, short[] samples) {
            for (int n = 0; n < samples.length; n++) {
                samples[n] = (short) (bytes[2 * n] & 0xff | bytes[2 * n + 1] << 8);
            }
        }
    },

    /** G.711 μ-law: at 8 kHz what most telephone lines carry anyway, in half the bytes. */
    MULAW(1) {
        @Override
        void decode(byte[] bytes, short[] samples) {
            for (int n = 0; n < samples.length; n++) {
                samples[n] = G711.MU_LAW.decode(bytes[n]);
            }
        }
    };

    private final int bytesPerSample;

    SoundEncoding(int bytesPerSample) {
        this.bytesPerSample = bytesPerSample;
    }

    int bytesPerSample() {
        return bytesPerSample;
    }

    /** Decodes as many samples as there is room for. */
    abstract void decode(byte[] bytes, short[] samples);
}
