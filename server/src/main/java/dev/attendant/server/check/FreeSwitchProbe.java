package dev.attendant.server.check;

import dev.attendant.freeswitch.client.FreeSwitchLogin;
import dev.attendant.freeswitch.client.FreeSwitchUnavailable;
import dev.attendant.freeswitch.client.QueueState;
import java.util.Optional;
import java.util.Set;

/** A FreeSWITCH that can be asked about itself over its event socket. Its methods block; for one thread. */
interface FreeSwitchProbe extends AutoCloseable {

    /** Such as {@code 1.10.12-release}; empty when it does not tell: mod_commands is missing. */
    Optional<String> version() throws FreeSwitchUnavailable;

    boolean has(String module) throws FreeSwitchUnavailable;

    /** The queues of mod_callcenter, such as {@code support@default}; none without it. */
    Set<String> queues() throws FreeSwitchUnavailable;

    /** A queue of mod_callcenter; empty when there is no such queue. */
    Optional<QueueState> queue(String name) throws FreeSwitchUnavailable;

    @Override
    void close();

    /** Logs in at a FreeSWITCH. */
    interface Login {

        FreeSwitchProbe login(FreeSwitchLogin where) throws FreeSwitchUnavailable;
    }
}
