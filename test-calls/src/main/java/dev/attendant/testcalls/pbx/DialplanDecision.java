package dev.attendant.testcalls.pbx;

import dev.attendant.conversation.CallResult;

import java.util.Set;

/** What the dialplan that ships with Attendant does after the attendant. */
public enum DialplanDecision {
    /** The call was served: hang up. */
    HANG_UP,
    /** Nobody served the call: people do, by the dialplan's own queue. */
    FALLBACK_QUEUE,
    /** The channel is gone already. */
    NOTHING;

    private static final Set<String> SERVED = Set.of(
            CallResult.COMPLETED.value(), CallResult.TRANSFERRED.value(), CallResult.CALLER_HUNG_UP.value());

    /** @param result the value of {@code ATTENDANT_RESULT} or {@code attendant_result}, empty when it was not set */
    public static DialplanDecision of(boolean hungUp, String result) {
        if (hungUp) {
            return NOTHING;
        }
        return SERVED.contains(result) ? HANG_UP : FALLBACK_QUEUE;
    }
}
