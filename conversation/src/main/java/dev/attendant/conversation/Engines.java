package dev.attendant.conversation;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.ToolRunner;
import dev.attendant.conversation.hearing.SpectralDetector;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.turns.EndOfTurn;
import dev.attendant.conversation.turns.TableEndOfTurn;

/**
 * What a conversation hears, speaks, thinks and acts with; the same for all calls.
 *
 * @param voiceActivity tells speech from noise
 * @param endOfTurn     judges whether a caller who pauses has finished
 */
public record Engines(
        Recognizer recognizer,
        Synthesizer synthesizer,
        LanguageModel model,
        ToolRunner tools,
        VoiceActivityDetector.Factory voiceActivity,
        EndOfTurn.Factory endOfTurn) {

    /** With the detector and the judge that are built in. */
    public Engines(Recognizer recognizer, Synthesizer synthesizer, LanguageModel model, ToolRunner tools) {
        this(recognizer, synthesizer, model, tools, SpectralDetector::new, TableEndOfTurn::new);
    }
}
