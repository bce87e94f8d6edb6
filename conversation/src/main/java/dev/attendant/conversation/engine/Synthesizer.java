package dev.attendant.conversation.engine;

/** An engine that speaks. One instance serves all calls. */
public interface Synthesizer extends AutoCloseable {

    /**
     * Begins to speak a sentence. Never blocks; may be called on any thread. The audio arrives faster than it
     * is played, in pieces of any size, and ends with exactly one of {@link Listener#done} and
     * {@link Listener#failed}, unless cancelled before.
     */
    Speaking speak(Speech speech, Listener listener);

    @Override
    void close();

    /**
     * What is to be spoken.
     *
     * @param text       a sentence or a few
     * @param language   BCP 47, such as {@code en-US}
     * @param voice      the engine's own name for it, empty for the engine's default for the language
     * @param sampleRate of the audio wanted: 8000 or 16000
     */
    record Speech(String text, String language, String voice, int sampleRate) {}

    /** A sentence being spoken. */
    interface Speaking {

        /** Nobody wants the rest. Returns at once; from any thread. */
        void cancel();
    }

    /** Called on any thread, one call after the other. */
    interface Listener {

        /**
         * Some more of it: mono, 16-bit linear, at the rate that was asked for. The array may be kept and must not be
         * changed: other calls may be speaking it, too.
         */
        void audio(short[] samples);

        /**
         * The text before this character has been spoken with so many samples of the audio: told at the end of each
         * word, in order, before or after its audio. Engines that do not know never call it.
         */
        default void spoken(int characters, long samples) {}

        void done();

        void failed(String reason);

        /**
         * In the place of {@link #failed}: the engine does not have what was asked for, such as a language, a voice or
         * a sample rate. It is not broken.
         */
        default void refused(String reason) {
            failed(reason);
        }
    }
}
