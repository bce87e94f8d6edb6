package dev.attendant.conversation.line;

import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Listens to a call: finds where the caller begins and ends to speak, and has each utterance recognised while
 * it is being spoken. Counts its time in the frames it is given. Belongs to the call's event loop.
 */
final class Ear {

    /** What the ear notices; on the call's event loop. */
    interface Listener {

        /** The recogniser made out words of an utterance that is not over yet. */
        void words(String soFar);

        /** The caller pauses, and these words are probably all. */
        void likely(String words);

        /** They were not: the caller went on. */
        void wentOn();

        /** An utterance is over, and has words. */
        void said(Utterance utterance);

        /** An utterance is over, and there were no words in it. */
        void saidNothing(int speechFrames);

        /** The recogniser takes long over an utterance that is over. */
        void late();

        void failed(String reason);
    }

    /** Audio kept from before speech was noticed, so that its first sound is not lost: 300 ms. */
    private static final int PRE_ROLL = 15;
    /** After so much silence (200 ms) it is no gap between two sounds any more. */
    private static final int PAUSE = 10;
    /** However long the silence was that ended an utterance, its words are given so long (0.5 s) before they are late. */
    private static final int SOON = 25;
    /** Speech is looked for in so many frames at a time. */
    private static final int ONSET_WINDOW = 10;

    private final Recognizer recognizer;
    private final Scenario scenario;
    private final int sampleRate;
    private final Executor loop;
    private final Listener listener;
    private final int startFrames;
    private final int longestFrames;
    private final int holdFrames;
    private final int timeoutFrames;

    private final TurnEnd turnEnd;
    private final VoiceActivityDetector voiceActivity;
    private final ArrayDeque<short[]> preRoll = new ArrayDeque<>();
    private int onset;
    private long now;
    private long lastSpeech;
    private boolean tellsWords;
    private boolean listening = true;
    /** The utterance being spoken. */
    private Optional<HeardUtterance> current = Optional.empty();
    /** Utterances that are over, whose words are still to come. */
    private final ArrayDeque<HeardUtterance> awaited = new ArrayDeque<>();

    Ear(
            Recognizer recognizer,
            Scenario scenario,
            VoiceActivityDetector voiceActivity,
            TurnTaking turns,
            TurnEnd turnEnd,
            int sampleRate,
            Executor loop,
            Listener listener) {
        this.recognizer = recognizer;
        this.scenario = scenario;
        this.voiceActivity = voiceActivity;
        this.turnEnd = turnEnd;
        this.sampleRate = sampleRate;
        this.loop = loop;
        this.listener = listener;
        startFrames = Math.min(ONSET_WINDOW, Frame.count(turns.speechStart()));
        longestFrames = Frame.count(turns.longest());
        holdFrames = Frame.count(turns.holdAfter());
        timeoutFrames = Frame.count(turns.engineTimeout());
    }

    /** The 20 ms that the caller hears next, which may come back as an echo. */
    void attendantSays(short[] frame) {
        voiceActivity.attendantSays(frame);
    }

    /** Whether speech is listened to from now on. If it is not, no recogniser is needed. */
    void listen(boolean wanted) {
        listening = wanted;
        if (!wanted) {
            forget();
        }
    }

    /** The next 20 ms of the caller. */
    void hear(short[] frame) {
        now++;
        boolean speech = voiceActivity.isSpeech(frame);
        long silence = now - lastSpeech - 1;
        if (speech) {
            lastSpeech = now;
        }
        if (!listening) {
            return;
        }
        if (current.isPresent()) {
            goOn(current.get(), frame, speech, (int) silence);
        } else {
            waitForSpeech(frame, speech);
        }
        watchAwaited();
    }

    private void waitForSpeech(short[] frame, boolean speech) {
        short[] kept = preRoll.size() == PRE_ROLL ? preRoll.remove() : new short[frame.length];
        System.arraycopy(frame, 0, kept, 0, frame.length);
        preRoll.add(kept);
        onset = (onset << 1 | (speech ? 1 : 0)) & (1 << ONSET_WINDOW) - 1;
        int speechFrames = Integer.bitCount(onset);
        if (speech && speechFrames >= startFrames) {
            HeardUtterance utterance = new HeardUtterance(now - speechFrames, speechFrames);
            utterance.hearing = recognizer.hear(sampleRate, scenario, new Results(utterance));
            preRoll.forEach(utterance.hearing::audio);
            utterance.endFrames = turnEnd.frames("");
            current = Optional.of(utterance);
            onset = 0;
        }
    }

