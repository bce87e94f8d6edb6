package dev.attendant.conversation.line;

import dev.attendant.conversation.Anticipation;
import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.TableEndOfTurn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A talk on one time axis, in frames, faster than real time and always the same: the test says who speaks when
 * and how long the engines take; the line under test is the real one.
 */
final class Talk {

    static final int RATE = 8000;
    /** How long the attendant's voice takes for a character: 60 ms, so "Hello." is 0.36 s. */
    static final int FRAMES_PER_CHARACTER = 3;

    final List<CallEvent> events = new ArrayList<>();
    /** Whether the caller heard the attendant, frame by frame. */
    final List<Boolean> sound = new ArrayList<>();
    /** What the recogniser will make of the caller's utterances, in order. */
    final ArrayDeque<String> words = new ArrayDeque<>();

    int recognizerFrames = 3;
    int synthesizerFrames = 2;
    boolean recognizerFails;
    boolean synthesizerFails;
    int hearings;
    boolean closed;
    double noise = 10;

    private final TreeMap<Integer, List<Runnable>> due = new TreeMap<>();
    private final Random random = new Random(7);
    private final StreamedLine line;
    private CallAudio audio;
    private int now;

    Talk() {
        this(TurnTaking.DEFAULT);
    }

    Talk(TurnTaking turns) {
        CallInfo call = TestScenarios.call();
        line = StreamedLine.over(new Port(), new LineSetup(
                call, new Recogniser(), new Voice(), TestScenarios.SUPPORT, rate -> new LevelDetector(),
                TableEndOfTurn::new, turns, events::add, Anticipation.NONE, AudioTap.NONE));
        silence(200);
        sound.clear();
    }

    boolean isAboutToSpeak() {
        return audio.isAboutToSpeak();
    }

    CompletableFuture<Heard> speak(String reply) {
        return line.begin(Reply.of(reply));
    }

    CompletableFuture<Heard> speak(Reply reply) {
        return line.begin(reply);
    }

    StreamedLine line() {
        return line;
    }

    void digits(String digits) {
        digits.chars().forEach(digit -> audio.digit((char) digit));
    }

    void hangUp() {
        audio.ended("hung up");
    }

    /** The caller says nothing for so many milliseconds. */
    void silence(int millis) {
        frames(millis, noise);
    }

    /** The caller speaks for so many milliseconds. */
    void speech(int millis) {
        frames(millis, 4000);
    }

    /** The PBX sends nothing, as on hold. */
    void gap(int millis) {
        for (int i = 0; i < millis / Frame.MILLIS; i++) {
            beat();
        }
    }

    private void frames(int millis, double level) {
        for (int i = 0; i < millis / Frame.MILLIS; i++) {
            short[] frame = new short[Frame.samples(RATE)];
            for (int s = 0; s < frame.length; s++) {
                frame[s] = (short) (random.nextGaussian() * level);
            }
            audio.heard(frame);
            beat();
        }
    }

    private void beat() {
        short[] frame = new short[Frame.samples(RATE)];
        audio.next(frame);
        sound.add(frame[frame.length / 2] != 0);
        now++;
        while (!due.isEmpty() && due.firstKey() <= now) {
            due.pollFirstEntry().getValue().forEach(Runnable::run);
        }
    }

    void in(int frames, Runnable task) {
        due.computeIfAbsent(now + Math.max(1, frames), at -> new ArrayList<>()).add(task);
    }

    /** Milliseconds since the first frame. */
    int millis() {
        return sound.size() * Frame.MILLIS;
    }

    /** When the attendant was heard last, in milliseconds since the first frame. */
    int lastSound() {
        return (sound.lastIndexOf(true) + 1) * Frame.MILLIS;
    }

    int firstSound() {
        return sound.indexOf(true) * Frame.MILLIS;
    }

    private final class Port implements AudioPort {

        @Override
        public int sampleRate() {
            return RATE;
        }

        @Override
        public Executor loop() {
            return Runnable::run;
        }

        @Override
        public void attach(CallAudio callAudio) {
            audio = callAudio;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Recogniser implements Recognizer {

        @Override
        public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
            hearings++;
            return new Hearing() {
                boolean cancelled;

                @Override
                public void audio(short[] samples) {}

                @Override
                public void finish() {
                    in(recognizerFrames, () -> {
                        if (cancelled) {
                            return;
                        }
                        if (recognizerFails) {
                            listener.failed("recogniser is down");
                        } else {
                            listener.result(words.isEmpty() ? "" : words.remove(), 0.9);
                        }
                    });
                }

                @Override
                public void cancel() {
                    cancelled = true;
                }
            };
        }

        @Override
        public void close() {}
    }

    private final class Voice implements Synthesizer {

        @Override
        public Speaking speak(Speech speech, Listener listener) {
            boolean[] cancelled = new boolean[1];
            in(synthesizerFrames, () -> {
                if (cancelled[0]) {
                    return;
                }
                if (synthesizerFails) {
                    listener.failed("voice is down");
                    return;
                }
                short[] samples = new short[speech.text().length() * FRAMES_PER_CHARACTER * Frame.samples(RATE)];
                java.util.Arrays.fill(samples, (short) 1000);
                listener.audio(samples);
                listener.done();
            });
            return () -> cancelled[0] = true;
        }

        @Override
        public void close() {}
    }
}
