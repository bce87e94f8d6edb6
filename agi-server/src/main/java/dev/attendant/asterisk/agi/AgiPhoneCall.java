package dev.attendant.asterisk.agi;

import dev.attendant.asterisk.audiosocket.AudioSocketServer;
import dev.attendant.asterisk.mrcp.AsteriskMrcp;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.PhoneCall;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.line.StreamedLine;
import dev.attendant.conversation.mrcp.MrcpLine;
import dev.attendant.conversation.scenario.LineKind;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that Asterisk handed over: controlled with AGI commands, its audio over AudioSocket. */
final class AgiPhoneCall implements PhoneCall {

    private static final Logger log = LoggerFactory.getLogger(AgiPhoneCall.class);

    /** Asterisk gives up connecting to an AudioSocket server after 2 s. */
    private static final Duration AUDIO_TIMEOUT = Duration.ofSeconds(5);

    private final AgiConnection agi;
    private final CallInfo info;
    private final AudioSocketServer audioSockets;
    private final AudioApplication application;
    /** The channel under UniMRCP, once that has been asked for. */
    private Optional<AsteriskMrcp> mrcp = Optional.empty();
    /** UniMRCP failed in this call. */
    private boolean streamedOnly;

    /** The command that moves audio; nothing else can be sent before it returns. */
    private Optional<CompletableFuture<AgiReply>> audio = Optional.empty();

    private Optional<Line> line = Optional.empty();
    private boolean answered;
    private boolean released;

    AgiPhoneCall(AgiConnection agi, CallInfo info, AudioSocketServer audioSockets, AudioApplication application) {
        this.agi = agi;
        this.info = info;
        this.audioSockets = audioSockets;
        this.application = application;
    }

    @Override
    public CallInfo info() {
        return info;
    }

    @Override
    public LineOpening openLine(LineSetup setup) {
        // the end of a line is told by its audio, before the command that moved it returns
        awaitEndOfAudio();
        if (!answered) {
            AgiReply reply = agi.command("ANSWER");
            if (!reply.isOk()) {
                return alive() ? new LineOpening.NoAudio("ANSWER: " + reply) : new LineOpening.CallerGone();
            }
            answered = true;
        }
        return setup.scenario().line() instanceof LineKind.UniMrcp kind && !streamedOnly
                ? new LineOpening.Opened(overMrcp(kind, setup))
                : openStreamed(setup);
    }

    private Line overMrcp(LineKind.UniMrcp kind, LineSetup setup) {
        AsteriskMrcp opened = new AsteriskMrcp(agi, kind);
        mrcp = Optional.of(opened);
        Line overMrcp = new MrcpLine(opened, kind, setup, () -> insteadOfMrcp(setup));
        line = Optional.of(overMrcp);
        return overMrcp;
    }

    private LineOpening insteadOfMrcp(LineSetup setup) {
        streamedOnly = true;
        Optional<Line> overMrcp = line;
        LineOpening opening = isLost()
                ? new LineOpening.NoAudio("Asterisk has taken the call back")
                : openStreamed(setup);
        // the line that was opened first closes the other
        line = overMrcp;
        return opening;
    }

    /** Whether Asterisk took the caller out of an application that hung: its dialplan has them once we have let go. */
    private boolean isLost() {
        return mrcp.filter(AsteriskMrcp::isLost).isPresent();
    }

    private LineOpening openStreamed(LineSetup setup) {
        UUID uuid = UUID.randomUUID();
        CompletableFuture<AudioPort> connected =
                audioSockets.expect(uuid, application.sampleRate());
        CompletableFuture<AgiReply> running = agi.send("EXEC", application.name(), application.arguments(uuid));
        audio = Optional.of(running);
        Optional<AudioPort> port = CompletableFuture.anyOf(connected, running)
                .completeOnTimeout("", AUDIO_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(first -> connected.isDone() ? Optional.of(connected.join()) : Optional.<AudioPort>empty())
                .join();
        if (port.isPresent()) {
            Line opened = StreamedLine.over(port.get(), setup);
            line = Optional.of(opened);
            return new LineOpening.Opened(opened);
        }
        audioSockets.forget(uuid);
        // one that came at the last moment would keep the caller in silence
        connected.thenAccept(late -> late.loop().execute(late::close));
        return alive() ? new LineOpening.NoAudio(application.advice()) : new LineOpening.CallerGone();
    }

    @Override
    public boolean alive() {
        awaitEndOfAudio();
        return isLost() || agi.isChannelAlive();
    }

    private void awaitEndOfAudio() {
        audio.ifPresent(running -> {
            if (AgiConnection.await(running, AUDIO_TIMEOUT).equals(AgiReply.LATE)) {
                log.warn("Asterisk did not end {} within {} s", application.name(), AUDIO_TIMEOUT.toSeconds());
            }
        });
        audio = Optional.empty();
    }

    @Override
    public TransferOutcome transfer(Transfer transfer) {
        if (isLost()) {
            return new TransferOutcome.Failed("Asterisk has taken the call back; its dialplan has the caller");
        }
        agiSet("ATTENDANT_RESULT", "transferring");
        // with two underscores the agents' channels inherit it, and so their phones can show it
        agiSet("__ATTENDANT_QUEUE", transfer.queue());
        agiSet("__ATTENDANT_SUMMARY", transfer.summary());
        // on a dead channel Queue would block for a second and might ring an agent for nobody
        return alive() ? new AsteriskQueue(agi).run(transfer) : new TransferOutcome.CallerLeft();
    }

    private void agiSet(String variable, String value) {
        awaitEndOfAudio();
        agi.set(variable, value);
    }

    @Override
    public void release(CallResult result) {
        if (!released) {
            released = true;
            // a handler that failed may have left it open; the dialplan goes on only when the audio has ended
            line.ifPresent(Line::close);
            awaitEndOfAudio();
            agi.release(result.value());
        }
    }
}
