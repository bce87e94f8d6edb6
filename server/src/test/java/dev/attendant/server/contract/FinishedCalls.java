package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.freeswitch.esl.EslCommand;
import dev.attendant.freeswitch.esl.EslConnection;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslListener;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last event of each call to the attendant, which tells all variables that it had. */
final class FinishedCalls implements EslListener {

    private static final Logger log = LoggerFactory.getLogger(FinishedCalls.class);

    private final Map<String, EslEvent> byCaller = new ConcurrentHashMap<>();
    private final String password;

    /** Kept as long as this: Vert.x closes the connections of a client 30 s after it was collected as garbage. */
    private final NetClient client;

    private final CompletableFuture<EslConnection> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> listening = new CompletableFuture<>();

    private FinishedCalls(NetClient client, String password) {
        this.client = client;
        this.password = password;
    }

    static FinishedCalls of(Vertx vertx, int eventSocketPort, String password) {
        FinishedCalls calls = new FinishedCalls(vertx.createNetClient(), password);
        // on the event loop, or what FreeSWITCH says at once may come before somebody listens
        vertx.runOnContext(now -> calls.client.connect(eventSocketPort, "127.0.0.1")
                .onSuccess(socket -> calls.connected.complete(new EslConnection(socket, calls)))
                .onFailure(calls.listening::completeExceptionally));
        calls.listening.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
        return calls;
    }

    @Override
    public void authRequest() {
        connected.thenAccept(esl -> {
            esl.send(EslCommand.auth(password));
            esl.send(EslCommand.line("event", "plain", "CHANNEL_HANGUP_COMPLETE"))
                    .thenRun(() -> listening.complete(null));
        });
    }

    @Override
    public void event(EslEvent event) {
        // its agents' calls carry the caller's number too
        if (!event.variable("attendant_fallback").isEmpty()) {
            byCaller.put(event.header("Caller-Caller-ID-Number"), event);
        }
    }

    @Override
    public void disconnectNotice(boolean lingering) {
        // FreeSWITCH ends with the test
    }

    /** Expected only when FreeSWITCH ends with the test: nothing is told of calls after it. */
    @Override
    public void closed() {
        log.info("No more is told of finished calls");
    }

    /** The end of the last call from a number. */
    Optional<EslEvent> of(String number) {
        return Optional.ofNullable(byCaller.get(number));
    }

    /** A new call is about to be made from it. */
    void forget(String number) {
        byCaller.remove(number);
    }
}
