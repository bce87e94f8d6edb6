package dev.attendant.conversation;

/**
 * A call that a PBX has handed to us: the seam between the talk and the PBX.
 *
 * <p>Every method blocks and is called from the call's own virtual thread. None of them throws for what a
 * caller or a PBX may do: outcomes are values.
 */
public interface PhoneCall {

    /** What is known of the call; does not change. */
    CallInfo info();

    /**
     * Answers the call if that has not been done, and opens a line to the caller. At most one line is open
     * at a time; it is closed before {@link #transfer} and may be opened again after it.
     */
    LineOpening openLine(LineSetup setup);

    /** Whether the caller is still there; asks the PBX. */
    boolean alive();

    /**
     * Sends the caller to a queue of people, and returns when that is over: after the talk with an agent, or
     * when nobody took the call. The line must be closed. The channel variables {@code ATTENDANT_RESULT},
     * {@code ATTENDANT_QUEUE} and {@code ATTENDANT_SUMMARY} are set first, for the dialplan and the agent's
     * phone.
     */
    TransferOutcome transfer(Transfer transfer);

    /**
     * Gives the call back to the dialplan, which reads the result in {@code ATTENDANT_RESULT} and ends the
     * call or goes on with it; a line that is still open is closed. The call must not be used afterwards. Calling it
     * again does nothing.
     */
    void release(CallResult result);
}
