package dev.attendant.server.bench.drills;

import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Phone;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * A caller who answers questions, interrupts a story, presses digits at a menu, and takes down how long the attendant
 * kept them waiting in silence. All is counted in the 20 ms frames of the caller's line. Runs on the call's event loop.
 */
final class DrillCaller implements CallerAudio {

    private static final int FRAME_MILLIS = 20;
    /** After so much silence a question is answered: 700 ms. */
    private static final int POLITE = 35;
    /** A story is interrupted after 600 ms. */
    private static final int BORED = 30;
    /** After a minute the caller hangs up. */
    private static final int PATIENCE = 3000;

    private final Deque<Phrase> phrases;
    private Phrase said = Phrase.HOURS;
    private HeardSounds heard = new HeardSounds(8000);
    private Phone phone;
    private int sampleRate;
    private short[] speech = new short[0];
    private int spoken;
    private boolean sounded;
    private boolean connected;
    private boolean interrupted;
    private int digits;
    private int silent;
    private int frames;
    private int longest;
    private String longestAfter = "";
    private boolean gaveUp;

    DrillCaller(List<Phrase> phrases) {
        this.phrases = new ArrayDeque<>(phrases);
    }

    @Override
    public void begin(Phone line, int rate) {
        phone = line;
        if (sampleRate == 0) {
            sampleRate = rate;
            heard = new HeardSounds(rate);
        }
        connected = true;
        silent = 0;
    }

    @Override
    public void heard(short[] samples, long nanos) {
        sounded |= heard.hear(samples);
    }

    @Override
    public void next(short[] frame) {
        Arrays.fill(frame, (short) 0);
        if (++frames == PATIENCE) {
            gaveUp = true;
            phone.hangUp();
        }
        if (spoken < speech.length) {
            int count = Math.min(frame.length, speech.length - spoken);
            System.arraycopy(speech, spoken, frame, 0, count);
            spoken += count;
            silent = 0;
        } else if (sounded) {
            silent = 0;
            interruptStory();
        } else {
            silent++;
            waitOrAnswer();
        }
        sounded = false;
    }

    private void interruptStory() {
        if (!interrupted && heard.last().filter(Sounds.STORY::equals).isPresent() && heard.frames() >= BORED) {
            interrupted = true;
            say(phrases.isEmpty() ? Phrase.PERSON : phrases.remove());
        }
    }

    private void waitOrAnswer() {
        Sounds last = heard.last().orElse(Sounds.ANSWER);
        boolean myTurn = last == Sounds.QUESTION || last == Sounds.AGAIN || last == Sounds.WHICH_DIGIT;
        if (!myTurn) {
            keptWaiting();
        } else if (silent >= POLITE) {
            switch (last) {
                case AGAIN -> say(said);
                case WHICH_DIGIT -> press(digits++ == 0 ? '1' : '0');
                default -> say(phrases.isEmpty() ? Phrase.PERSON : phrases.remove());
            }
        }
    }

    private void keptWaiting() {
        if (connected && silent > longest) {
            longest = silent;
            List<String> titles = heard.titles();
            longestAfter = titles.isEmpty() ? "the beginning" : titles.getLast();
        }
    }

    private void say(Phrase phrase) {
        said = phrase;
        heard.said(phrase.name().toLowerCase(Locale.ROOT));
        speech = phrase.spoken(sampleRate);
        spoken = 0;
    }

    private void press(char digit) {
        heard.said(String.valueOf(digit));
        silent = 0;
        phone.press(digit);
    }

    @Override
    public void disconnected(String why) {
        connected = false;
    }

    @Override
    public void over() {
        connected = false;
    }

    HeardSounds heard() {
        return heard;
    }

    /** The longest time in which nothing was heard although it was the attendant's turn. */
    int longestSilenceMillis() {
        return longest * FRAME_MILLIS;
    }

    /** What came before it. */
    String longestAfter() {
        return longestAfter;
    }

    /** Whether the caller could say all they wanted. */
    boolean saidAll() {
        return phrases.isEmpty();
    }

    boolean gaveUp() {
        return gaveUp;
    }
}
