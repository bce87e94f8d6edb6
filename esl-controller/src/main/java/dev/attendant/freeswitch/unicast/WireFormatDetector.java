package dev.attendant.freeswitch.unicast;

import java.util.List;
import java.util.Optional;

/**
 * Finds out which format arrives. The size of the datagrams does not tell it: 320 bytes are 20 ms at 8 kHz or
 * 10 ms at 16 kHz. The pace at which they arrive does: 16,000 bytes a second, or 32,000. What was found, or was
 * known beforehand, is verified as long as datagrams come, for a re-INVITE may bring another codec or packet time.
 */
final class WireFormatDetector {

    private static final long MILLI = 1_000_000;
    /** So much arrival tells the pace when it is a clear one; twice as much, when it is an unusual one. */
    private static final long FIRST_LOOK = 80 * MILLI;
    /** After so much, an unclear pace is taken for the usual one. What is known is looked at for so long. */
    private static final long LONG_LOOK = 400 * MILLI;
    /** After such a break (a hold, or our own machine's), what arrives is no measure: the look begins anew. */
    private static final long BREAK = 150 * MILLI;
    /** What comes closer together than this had to wait for our own machine. */
    private static final long TOGETHER = 4 * MILLI;
    /** A pace is clear when it is off a format's by less; the formats of a size are a factor of 1.33 apart. */
    private static final double CLEAR = 1.15;
    /** It is steady when the last datagram's own distance in time is off by less. */
    private static final double STEADY = 1.25;
    /** So many long looks in a row must contradict a format before it is given up. */
    private static final int DOUBTS = 2;
    /** So many datagrams in a row must have another size before that is the size. */
    private static final int NEW_SIZE = 3;

    private final int rateHint;
    private Optional<WireFormat> format = Optional.empty();
    private List<WireFormat> candidates = List.of();
    private int size;
    /** Whether only long looks may change the format. */
    private boolean sure;
    private int doubts;

    private int otherSize;
    private int othersInARow;

    private long lookBegan;
    private long lastArrival;
    private int arrivals;

    /** @param rateHint the sample rate that the call is said to have; 0 when it is not known */
    WireFormatDetector(int rateHint) {
        this.rateHint = rateHint;
    }

    /** What arrives; empty as long as it is not known. */
    Optional<WireFormat> format() {
        return format;
    }

    /**
     * A datagram arrived; tells whether the format is another one now.
     *
     * @param bytes    its size, which some format must have
     * @param nanoTime when
     */
    boolean arrived(int bytes, long nanoTime) {
        if (bytes != size) {
            othersInARow = bytes == otherSize ? othersInARow + 1 : 1;
            otherSize = bytes;
            if (size != 0 && othersInARow < NEW_SIZE) {
                return false;
            }
            beginSize(bytes);
            look(nanoTime);
            return set(assumed());
        }
        othersInARow = 0;
        if (nanoTime - lastArrival > BREAK) {
            look(nanoTime);
            return false;
        }
        long gap = nanoTime - lastArrival;
        if (arrivals == 0 && gap < TOGETHER) {
            // a look that began with what had piled up would find too fast a pace
            look(nanoTime);
            return false;
        }
        lastArrival = nanoTime;
        arrivals++;
        return judge(nanoTime, gap);
    }

    private void beginSize(int bytes) {
        size = bytes;
        candidates = WireFormat.ofSize(bytes);
        doubts = 0;
    }

    /** What a new size is taken for until the pace tells more. */
    private Optional<WireFormat> assumed() {
        Optional<WireFormat> known = WireFormat.of(rateHint, size);
        boolean first = format.isEmpty();
        sure = candidates.size() == 1 || first && known.isPresent();
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        // in mid-call the codec has more often kept its rate than its packet time
        return first ? known : format.flatMap(old -> WireFormat.of(old.sampleRate(), size)).or(() -> known)
                .or(() -> Optional.of(candidates.getFirst()));
    }

    private boolean judge(long nanoTime, long gap) {
        long elapsed = nanoTime - lookBegan;
        if (elapsed < (sure ? LONG_LOOK : FIRST_LOOK)) {
            return false;
        }
        WireFormat nearest = nearest(elapsed / arrivals);
        boolean clear = distance(nearest, elapsed / arrivals) < CLEAR;
        if (sure) {
            look(nanoTime);
            doubts = clear && !nearest.equals(format.get()) ? doubts + 1 : 0;
            return doubts == DOUBTS && settle(nearest);
        }
        boolean convincing = clear && distance(nearest, gap) < STEADY
                && (nearest.isUsual() || elapsed >= 2 * FIRST_LOOK);
        if (!convincing && elapsed < LONG_LOOK) {
            return false;
        }
        look(nanoTime);
        return settle(convincing
                ? nearest
                : candidates.stream().filter(WireFormat::isUsual).findFirst().orElse(nearest));
    }

    private boolean settle(WireFormat found) {
        sure = true;
        doubts = 0;
        return set(Optional.of(found));
    }

    private WireFormat nearest(long nanos) {
        WireFormat nearest = candidates.getFirst();
        for (WireFormat candidate : candidates) {
            if (distance(candidate, nanos) < distance(nearest, nanos)) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** The factor by which a time between datagrams is off a format's. */
    private static double distance(WireFormat format, long nanos) {
        double millis = Math.max(1, nanos) / 1e6;
        return Math.max(format.millis() / millis, millis / format.millis());
    }

    private void look(long nanoTime) {
        lookBegan = nanoTime;
        lastArrival = nanoTime;
        arrivals = 0;
    }

    private boolean set(Optional<WireFormat> found) {
        boolean changed = !found.equals(format);
        format = found;
        return changed;
    }
}
