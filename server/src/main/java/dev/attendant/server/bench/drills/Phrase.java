package dev.attendant.server.bench.drills;

import dev.attendant.testcalls.audio.Tone;
import java.util.Arrays;
import java.util.Comparator;

/** What the caller of a drill says, one tone of its own pitch for each, and 300 ms for each word. */
enum Phrase {
    HOURS(400, "when are you open.", "Today we are open from nine to five as usual. Is there more to ask?"),
    /** Answered with a tool. */
    STATUS(600, "where is my order.", "Your order left our house this morning. Is there more to ask?"),
    /** Answered at such length that the caller interrupts. */
    STORY(800, "tell me everything.", "This story is long, and it is told in one sentence that goes on and on, so that"
            + " whoever hears the story has all the time that it takes to interrupt it before it ends by itself."),
    STOP(1000, "no tell me less.", "Of course I can be short. Is there more to ask?"),
    PERSON(1200, "a person please.", "The front desk will help you, and I will connect you now.");

    static final int WORD_MILLIS = 300;
    /** As loud as people are on a telephone. */
    private static final double DBFS = -20;

    private final int hertz;
    private final String text;
    private final String answer;

    Phrase(int hertz, String text, String answer) {
        this.hertz = hertz;
        this.text = text;
        this.answer = answer;
    }

    String text() {
        return text;
    }

    /** What the stand-in model says to it. */
    String answer() {
        return answer;
    }

    /** As much of the text as so many words are. */
    String text(int words) {
        String[] all = text.split(" ");
        return String.join(" ", Arrays.copyOf(all, Math.min(words, all.length)));
    }

    short[] spoken(int sampleRate) {
        return Tone.sine(hertz, text.split(" ").length * WORD_MILLIS, DBFS, sampleRate);
    }

    static Phrase nearest(double hertz) {
        return Arrays.stream(values()).min(Comparator.comparingDouble(phrase -> Math.abs(phrase.hertz - hertz)))
                .orElseThrow();
    }

    /** The phrase with this text; the first when there is none. */
    static Phrase of(String text) {
        return Arrays.stream(values()).filter(phrase -> phrase.text.equals(text)).findFirst().orElse(HOURS);
    }
}
