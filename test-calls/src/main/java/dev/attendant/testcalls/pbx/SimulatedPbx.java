package dev.attendant.testcalls.pbx;

import io.vertx.core.Future;

/**
 * A PBX whose callers call the attendant. It knows nothing of the attendant's own code: each kind is an independent
 * reading of its protocols and of what was observed on the real program. Its methods may be called from any thread.
 */
public interface SimulatedPbx {

    /** A caller calls. */
    SimulatedCall call(CallSpec spec);

    /** Ends it; connections that are still open are closed. */
    Future<Void> close();
}
