package dev.attendant.freeswitch.call;

import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.PhoneCall;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.line.StreamedLine;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslText;
import dev.attendant.freeswitch.unicast.UnicastSocket;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A call that FreeSWITCH handed over: controlled over its outbound event socket, its audio over {@code unicast}.
 *
 * <p>A unicast that has ended does not start again in the same park ({@code switch_ivr_park} in {@code switch_ivr.c}
 * looks for it once), so each further line begins with a park of its own.
 */
final class FreeSwitchCall implements PhoneCall {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SET_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration AUDIO_TIMEOUT = Duration.ofSeconds(5);

    private final CallSocket socket;
    private final CallInfo info;
    private final FreeSwitchSettings settings;
    private final Park park;
    private final IntFunction<Future<UnicastSocket>> sockets;

    /** What the channel is like once it is answered; unicast on one that is not would abort FreeSWITCH. */
    private Optional<EslEvent> answered = Optional.empty();
    private boolean released;

    /**
     * @param channel what FreeSWITCH told of the channel
     * @param sockets opens a UDP socket on the call's event loop, for the sample rate that the channel is said to have
     */
    FreeSwitchCall(
            CallSocket socket,
            EslEvent channel,
            CallInfo info,
            FreeSwitchSettings settings,
            IntFunction<Future<UnicastSocket>> sockets) {
        this.socket = socket;
        this.info = info;
        this.settings = settings;
        this.sockets = sockets;
        park = new Park(socket, channel.variable("attendant_after"));
    }

    @Override
    public CallInfo info() {
        return info;
    }

    @Override
    public LineOpening openLine(LineSetup setup) {
        if (answered.isEmpty()) {
            answered = socket.run("answer", "", ANSWER_TIMEOUT)
                    .filter(done -> done.header("Answer-State").equals("answered"));
        }
        if (answered.isEmpty()) {
            return noAudio("FreeSWITCH did not answer the call");
        }
        if (!park.use() && !(park.again() && park.use())) {
            return noAudio(park.advice());
        }
        return openAudio(setup, answered.get());
    }

    private LineOpening openAudio(LineSetup setup, EslEvent channel) {
        UnicastSocket unicast;
        try {
            unicast = sockets.apply(rate(channel)).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            return noAudio(e.getCause().getMessage());
        }
        socket.unicast(settings.audio().address(), unicast);
        try {
            AudioPort port = unicast.ready().toCompletionStage().toCompletableFuture()
                    .orTimeout(AUDIO_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return new LineOpening.Opened(StreamedLine.over(port, setup));
        } catch (CompletionException e) {
            unicast.close();
            return noAudio("FreeSWITCH sent no audio to " + settings.audio().address() + ":" + unicast.port()
                    + "; check freeswitch.audio.advertise, and that no firewall keeps UDP back");
        }
    }

    private static int rate(EslEvent channel) {
        String rate = channel.header("Channel-Read-Codec-Rate");
        return rate.matches("\\d{4,6}") ? Integer.parseInt(rate) : 0;
    }

    private LineOpening noAudio(String reason) {
        return alive() ? new LineOpening.NoAudio(reason) : new LineOpening.CallerGone();
    }

    @Override
    public boolean alive() {
        return !socket.isOver() && socket.api("uuid_exists", socket.uuid()).text().equals("true");
    }

    @Override
    public TransferOutcome transfer(Transfer transfer) {
        park.use();
        // so that the agents' phones can show it: the queue's and the bridge's way to hand variables on
        set("cc_export_vars", "attendant_queue,attendant_summary");
        set("export_vars", "attendant_queue,attendant_summary");
        set("attendant_queue", transfer.queue());
        set("attendant_summary", transfer.summary());
        socket.awaitEnd(set("attendant_result", "transferring"), SET_TIMEOUT);
        return alive()
                ? new FreeSwitchQueue(socket, park, settings.queues()).run(transfer)
                : new TransferOutcome.CallerLeft();
    }

    /** FreeSWITCH would expand a {@code ${…}} in the value, also each time that the variable is used later. */
    private String set(String variable, String value) {
        return socket.execute("set", variable + "=" + EslText.literal(value));
    }

    @Override
    public void release(CallResult result) {
        if (!released) {
            released = true;
            socket.api("uuid_setvar", socket.uuid(), "attendant_result", result.value());
            socket.close();
        }
    }
}
