package dev.attendant.server.bench.drills;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a caller makes of the tones that the attendant's sentences are. For one thread. */
final class HeardSounds {

    /** A frame at the border of two tones is neither. */
    private static final int SURE_FRAMES = 3;

    private final List<String> titles = new ArrayList<>();
    private final List<Sounds> all = new ArrayList<>();
    private final int sampleRate;
    private Optional<Sounds> last = Optional.empty();
    private String candidate = "";
    private int frames;

    HeardSounds(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Returns whether there was a sound. */
    boolean hear(short[] samples) {
        Pitch pitch = new Pitch(sampleRate);
        pitch.hear(samples);
        if (pitch.millis() == 0) {
            return false;
        }
        Sounds sound = Sounds.nearest(pitch.hertz());
        String title = sound.title() + (sound.isSecondVoice(pitch.hertz()) ? "'" : "");
        frames = title.equals(candidate) ? frames + 1 : 1;
        candidate = title;
        if (frames == SURE_FRAMES) {
            last = Optional.of(sound);
            if (titles.isEmpty() || !titles.getLast().equals(title)) {
                titles.add(title);
                all.add(sound);
            }
        }
        return true;
    }

    /** The caller said something. */
    void said(String title) {
        titles.add("(" + title + ")");
        last = Optional.empty();
        candidate = "";
    }

    /** What was heard last, since the caller said something. */
    Optional<Sounds> last() {
        return last;
    }

    /** For how many frames it has sounded. */
    int frames() {
        return frames;
    }

    boolean has(Sounds sound) {
        return all.contains(sound);
    }

    /** All of it, and what the caller said in parentheses. */
    List<String> titles() {
        return List.copyOf(titles);
    }
}
