package dev.attendant.testcalls.caller;

import java.time.Duration;
import java.util.List;

/**
 * What each caller of a load does, again and again: waits for the attendant to finish, says the next utterance, and
 * now and then talks over the attendant.
 *
 * @param sampleRate   of the utterances: 8000, or 16000 for lines of that rate
 * @param utterances   samples that are said in turn; shared by all callers, and not to be changed
 * @param pause        how long the attendant is silent before the caller speaks
 * @param patience     after how long the caller speaks although the attendant has said nothing
 * @param bargeInEvery 3 for each third utterance being said over the attendant; 0 for none
 * @param bargeInAfter how long the attendant has talked then
 * @param turns        after so many utterances the caller hangs up; 0 for never
 * @param noiseDbfs    level of the line's noise
 */
public record LoadTalk(
        int sampleRate,
        List<short[]> utterances,
        Duration pause,
        Duration patience,
        int bargeInEvery,
        Duration bargeInAfter,
        int turns,
        double noiseDbfs) {

    public LoadTalk {
        utterances = List.copyOf(utterances);
        if (utterances.isEmpty()) {
            throw new IllegalArgumentException("A load caller needs at least one utterance to say");
        }
    }

    /** Waits 0.7 s, or 10 s when nothing is said; each third utterance is a barge-in after 1 s; never hangs up. */
    public static LoadTalk of(int sampleRate, List<short[]> utterances) {
        return new LoadTalk(sampleRate, utterances, Duration.ofMillis(700), Duration.ofSeconds(10), 3,
                Duration.ofSeconds(1), 0, SpeakingCaller.QUIET_LINE_DBFS);
    }

    public LoadTalk withBargeIns(int every, Duration after) {
        return new LoadTalk(sampleRate, utterances, pause, patience, every, after, turns, noiseDbfs);
    }

    public LoadTalk withTurns(int count) {
        return new LoadTalk(sampleRate, utterances, pause, patience, bargeInEvery, bargeInAfter, count, noiseDbfs);
    }
}
