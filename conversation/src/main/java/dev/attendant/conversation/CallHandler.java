package dev.attendant.conversation;

/** Takes the calls that a PBX hands over. */
@FunctionalInterface
public interface CallHandler {

    /**
     * Takes a call, and returns when it has been released. Called on the call's own virtual thread; does not
     * throw.
     */
    void take(PhoneCall call);
}
