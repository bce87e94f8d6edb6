package dev.attendant.freeswitch.client;

import java.util.Optional;

/** Whether FreeSWITCH can be asked. */
public sealed interface ClientState {

    /** The first attempt to connect goes on. */
    record Connecting() implements ClientState {}

    /**
     * Logged in.
     *
     * @param version such as {@code 1.10.12-release}; empty when mod_commands, which tells it, is not loaded (yet)
     */
    record Ready(Optional<String> version) implements ClientState {}

    /** Not now; it is tried again and again. */
    record Unavailable(FreeSwitchUnavailable why) implements ClientState {}

    /** FreeSWITCH does not take our password; it is not tried again, which would look like guessing. */
    record Refused(FreeSwitchUnavailable why) implements ClientState {}

    /** The client has been closed. */
    record Closed() implements ClientState {}
}
