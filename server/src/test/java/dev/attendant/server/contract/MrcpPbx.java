package dev.attendant.server.contract;

import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;

/** A simulated PBX with UniMRCP, and the attendant's server for it. */
interface MrcpPbx extends AutoCloseable {

    SimulatedCall call(CallSpec spec);

    /** Connections of the PBX with the attendant that are open. */
    int connections();

    @Override
    void close();
}
