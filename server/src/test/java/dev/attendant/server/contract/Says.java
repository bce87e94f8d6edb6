package dev.attendant.server.contract;

import dev.attendant.testcalls.sip.Recording;
import java.util.ArrayList;
import java.util.List;

/**
 * When the attendant spoke, as one end of the call has it.
 *
 * @param all in their order; times are {@link System#nanoTime}
 */
record Says(List<Say> all) {

    private static final int LOUD = 1000;

    /** From the first piece of sound to the last. */
    record Say(long beginNanos, long endNanos) {}

    /** What lies further apart than the pause are two. */
    static Says of(List<Long> loudNanos, int pauseMillis) {
        List<Say> all = new ArrayList<>();
        long begin = loudNanos.getFirst();
        long last = begin;
        for (long nanos : loudNanos) {
            if (nanos - last > pauseMillis * 1_000_000L) {
                all.add(new Say(begin, last));
                begin = nanos;
            }
            last = nanos;
        }
        all.add(new Say(begin, last));
        return new Says(all);
    }

    /** As the packets came. */
    static Says heard(Recording recording, int pauseMillis) {
        return of(recording.packets().stream().filter(packet -> isLoud(packet.pcm())).map(Recording.Packet::nanos)
                .toList(), pauseMillis);
    }

    static boolean isLoud(short[] pcm) {
        for (short sample : pcm) {
            if (Math.abs(sample) > LOUD) {
                return true;
            }
        }
        return false;
    }

    /** How much later than there a say begins here. */
    int millisAfter(Says there, int number) {
        return (int) ((all.get(number).beginNanos - there.all.get(number).beginNanos) / 1_000_000);
    }

    /** How much later than there a say ends here. */
    int endMillisAfter(Says there, int number) {
        return (int) ((all.get(number).endNanos - there.all.get(number).endNanos) / 1_000_000);
    }
}
