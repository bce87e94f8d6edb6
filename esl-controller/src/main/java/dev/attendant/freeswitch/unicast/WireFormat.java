package dev.attendant.freeswitch.unicast;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What FreeSWITCH sends and wants to be sent: L16 little-endian mono without a header, a packet time (ptime) of
 * the call's codec in each datagram.
 *
 * @param sampleRate samples a second
 * @param bytes      in a datagram
 */
record WireFormat(int sampleRate, int bytes) {

    private static final List<Integer> RATES = List.of(8000, 16000, 24000, 32000, 48000);
    private static final List<Integer> PTIMES = List.of(10, 20, 30, 40, 60);

    private static final BitSet SIZES = new BitSet();

    static {
        RATES.forEach(rate -> PTIMES.forEach(ptime -> SIZES.set(bytes(rate, ptime))));
    }

    /** 60 ms at 48 kHz. */
    static final int MOST_BYTES = 5760;

    /** The formats whose datagrams have this size: none, one, or some. */
    static List<WireFormat> ofSize(int bytes) {
        return RATES.stream().map(rate -> new WireFormat(rate, bytes)).filter(WireFormat::isPlausible).toList();
    }

    /** Whether some format's datagrams have this size. */
    static boolean hasSize(int bytes) {
        return bytes > 0 && SIZES.get(bytes);
    }

    static Optional<WireFormat> of(int sampleRate, int bytes) {
        return ofSize(bytes).stream().filter(format -> format.sampleRate == sampleRate).findFirst();
    }

    private static int bytes(int sampleRate, int ptime) {
        return sampleRate / 1000 * ptime * 2;
    }

    private boolean isPlausible() {
        return PTIMES.stream().anyMatch(ptime -> bytes(sampleRate, ptime) == bytes);
    }

    int samples() {
        return bytes / 2;
    }

    /** The packet time. */
    double millis() {
        return 1000.0 * samples() / sampleRate;
    }

    /** Nearly all calls have 20 ms. */
    boolean isUsual() {
        return bytes(sampleRate, 20) == bytes;
    }

    /** The rate at which a call of this format is talked with. */
    int lineRate() {
        return sampleRate < 16000 ? 8000 : 16000;
    }

    @Override
    public String toString() {
        return "L16 at " + sampleRate + " Hz, " + bytes + " bytes a datagram";
    }
}
