package dev.attendant.conversation.engine;

import dev.attendant.conversation.scenario.Scenario;

/**
 * An engine that hears. One instance serves all calls.
 *
 * <p>An utterance is heard while it is being spoken: {@link #hear}, then {@link Hearing#audio} for each frame,
 * then {@link Hearing#finish}; exactly one of {@link Listener#result} and {@link Listener#failed} follows,
 * unless it was cancelled before.
 */
public interface Recognizer extends AutoCloseable {

    /**
     * Begins to hear an utterance. Called on an event loop: never blocks, and reports an engine that is busy or
     * down through the listener.
     *
     * @param sampleRate of the audio that follows: 8000 or 16000
     * @param scenario   whose language is spoken, and whose phrases are likely
     */
    Hearing hear(int sampleRate, Scenario scenario, Listener listener);

    /** Frees what the engine holds; utterances under way fail. */
    @Override
    void close();

    /** One utterance being heard. All methods are called on one event loop and never block. */
    interface Hearing {

        /** Some more of it; the array is valid only during the call. */
        void audio(short[] samples);

        /**
         * The caller pauses, and may go on: the words so far are wanted as a partial result, as soon as they can be
         * had. Engines that tell them all the time have nothing to do.
         */
        default void pause() {}

        /** The caller has stopped speaking: the result is wanted now. */
        void finish();

        /** Nobody wants the result any more. The listener is not called after this returns. */
        void cancel();
    }

    /** Called on any thread. */
    interface Listener {

        /** The words so far; may change. Engines that cannot tell never call it. */
        void partial(String words);

        /** The words, empty when there were none; with confidence 0 to 1 (1 when the engine does not say). */
        void result(String words, double confidence);

        /** The engine could not do it. */
        void failed(String reason);

        /**
         * In the place of {@link #failed}: the engine does not have what was asked for, such as a language or a sample
         * rate. It is not broken.
         */
        default void refused(String reason) {
            failed(reason);
        }
    }
}
