package dev.attendant.server.tune;

import java.util.ArrayList;
import java.util.List;

/** Makes stretches of single frames of sound: short gaps belong to them, and what is very short is none. */
final class Stretches {

    private final int bridged;
    private final int least;
    private final List<Stretch> found = new ArrayList<>();
    private long frame;
    private long from = -1;
    private long last;
    private int sounding;

    /**
     * @param bridged a gap of fewer frames than this is none
     * @param least   a stretch with fewer frames of sound than this is none
     */
    Stretches(int bridged, int least) {
        this.bridged = bridged;
        this.least = least;
    }

    /** The next frame. */
    void add(boolean sound) {
        if (from >= 0 && frame - last > bridged) {
            end();
        }
        if (sound) {
            from = from < 0 ? frame : from;
            last = frame;
            sounding++;
        }
        frame++;
    }

    private void end() {
        if (from >= 0 && sounding >= least) {
            found.add(new Stretch(from, last + 1));
        }
        from = -1;
        sounding = 0;
    }

    /** All of them; nothing more is added. */
    List<Stretch> all() {
        end();
        return List.copyOf(found);
    }
}
