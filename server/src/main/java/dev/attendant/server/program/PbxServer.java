package dev.attendant.server.program;

import dev.attendant.server.pbx.Pbx;

/** A PBX's way in. */
interface PbxServer {

    Pbx pbx();

    /**
     * Binds its ports; returns once calls can come.
     *
     * @throws dev.attendant.server.cli.OperatorError when it cannot; names the keys of the ports
     */
    void open();

    /** The port that the dialplan hands calls over to. */
    int port();

    /** How many connections the PBX has open to us. */
    int connections();

    /** What it listens on, for the log, such as {@code AGI on port 4573, audio on port 9092}. */
    String listening();
}
