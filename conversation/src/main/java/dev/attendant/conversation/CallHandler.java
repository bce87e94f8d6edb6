package dev.attendant.conversation;

/** Takes the calls that a PBX hands over. */
@FunctionalInterface
public interface CallHandler {

    /**
     * Takes a call, and returns when it has been released. Called on the call's own virtual thread; does not
     * throw. Should it throw, or not have released the call, the call is released as {@link CallResult#FAILED}.
     */
    void take(PhoneCall call);
}
