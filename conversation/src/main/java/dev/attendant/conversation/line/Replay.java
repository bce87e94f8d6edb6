package dev.attendant.conversation.line;

import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.hearing.SpectralDetector;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.EndOfTurn;
import dev.attendant.conversation.turns.LanguageTable;
import dev.attendant.conversation.turns.TableEndOfTurn;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The hearing side of a {@link StreamedLine} over a recorded call: finds the turns and the interruptions that there
 * would be with other settings. It says nothing itself: what the attendant said then is what is played, whatever is
 * decided now, so that each decision is made about what really happened.
 *
 * <p>Belongs to one thread, as a line does to its event loop. As fast as frames are handed in.
 */
public final class Replay {

    /** By what a line finds the turns. */
    public record Rules(
            TurnTaking turns, VoiceActivityDetector.Factory voiceActivity, EndOfTurn.Factory endOfTurn) {

        /** With the detector and the judge that are built in. */
        public Rules(TurnTaking turns) {
            this(turns, SpectralDetector::new, TableEndOfTurn::new);
        }
    }

    /** What would have been decided; on the replay's thread. */
    public interface Listener {

        /**
         * The caller's turn is over; what is known of its words follows.
         *
         * @param length from its first sound to its last
         * @param wait   the silence that ended it
         */
        void turnOver(Duration length, Duration wait);

        /** The turn had words. */
        void said(Utterance utterance);

        /** The turn had none. */
        void saidNothing();

        /** The attendant would have fallen silent. */
        void stopped();

        /** It would have gone on: that was no interruption. */
        void resumed();

        /** That was one: the attendant would not have said the rest. */
        void interrupted();

        /** The recogniser failed. */
        void failed(String reason);
    }

    /** With no more than this left (3 s) the attendant is taken to be in its last sentence. */
    private static final int LAST_SENTENCE = 150;

    private final Recognizer recognizer;
    private final Supplier<String> question;
    private final Listener listener;
    private final int startFrames;
    private final Ear ear;
    private final BargeIn bargeIn;
    private final PastVoice voice = new PastVoice();
    private long now;
    private boolean toldStopped;
    /** There were words in what the caller says over the attendant. */
    private boolean meant;

    /**
     * @param rules      by which turns are found
     * @param recognizer makes out the words
     * @param scenario   whose phrases are likely
     * @param question   what the attendant says at this moment; empty when it is not known
     * @param sampleRate 8000 or 16000
     * @param loop       brings the recogniser's results onto the replay's thread
     */
    public Replay(
            Rules rules,
            Recognizer recognizer,
            Scenario scenario,
            Supplier<String> question,
            int sampleRate,
            Executor loop,
            Listener listener) {
        this.recognizer = recognizer;
        this.question = question;
        this.listener = listener;
        TurnTaking turns = rules.turns();
        startFrames = Frame.count(turns.speechStart());
        TurnEnd turnEnd = new TurnEnd(turns, rules.endOfTurn().forCall(scenario),
                () -> new TurnEnd.Question(question.get(), Expect.SPEECH));
        ear = new Ear(
                new WatchedRecognizer(),
                scenario,
                rules.voiceActivity().forCall(sampleRate),
                turns,
                turnEnd,
                sampleRate,
                loop,
                new EarListener());
        bargeIn = new BargeIn(voice, ear, LanguageTable.of(scenario.language()), turns);
    }

    /**
     * The next 20 ms of both.
     *
     * @param attendantsRest for how many frames more the attendant speaks, this one included; 0 when it is silent
     */
    public void frame(short[] caller, short[] attendant, long attendantsRest) {
        now++;
        voice.frame(attendantsRest);
        ear.hear(caller);
        if (bargeIn.frame()) {
            if (!toldStopped) {
                toldStopped = true;
                listener.stopped();
            }
            if (bargeIn.wasNothing()) {
                resume();
            }
        }
        ear.attendantSays(attendant);
    }

    /** For how many frames the caller has been silent; 0 while they speak. No setting changes this. */
    public long silentFrames() {
        return ear.silentFrames();
    }

    private void interrupt() {
        if (voice.paused || voice.isSpeaking()) {
            voice.paused = false;
            voice.stopped = true;
            toldStopped = false;
            listener.interrupted();
        }
        meant = false;
    }

    private void resume() {
        voice.paused = false;
        toldStopped = false;
        meant = false;
        listener.resumed();
    }

    /** The attendant of then. */
    private final class PastVoice implements Playout {

        private long rest;
        private boolean paused;
        /** Interrupted for good. */
        private boolean stopped;
        /** It began in the midst of a turn that is not over, and so would not have. */
        private boolean early;
        /** A turn is over to which the next that it says is the answer. */
        private boolean answers;

        void frame(long attendantsRest) {
            if (rest == 0 && attendantsRest > 0) {
                stopped = false;
                early = ear.isHearing() && !answers;
            } else if (rest > 0 && attendantsRest == 0) {
                answers = false;
            }
            early &= ear.isHearing();
            rest = attendantsRest;
        }

        @Override
        public boolean isSpeaking() {
            return rest > 0 && !paused && !stopped && !early;
        }

        @Override
        public boolean isInNotice() {
            return false;
        }

        @Override
        public boolean isInLastSentence() {
            return rest <= LAST_SENTENCE;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public boolean isPaused() {
            return paused;
        }
    }

    private final class EarListener implements Ear.Listener {

        @Override
        public void words(String soFar) {
            if (!bargeIn.isBackchannel(soFar, question.get())) {
                meant = voice.paused || voice.isSpeaking();
                bargeIn.words();
            }
        }

        @Override
        public void likely(String words) {}

        @Override
        public void wentOn() {}

        @Override
        public void said(Utterance utterance) {
            listener.said(utterance);
            if (!bargeIn.isBackchannel(utterance.text(), question.get())) {
                interrupt();
            } else if (voice.paused) {
                resume();
            }
        }

        @Override
        public void saidNothing(int speechFrames) {
            listener.saidNothing();
            if (meant) {
                interrupt();
            } else if (voice.paused) {
                resume();
            }
        }

        @Override
        public void late() {}

        @Override
        public void failed(String reason) {
            listener.failed(reason);
            if (voice.paused) {
                resume();
            }
        }
    }

    /** Sees where the ear finds an utterance to begin and to end. */
    private final class WatchedRecognizer implements Recognizer {

        @Override
        public Hearing hear(int sampleRate, Scenario scenario, Recognizer.Listener results) {
            long first = now - startFrames;
            Hearing hearing = recognizer.hear(sampleRate, scenario, results);
            return new Hearing() {
                @Override
                public void audio(short[] samples) {
                    hearing.audio(samples);
                }

                @Override
                public void pause() {
                    hearing.pause();
                }

                @Override
                public void finish() {
                    voice.answers = true;
                    long silence = ear.silentFrames();
                    listener.turnOver(Frame.duration(now - silence - first), Frame.duration(silence));
                    hearing.finish();
                }

                @Override
                public void cancel() {
                    hearing.cancel();
                }
            };
        }

        @Override
        public void close() {}
    }
}
