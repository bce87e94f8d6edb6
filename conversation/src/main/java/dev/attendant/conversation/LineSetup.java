package dev.attendant.conversation;

import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.EndOfTurn;

/**
 * What a line needs to hear and to speak.
 *
 * @param call       which call it is for
 * @param recognizer hears
 * @param synthesizer speaks
 * @param scenario   its language, voice, and the phrases that callers are likely to say
 * @param voiceActivity tells speech from noise
 * @param endOfTurn  judges whether a caller who pauses has finished
 * @param turnTaking when a turn begins and ends
 * @param listener   told what happens on the line
 * @param anticipation told what the caller has probably said
 * @param tap        gets both sides' audio, for a recording
 */
public record LineSetup(
        CallInfo call,
        Recognizer recognizer,
        Synthesizer synthesizer,
        Scenario scenario,
        VoiceActivityDetector.Factory voiceActivity,
        EndOfTurn.Factory endOfTurn,
        TurnTaking turnTaking,
        CallListener listener,
        Anticipation anticipation,
        AudioTap tap) {}
