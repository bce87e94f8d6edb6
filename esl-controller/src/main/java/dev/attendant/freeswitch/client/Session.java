package dev.attendant.freeswitch.client;

import dev.attendant.freeswitch.client.FreeSwitchUnavailable.Reason;
import dev.attendant.freeswitch.esl.EslCommand;
import dev.attendant.freeswitch.esl.EslConnection;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslListener;
import dev.attendant.freeswitch.esl.EslReply;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to FreeSWITCH, from its login to its end ({@code listener_run} in {@code mod_event_socket.c}). On
 * its event loop, but for requests, which come from any thread.
 */
final class Session implements EslListener {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private static final Pattern VERSION = Pattern.compile("FreeSWITCH Version (\\S{1,80})");

    /** What becomes of it. */
    interface Owner {

        /** @param version empty when FreeSWITCH does not tell */
        void ready(Session session, Optional<String> version);

        /** The last call. */
        void ended(FreeSwitchUnavailable why);
    }

    private enum Phase { GREETING, LOGIN, READY, ENDED }

    private final Vertx vertx;
    private final FreeSwitchLogin login;
    private final Timing timing;
    private final Owner owner;
    private final EslConnection esl;
    /** Of the login, then of the probes. */
    private long timer;
    private Phase phase = Phase.GREETING;

    Session(Vertx vertx, NetSocket socket, FreeSwitchLogin login, Timing timing, Owner owner) {
        this.vertx = vertx;
        this.login = login;
        this.timing = timing;
        this.owner = owner;
        timer = vertx.setTimer(timing.login().toMillis(), late ->
                end(Reason.SILENT, "the login was not over within " + timing.login().toMillis() + " ms"));
        esl = new EslConnection(socket, this);
    }

    // ---- the login -----------------------------------------------------------------------------------------

    @Override
    public void authRequest() {
        if (phase == Phase.GREETING) {
            phase = Phase.LOGIN;
            answered(EslCommand.auth(login.password()), reply -> {
                if (reply.isOk()) {
                    loggedIn();
                } else {
                    end(Reason.PASSWORD_DENIED, "");
                }
            });
        }
    }

    private void loggedIn() {
        // or the ends of background jobs would not be told
        esl.send(EslCommand.line("event", "plain", "BACKGROUND_JOB"));
        answered(EslCommand.api("version"), reply -> {
            phase = Phase.READY;
            vertx.cancelTimer(timer);
            timer = vertx.setPeriodic(timing.probe().toMillis(), again -> probe());
            owner.ready(this, version(reply));
        });
    }

    static Optional<String> version(EslReply reply) {
        Matcher matcher = VERSION.matcher(reply.text());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** That the time is over the timer tells, that the connection is {@link #closed()}. */
    private void answered(EslCommand command, Consumer<EslReply> next) {
        esl.send(command, timing.login()).thenAccept(reply -> {
            if (reply.outcome() == EslReply.Outcome.ANSWERED && phase != Phase.ENDED) {
                next.accept(reply);
            }
        });
    }

    private void probe() {
        Context loop = vertx.getOrCreateContext();
        send(timing.reply(), "uptime").thenAccept(reply -> {
            if (reply.outcome() == EslReply.Outcome.LATE) {
                loop.runOnContext(late -> end(Reason.LOST, "it does not answer any more"));
            }
        });
    }

    // ---- the end -------------------------------------------------------------------------------------------

    @Override
    public void rudeRejection(String text) {
        end(Reason.ADDRESS_DENIED, "");
    }

    @Override
    public void malformed(String why) {
        end(phase == Phase.READY ? Reason.LOST : Reason.SILENT, "it sent " + why);
    }

    @Override
    public void disconnectNotice(boolean lingering) {
        log.debug("FreeSWITCH at {} says goodbye", login);
    }

    @Override
    public void closed() {
        switch (phase) {
            case GREETING -> end(Reason.SILENT, "it closed the connection and asked for no password");
            case LOGIN, READY -> end(Reason.LOST, "");
            case ENDED -> { }
        }
    }

    private void end(Reason reason, String details) {
        if (phase != Phase.ENDED) {
            close();
            owner.ended(FreeSwitchUnavailable.of(reason, login, details));
        }
    }

    /** Ends it without telling its owner. */
    void close() {
        phase = Phase.ENDED;
        vertx.cancelTimer(timer);
        esl.pause();
        esl.close();
        // what waits is told now, and not once the peer has closed too; no reply to it is read any more
        esl.closed();
    }

    @Override
    public void event(EslEvent event) {
        log.debug("{}: {}", login, event);
    }

    // ---- from any thread -----------------------------------------------------------------------------------

    CompletableFuture<EslReply> send(Duration deadline, String... words) {
        return esl.send(EslCommand.api(words), deadline);
    }

    CompletableFuture<EslReply> bgapi(Duration deadline, String... words) {
        return esl.bgapi(deadline, words);
    }
}
