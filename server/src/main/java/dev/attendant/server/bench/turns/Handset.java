package dev.attendant.server.bench.turns;

import dev.attendant.testcalls.sip.Played;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The phone of one measured call, whatever PBX it calls over. Its methods may be called from any thread. */
interface Handset extends AutoCloseable {

    int SAMPLE_RATE = 8_000;

    /** The audio that goes out is spoken in the 20 ms before. */
    long FRAME_NANOS = 20_000_000;

    /** From when on the greeting is waited for, as {@link System#nanoTime}. */
    long answered();

    /** Says this at once. */
    CompletableFuture<Played> play(short[] samples);

    HeardSound heard();

    /** Why it can hear nothing any more; empty while it can. */
    Optional<String> ended();

    /** Hangs up. */
    @Override
    void close();
}
