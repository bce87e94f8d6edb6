package dev.attendant.server.check;

import dev.attendant.freeswitch.client.ClientState;
import dev.attendant.freeswitch.client.FreeSwitchClient;
import dev.attendant.freeswitch.client.FreeSwitchLogin;
import dev.attendant.freeswitch.client.FreeSwitchUnavailable;
import dev.attendant.freeswitch.client.QueueState;
import dev.attendant.freeswitch.client.Timing;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks over FreeSWITCH's own event socket. What it waits for has a deadline in the client. */
final class EventSocketProbe implements FreeSwitchProbe {

    private final Vertx vertx;
    private final FreeSwitchClient client;

    private EventSocketProbe(Vertx vertx, FreeSwitchClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    static FreeSwitchProbe login(FreeSwitchLogin where) throws FreeSwitchUnavailable {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        EventSocketProbe probe =
                new EventSocketProbe(vertx, FreeSwitchClient.open(vertx, where, Timing.DEFAULT, state -> { }));
        switch (probe.client.firstState().join()) {
            case ClientState.Unavailable no -> throw probe.closed(no.why());
            case ClientState.Refused no -> throw probe.closed(no.why());
            case ClientState.Ready yes -> { }
            case ClientState.Connecting no -> throw new IllegalStateException("no outcome: " + no);
            case ClientState.Closed no -> throw new IllegalStateException("nobody closed it: " + no);
        }
        return probe;
    }

    private FreeSwitchUnavailable closed(FreeSwitchUnavailable why) {
        close();
        return why;
    }

    @Override
    public Optional<String> version() throws FreeSwitchUnavailable {
        return answer(client.version());
    }

    @Override
    public boolean has(String module) throws FreeSwitchUnavailable {
        return answer(client.moduleExists(module));
    }

    @Override
    public Set<String> queues() throws FreeSwitchUnavailable {
        return answer(client.queues());
    }

    @Override
    public Optional<QueueState> queue(String name) throws FreeSwitchUnavailable {
        return answer(client.queueState(name));
    }

    private static <T> T answer(CompletableFuture<T> request) throws FreeSwitchUnavailable {
        try {
            return request.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof FreeSwitchUnavailable why) {
                throw why;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