    private void goOn(HeardUtterance utterance, short[] frame, boolean speech, int silence) {
        utterance.hearing.audio(frame);
        if (speech) {
            utterance.speechFrames++;
            goOnAfter(silence, utterance);
        } else if (now - lastSpeech == PAUSE) {
            // what is expected may be known better by now than when it was heard first
            utterance.endFrames = turnEnd.frames(utterance.words);
            utterance.paused = true;
            utterance.hearing.pause();
            tellLikely(utterance);
        }
        if (now - lastSpeech >= utterance.endFrames || now - utterance.firstFrame >= longestFrames) {
            utterance.lastFrame = lastSpeech;
            utterance.overSince = now;
            current = Optional.empty();
            preRoll.clear();
            awaited.add(utterance);
            utterance.hearing.finish();
        }
    }

    private void goOnAfter(int silence, HeardUtterance utterance) {
        if (silence >= CallerPauses.SHORTEST_FRAMES) {
            turnEnd.wentOnAfter(silence, utterance.words);
        }
        if (!utterance.likely.isEmpty()) {
            utterance.likely = "";
            listener.wentOn();
        }
    }

    private void tellLikely(HeardUtterance utterance) {
        boolean pause = now - lastSpeech >= PAUSE;
        if (pause && !utterance.words.equals(utterance.likely) && turnEnd.isLikely(utterance.words)) {
            utterance.likely = utterance.words;
            listener.likely(utterance.words);
        }
    }

    private void words(HeardUtterance utterance, String words) {
        tellsWords |= !utterance.paused;
        if (!words.equals(utterance.words)) {
            utterance.words = words;
            utterance.endFrames = turnEnd.frames(words);
            listener.words(words);
            tellLikely(utterance);
        }
    }

    private void watchAwaited() {
        if (awaited.isEmpty()) {
            return;
        }
        long waited = now - awaited.peek().overSince;
        // the caller has waited since they stopped
        long silent = awaited.peek().overSince - awaited.peek().lastFrame;
        if (waited == Math.max(SOON, holdFrames - silent)) {
            listener.late();
        } else if (waited >= timeoutFrames) {
            awaited.remove().hearing.cancel();
            listener.failed("no result within " + timeoutFrames / 50 + " s");
        }
    }

    /** Whether the caller is speaking, or has spoken and the words are still to come. */
    boolean isHearing() {
        return current.isPresent() || !awaited.isEmpty();
    }

    /** Whether the caller has spoken, is silent, and the words are still to come. */
    boolean isAwaitingWords() {
        return current.isEmpty() && !awaited.isEmpty();
    }

    /** For how many frames the caller has spoken in the utterance that is under way. */
    int speechFrames() {
        return current.isPresent() ? current.get().speechFrames : 0;
    }

    /** Which utterance is under way, by the frame in which it began; -1 for none. */
    long utterance() {
        return current.isPresent() ? current.get().firstFrame : -1;
    }

    /** Whether the recogniser is known to make out words while they are being spoken, not only in a pause. */
    boolean tellsWords() {
        return tellsWords;
    }

    /** For how many frames the caller has been silent. */
    long silentFrames() {
        return now - lastSpeech;
    }

    /** Nothing of what is being said matters any more. */
    void forget() {
        current.ifPresent(utterance -> utterance.hearing.cancel());
        current = Optional.empty();
        awaited.forEach(utterance -> utterance.hearing.cancel());
        awaited.clear();
        preRoll.clear();
        onset = 0;
    }

    /** Brings a recogniser's results onto the event loop, and drops those that nobody waits for any more. */
    private final class Results implements Recognizer.Listener {

        private final HeardUtterance utterance;

        Results(HeardUtterance utterance) {
            this.utterance = utterance;
        }

        @Override
        public void partial(String words) {
            if (!words.isBlank()) {
                loop.execute(() -> {
                    if (isAwaited()) {
                        words(utterance, words.strip());
                    }
                });
            }
        }

        @Override
        public void result(String words, double confidence) {
            loop.execute(() -> {
                if (!isAwaited()) {
                    return;
                }
                drop();
                if (words.isBlank()) {
                    listener.saidNothing(utterance.speechFrames);
                } else {
                    listener.said(new Utterance(words.strip(), confidence, utterance.length()));
                }
            });
        }

        @Override
        public void failed(String reason) {
            loop.execute(() -> {
                if (isAwaited()) {
                    drop();
                    listener.failed(reason);
                }
            });
        }

        private boolean isAwaited() {
            return awaited.contains(utterance)
                    || current.filter(u -> u == utterance).isPresent();
        }

        private void drop() {
            awaited.remove(utterance);
            if (current.isPresent() && current.get() == utterance) {
                current = Optional.empty();
                // it is from before this utterance
                preRoll.clear();
            }
        }
    }
}
