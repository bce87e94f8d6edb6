package dev.attendant.server.check;

import java.time.Duration;

/** A FreeSWITCH that can be asked about itself over its event socket. Its methods block; for one thread. */
public interface FreeSwitchProbe extends AutoCloseable {

    /**
     * Runs a command of FreeSWITCH's API, as {@code fs_cli -x} does.
     *
     * @return its output, as it came
     */
    String api(String command) throws FreeSwitchUnavailable;

    @Override
    void close();

    /** Logs in at a FreeSWITCH. */
    interface Login {

        /** @param timeout for connecting, and for each answer */
        FreeSwitchProbe login(String host, int port, String password, Duration timeout) throws FreeSwitchUnavailable;
    }
}
