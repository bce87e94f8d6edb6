package dev.attendant.server.program;

import dev.attendant.freeswitch.client.ClientState;
import dev.attendant.freeswitch.client.FreeSwitchClient;
import dev.attendant.freeswitch.client.FreeSwitchLogin;
import dev.attendant.freeswitch.client.Timing;
import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.config.Settings;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * FreeSWITCH's own event socket, kept connected while the program runs; the log tells each change. Calls do not need
 * it: FreeSWITCH may be started later, or again.
 */
final class FreeSwitchLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FreeSwitchLink.class);

    private final FreeSwitchLogin login;
    private final FreeSwitchClient client;
    /** The event loop's. */
    private boolean told;

    private FreeSwitchLink(Vertx vertx, Settings.EventSocket socket) {
        login = new FreeSwitchLogin(socket.host(), socket.port(), socket.password().reveal());
        client = FreeSwitchClient.open(vertx, login, Timing.DEFAULT, this::tell);
    }

    /** Begins to connect; empty when no {@code freeswitch.event-socket} is configured. */
    static Optional<FreeSwitchLink> open(Vertx vertx, Settings.EventSocket socket) {
        return socket.isUsed() ? Optional.of(new FreeSwitchLink(vertx, socket)) : Optional.empty();
    }

    /**
     * Waits until it is known whether FreeSWITCH lets us in; for some seconds, when it does not answer.
     *
     * @throws OperatorError when it refuses the password, which only the operator can mend
     */
    void awaitFirstState() {
        if (client.firstState().join() instanceof ClientState.Refused refused) {
            throw new OperatorError(refused.why().getMessage(), refused.why());
        }
    }

    private void tell(ClientState state) {
        switch (state) {
            case ClientState.Ready ready -> log.info("FreeSWITCH at {}: logged in, version {}",
                    login, ready.version().orElse("not told, since mod_commands is not loaded"));
            case ClientState.Unavailable no -> log.warn("{}. It is tried again until it succeeds",
                    no.why().getMessage());
            case ClientState.Refused no when told -> log.error("{}. It is not tried again: restart Attendant",
                    no.why().getMessage());
            // at the start the program ends and says why
            case ClientState.Refused no -> log.debug("refused at the start");
            case ClientState.Connecting no -> log.debug("connecting");
            case ClientState.Closed no -> log.debug("closed");
        }
        told = true;
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
