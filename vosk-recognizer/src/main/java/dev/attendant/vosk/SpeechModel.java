package dev.attendant.vosk;

import java.util.Optional;

/** A loaded model; the seam to native code. For all utterances of a language at once. */
interface SpeechModel extends AutoCloseable {

    /** Of the audio that its decoders take. */
    int sampleRate();

    /**
     * For one utterance.
     *
     * @param grammar the phrases that are possible, as JSON; all words of the model, when empty
     */
    Decoder decoder(Optional<String> grammar);

    @Override
    void close();

    /** One utterance; used by one thread at a time. Results are JSON, as Vosk writes it. */
    interface Decoder extends AutoCloseable {

        /** @return whether a part of it is complete, which {@link #result} gives, and another begins */
        boolean accept(short[] samples);

        String result();

        String partial();

        /** What came since the last result. */
        String last();

        @Override
        void close();
    }
}
