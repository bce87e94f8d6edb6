package dev.attendant.asterisk.mrcp;

import dev.attendant.asterisk.agi.AgiConnection;
import dev.attendant.asterisk.agi.AgiReply;
import dev.attendant.asterisk.agi.Base64Text;
import dev.attendant.conversation.mrcp.MrcpChannel;
import dev.attendant.conversation.mrcp.MrcpListening;
import dev.attendant.conversation.mrcp.MrcpOutcome;
import dev.attendant.conversation.mrcp.MrcpOutcome.Prompt;
import dev.attendant.conversation.scenario.LineKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs app_unimrcp's applications on a call. One that fails leaves the call with us. One that hangs is ended by
 * Asterisk's own time limit at its deadline, or when its MRCP sessions have been given up after that (one
 * {@code sip-t1x64} for each): then the channel {@link #isLost}, and the dialplan sends the caller to people once we
 * have let go. A key from the manager interface would leave the call with us; but it ends MRCPRecog only, MRCPSynth
 * not before 30 s ({@code speech-channel-timeout}), and SynthAndRecog never.
 */
public final class AsteriskMrcp implements MrcpChannel {

    private static final List<String> STALE = List.of("RECOG_COMPLETION_CAUSE", "RECOG_RESULT");

    private final AgiConnection agi;
    private final LineKind.UniMrcp kind;
    private final AbsoluteTimeout timeout;
    /** When the running application has to be over. */
    private volatile long untilNanos;
    private volatile boolean lost;

    /** Asks Asterisk for the channel's time limit; blocks. */
    public AsteriskMrcp(AgiConnection agi, LineKind.UniMrcp kind) {
        this.agi = agi;
        this.kind = kind;
        timeout = new AbsoluteTimeout(agi);
    }

    /** Whether Asterisk has taken the caller out of an application that hung: nothing more can be done on it. */
    public boolean isLost() {
        return lost;
    }

    @Override
    public boolean fits(String text) {
        MrcpListening longest = new MrcpListening(
                Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), 1);
        return MrcpCommand.synthAndRecog(kind, text, longest).fits();
    }

    /** As much as fits of one sentence that does not; a scenario's texts are never so long. */
    private String fitting(String text) {
        String fitting = text;
        while (!fits(fitting)) {
            fitting = fitting.substring(0, fitting.length() * 3 / 4);
        }
        return fitting;
    }

    @Override
    public CompletableFuture<MrcpOutcome> speak(String text, boolean keysInterrupt, Duration deadline) {
        MrcpCommand command = MrcpCommand.synth(kind, fitting(text), keysInterrupt);
        return run(command, deadline, reply -> read("${" + command.status() + "}").thenApply(status -> switch (status) {
            case "OK" -> new MrcpOutcome.Spoken();
            // a hang-up would not have left the channel alive
            case "INTERRUPTED" -> new MrcpOutcome.LostKey();
            default -> failed(command, status);
        }));
    }

    @Override
    public CompletableFuture<MrcpOutcome> speakAndListen(String prompt, MrcpListening listening, Duration deadline) {
        long began = System.nanoTime();
        if (prompt.isEmpty()) {
            return listen(listening, deadline);
        }
        if (listening.keys() > 1 && !recogniserTakesKeys()) {
            // SynthAndRecog would not tell us of keys
            return speak(prompt, true, deadline).thenCompose(spoken -> spoken instanceof MrcpOutcome.Spoken
                    ? onVirtualThread(() -> listen(listening, deadline.minusNanos(System.nanoTime() - began)))
                    : CompletableFuture.completedFuture(spoken));
        }
        MrcpCommand command = MrcpCommand.synthAndRecog(kind, fitting(prompt), listening);
        return run(command, deadline, reply -> recognised(
                command, new PromptTime(Duration.ofNanos(System.nanoTime() - began), listening.endOfTurn())));
    }

    private boolean recogniserTakesKeys() {
        return kind.grammars().stream().anyMatch(grammar -> grammar.contains("dtmf"));
    }

    private CompletableFuture<MrcpOutcome> listen(MrcpListening listening, Duration deadline) {
        MrcpCommand command = MrcpCommand.recog(kind, listening);
        return run(command, deadline, reply -> reply.number() > 0
                ? CompletableFuture.completedFuture(new MrcpOutcome.Key((char) reply.number(), Prompt.WHOLE))
                : recognised(command, new PromptTime(deadline, listening.endOfTurn())));
    }

    private static <T> CompletableFuture<T> onVirtualThread(Supplier<CompletableFuture<T>> commands) {
        return CompletableFuture.supplyAsync(commands, task -> Thread.ofVirtual().name("mrcp").start(task))
                .thenCompose(Function.identity());
    }

    /** Blocks until the command is sent. */
    private CompletableFuture<MrcpOutcome> run(
            MrcpCommand command, Duration deadline, Function<AgiReply, CompletableFuture<MrcpOutcome>> read) {
        if (lost) {
            return CompletableFuture.completedFuture(new MrcpOutcome.Failed("Asterisk has taken the call back"));
        }
        STALE.forEach(variable -> agi.set(variable, ""));
        agi.set(command.status(), "");
        untilNanos = System.nanoTime() + deadline.toNanos();
        timeout.limit(deadline);
        return agi.send("EXEC", command.application(), command.arguments()).thenCompose(reply -> {
            boolean over = isOver();
            return timeout.restore()
                    .thenCompose(restored -> agi.send("CHANNEL STATUS"))
                    .thenCompose(status -> outcome(command, reply, status, over, read));
        });
    }

    private CompletableFuture<MrcpOutcome> outcome(
            MrcpCommand command,
            AgiReply reply,
            AgiReply status,
            boolean over,
            Function<AgiReply, CompletableFuture<MrcpOutcome>> read) {
        MrcpOutcome failure;
        if (reply.equals(AgiReply.CLOSED) || status.equals(AgiReply.CLOSED)) {
            failure = new MrcpOutcome.HungUp("Asterisk closed the connection");
        } else if (reply.equals(AgiReply.LATE)) {
            failure = new MrcpOutcome.Failed("Asterisk still runs another application");
        } else if (!status.isOk()) {
            lost = over;
            failure = over
                    ? new MrcpOutcome.Failed(command.application() + " hung; Asterisk has taken the call back")
                    : new MrcpOutcome.HungUp("the caller hung up");
        } else if (reply.number() == -2) {
            failure = new MrcpOutcome.Failed(
                    "Asterisk has no application " + command.application() + "; load app_unimrcp.so");
        } else if (!reply.isOk()) {
            failure = new MrcpOutcome.Failed(command.application() + ": " + reply);
        } else {
            return read.apply(reply);
        }
        return CompletableFuture.completedFuture(failure);
    }

    private CompletableFuture<String> read(String expression) {
        return agi.send("GET FULL VARIABLE", expression).thenApply(AgiReply::data);
    }

    private CompletableFuture<MrcpOutcome> recognised(MrcpCommand command, PromptTime time) {
        String all = "${" + command.status() + "}|${RECOG_COMPLETION_CAUSE}|${BASE64_ENCODE(${RECOG_RESULT})}";
        return read(all).thenApply(values -> {
            String[] each = values.split("\\|", -1);
            if (each.length != 3 || !each[0].equals("OK")) {
                return failed(command, each[0]);
            }
            return switch (MrcpOutcome.recognised(each[1], Base64Text.decode(each[2]), time.atMost())) {
                case MrcpOutcome.Understood understood -> new MrcpOutcome.Understood(
                        understood.interpretation(), time.before(understood.interpretation().words()));
                case MrcpOutcome outcome -> outcome;
            };
        });
    }

    private static MrcpOutcome failed(MrcpCommand command, String status) {
        String shown = status.matches("[A-Z]{1,20}") ? status : "nothing";
        return new MrcpOutcome.Failed(command.application() + " ended with " + command.status() + "=" + shown
                + "; Asterisk's log and mrcp.conf tell more");
    }

    @Override
    public Optional<Character> nextKey(Duration wait) {
        AgiReply reply = agi.command(
                wait.plusSeconds(5), "WAIT FOR DIGIT", String.valueOf(wait.toMillis()));
        return reply.number() > 0 ? Optional.of((char) reply.number()) : Optional.empty();
    }

    /** Nothing can be done before Asterisk's own limit, which is the deadline. */
    @Override
    public boolean free() {
        lost |= isOver();
        return false;
    }

    private boolean isOver() {
        return System.nanoTime() - untilNanos >= 0;
    }
}
