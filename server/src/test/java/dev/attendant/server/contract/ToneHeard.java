package dev.attendant.server.contract;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import java.util.Arrays;

/**
 * A tone that was heard.
 *
 * @param hertz  its frequency, to 5 Hz
 * @param millis how much of it was heard, pauses not counted, to 10 ms
 */
record ToneHeard(int hertz, int millis) {

    /** Short, since each pause, of which a busy machine makes one after every packet, rounds up to a whole one. */
    private static final int WINDOW_MILLIS = 1;

    /** What is loud in the sound, as one tone. */
    static ToneHeard in(Sound sound) {
        Sound loud = loud(sound);
        return new ToneHeard(Tone.frequency(loud), loud.millis());
    }

    private static Sound loud(Sound sound) {
        short[] all = sound.samples();
        short[] loud = new short[all.length];
        int length = 0;
        int window = sound.rate() * WINDOW_MILLIS / 1000;
        for (int at = 0; at < all.length; at += window) {
            int end = Math.min(all.length, at + window);
            if (new Sound(Arrays.copyOfRange(all, at, end), sound.rate()).level() >= Sound.SPEECH) {
                System.arraycopy(all, at, loud, length, end - at);
                length += end - at;
            }
        }
        return new Sound(Arrays.copyOf(loud, length), sound.rate());
    }

    /** As the recogniser of these tests says it. */
    String words() {
        return hertz + " Hz " + millis + " ms";
    }

    /** The reverse of {@link #words}. */
    static ToneHeard of(String words) {
        String[] parts = words.split(" ");
        return new ToneHeard(Integer.parseInt(parts[0]), Integer.parseInt(parts[2]));
    }
}
