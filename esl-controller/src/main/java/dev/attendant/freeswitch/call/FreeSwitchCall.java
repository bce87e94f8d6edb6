package dev.attendant.freeswitch.call;

import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.PhoneCall;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.line.StreamedLine;
import dev.attendant.conversation.mrcp.MrcpLine;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslText;
import dev.attendant.freeswitch.mrcp.FreeSwitchMrcp;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/** A call that FreeSWITCH handed over: controlled over its outbound event socket, its audio as {@link CallMedia}. */
final class FreeSwitchCall implements PhoneCall {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SET_TIMEOUT = Duration.ofSeconds(2);
    private static final String NOT_ANSWERED = "FreeSWITCH did not answer the call";

    private final CallSocket socket;
    private final CallInfo info;
    private final Queues queues;
    private final Park park;
    private final CallMedia media;
    private final SpeechControl speech;

    /** Held by the thread that commands the call and waits for its events. */
    private final ReentrantLock turn = new ReentrantLock();

    /** What the channel is like once it is answered; audio on one that is not would abort FreeSWITCH. */
    private Optional<EslEvent> answered = Optional.empty();
    private Optional<FreeSwitchMrcp> mrcp = Optional.empty();
    /** Set when UniMRCP has failed: the call's lines are streamed from then on. */
    private boolean streamedOnly;
    private boolean released;

    /**
     * @param channel what FreeSWITCH told of the channel
     * @param media   the call's audio in its parks, given also what the thread that commands the call holds
     */
    FreeSwitchCall(
            CallSocket socket,
            EslEvent channel,
            CallInfo info,
            Queues queues,
            BiFunction<Park, ReentrantLock, CallMedia> media) {
        this.socket = socket;
        this.info = info;
        this.queues = queues;
        park = new Park(socket, channel.variable("attendant_after"));
        this.media = media.apply(park, turn);
        speech = new SpeechControl(socket, channel);
        socket.tell(this.media);
    }

    @Override
    public CallInfo info() {
        return info;
    }

    @Override
    public LineOpening openLine(LineSetup setup) {
        return setup.scenario().line() instanceof LineKind.UniMrcp kind && !streamedOnly
                ? openMrcp(kind, setup)
                : openStreamed(setup);
    }

    /** Nothing is asked of UniMRCP yet: it is found out to be missing by the first exchange. */
    private LineOpening openMrcp(LineKind.UniMrcp kind, LineSetup setup) {
        turn.lock();
        try {
            answer();
            if (answered.isEmpty()) {
                return noAudio(NOT_ANSWERED);
            }
            FreeSwitchMrcp channel = new FreeSwitchMrcp(speech, kind);
            mrcp = Optional.of(channel);
            socket.tell(mrcp);
            return new LineOpening.Opened(new MrcpLine(channel, kind, setup, () -> {
                streamedOnly = true;
                return openStreamed(setup);
            }));
        } finally {
            turn.unlock();
        }
    }

    /** Takes the call back from UniMRCP: the dialplan's variables are as it has set them. */
    private void leaveMrcp() {
        mrcp.ifPresent(FreeSwitchMrcp::free);
        mrcp = Optional.empty();
        socket.tell(mrcp);
        speech.restore();
    }

    private void answer() {
        if (answered.isEmpty()) {
            answered = socket.run("answer", "", ANSWER_TIMEOUT)
                    .filter(done -> done.header("Answer-State").equals("answered"));
        }
    }

    private LineOpening openStreamed(LineSetup setup) {
        turn.lock();
        try {
            if (streamedOnly) {
                // a unicast in the park from which UniMRCP's legs were called would not start
                media.leave();
            }
            leaveMrcp();
            answer();
            if (answered.isEmpty()) {
                return noAudio(NOT_ANSWERED);
            }
            return new LineOpening.Opened(StreamedLine.over(media.open(rate(answered.get())), setup));
        } catch (MediaUnavailable e) {
            return noAudio(e.getMessage());
        } finally {
            turn.unlock();
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
        turn.lock();
        try {
            media.leave();
            leaveMrcp();
            // so that the agents' phones can show it: the queue's and the bridge's way to hand variables on
            set("cc_export_vars", "attendant_queue,attendant_summary");
            set("export_vars", "attendant_queue,attendant_summary");
            set("attendant_queue", transfer.queue());
            set("attendant_summary", transfer.summary());
            socket.awaitEnd(set("attendant_result", "transferring"), SET_TIMEOUT);
            return alive()
                    ? new FreeSwitchQueue(socket, park, queues).run(transfer)
                    : new TransferOutcome.CallerLeft();
        } finally {
            turn.unlock();
        }
    }

    /** A call whose connection closes before it is parked would stay parked for ever. */
    private void releaseUnparked(CallResult result) {
        boolean parked = socket.awaitEnd(set("attendant_result", result.value()), SET_TIMEOUT).isPresent();
        if (!parked) {
            park.leaveLater();
        }
    }

    /** FreeSWITCH would expand a {@code ${…}} in the value, also each time that the variable is used later. */
    private String set(String variable, String value) {
        return socket.execute("set", variable + "=" + EslText.literal(value));
    }

    @Override
    public void release(CallResult result) {
        turn.lock();
        try {
            if (!released) {
                released = true;
                media.leave();
                leaveMrcp();
                if (socket.wasParked()) {
                    socket.api("uuid_setvar", socket.uuid(), "attendant_result", result.value());
                } else {
                    releaseUnparked(result);
                }
                socket.close();
            }
        } finally {
            turn.unlock();
        }
    }
}
