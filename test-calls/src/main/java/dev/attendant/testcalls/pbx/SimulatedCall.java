package dev.attendant.testcalls.pbx;

import io.vertx.core.Future;

/** A call that a simulated PBX makes to the attendant. Its methods may be called from any thread. */
public interface SimulatedCall extends Phone {

    /** All that happened, when the attendant's part of the call is over. */
    Future<CallOutcome> outcome();

    /** Succeeds at that moment, and fails when the call ends without it. */
    Future<Void> reached(CallMoment moment);

    /** The channel's name. */
    String name();
}
