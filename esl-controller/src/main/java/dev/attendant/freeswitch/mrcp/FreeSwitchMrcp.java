package dev.attendant.freeswitch.mrcp;

import dev.attendant.conversation.mrcp.MrcpChannel;
import dev.attendant.conversation.mrcp.MrcpListening;
import dev.attendant.conversation.mrcp.MrcpOutcome;
import dev.attendant.conversation.mrcp.MrcpOutcome.Prompt;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.freeswitch.esl.EslEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Exchanges by FreeSWITCH's mod_unimrcp. Each runs on a loopback leg of its own that the caller is bridged to.
 *
 * <p>On the caller's own channel it could not be ended: while the server is frozen, mod_unimrcp waits in the channel's
 * thread for as long as SIP does (32 s), and every command to the channel waits with it. The leg may be stuck; the
 * caller's bridge to it ends within some 20 ms. It costs about as much at the beginning.
 *
 * <p>Should this program die, the leg hangs up behind the exchange, and the dialplan goes on; or, when that never ends,
 * a while after its deadline.
 */
public final class FreeSwitchMrcp implements MrcpChannel {

    /** A leg that does not answer at once never will. */
    private static final Duration BRIDGING = Duration.ofSeconds(3);

    /** After the deadline, at which {@link #free} is called, should nobody be there who does it. */
    private static final Duration BEYOND_DEADLINE = Duration.ofSeconds(5);

    private static final int MOST_KEYS = 100;
    private static final String UUID_PATTERN = "[0-9a-fA-F-]{36}";

    private final CallControl call;
    private final LineKind.UniMrcp kind;
    private final SpeechCommands commands;
    private final BlockingQueue<Character> keys = new LinkedBlockingQueue<>(MOST_KEYS);
    /** A key whose event is still to come; on the event loop. */
    private Optional<Character> told = Optional.empty();

    private volatile Optional<SpeechLeg> running = Optional.empty();

    /** @param call whose channel is answered and parked */
    public FreeSwitchMrcp(CallControl call, LineKind.UniMrcp kind) {
        this.call = call;
        this.kind = kind;
        commands = new SpeechCommands(kind);
    }

    /** The caller pressed a key. On the event loop. */
    public void key(char digit) {
        if (told.isPresent() && told.get() == digit) {
            told = Optional.empty();
        } else if (!keys.offer(digit)) {
            // a caller who presses more than a hundred at once means none of them
            keys.clear();
        }
    }

    /** The key that ended an exchange is told by its channel's event as well, mostly before. On the event loop. */
    private MrcpOutcome withoutItsKey(MrcpOutcome outcome) {
        if (outcome instanceof MrcpOutcome.Key key && !keys.remove(key.digit())) {
            told = Optional.of(key.digit());
        }
        return outcome;
    }

    /** The caller is gone. Any thread. */
    public void ended(String reason) {
        running.ifPresent(leg -> leg.outcome().complete(new MrcpOutcome.HungUp(reason)));
    }

    @Override
    public boolean fits(String text) {
        return text.length() <= SpeechCommands.LONGEST_TEXT;
    }

    @Override
    public CompletableFuture<MrcpOutcome> speak(String text, boolean keysInterrupt, Duration deadline) {
        return SpeechCommands.spoken(text).isEmpty()
                ? CompletableFuture.completedFuture(new MrcpOutcome.Spoken())
                : run("playback", commands.speak(text), keysInterrupt, deadline, SpeechEnd::ofPlayback);
    }

    @Override
    public CompletableFuture<MrcpOutcome> speakAndListen(String prompt, MrcpListening listening, Duration deadline) {
        if (kind.bargeIn() || prompt.isEmpty()) {
            return listen(prompt, listening, deadline);
        }
        return speak(prompt, true, deadline).thenComposeAsync(
                outcome -> outcome instanceof MrcpOutcome.Spoken
                        ? listen("", listening, deadline)
                        : CompletableFuture.completedFuture(outcome),
                task -> Thread.ofVirtual().name("call").start(task));
    }

    private CompletableFuture<MrcpOutcome> listen(String prompt, MrcpListening listening, Duration deadline) {
        // without a prompt there is none that could be interrupted; one that was played before has been heard
        return run("play_and_detect_speech", commands.speakAndListen(prompt, listening), true, deadline,
                (end, played) -> SpeechEnd.ofRecognition(end, prompt.isEmpty() ? Prompt.WHOLE : played));
    }

    private CompletableFuture<MrcpOutcome> run(
            String application,
            String data,
            boolean keysInterrupt,
            Duration deadline,
            BiFunction<EslEvent, Prompt, MrcpOutcome> reader) {
        keys.clear();
        String near = UUID.randomUUID().toString();
        Optional<String> noBridge = call.bridge(near, commands.leg(near, keysInterrupt), BRIDGING);
        if (noBridge.isPresent()) {
            call.send("uuid_kill", near);
            return failed(noBridge.get());
        }
        String far = call.api("uuid_getvar", near, "other_loopback_leg_uuid").text();
        if (!far.matches(UUID_PATTERN)) {
            call.send("uuid_kill", near);
            return failed("FreeSWITCH does not tell the other end of the leg " + near);
        }
        SpeechLeg leg = new SpeechLeg(near, UUID.randomUUID().toString(), reader.andThen(this::withoutItsKey));
        running = Optional.of(leg);
        call.hear(far, leg);
        leg.outcome().whenComplete((outcome, error) -> call.forget(far));
        if (!call.execute(far, application, data, leg.exchangeName()).isOk()) {
            leg.outcome().complete(new MrcpOutcome.Failed("FreeSWITCH has lost the leg of UniMRCP"));
        }
        call.execute(far, "hangup", "", "");
        call.send("sched_hangup", "+" + deadline.plus(BEYOND_DEADLINE).toSeconds(), near);
        // by this the dialplan tells whether a person has talked with the caller
        call.send("uuid_setvar", call.uuid(), "last_bridge_to");
        if (call.isOver()) {
            ended("the caller hung up");
        }
        return leg.outcome();
    }

    private CompletableFuture<MrcpOutcome> failed(String reason) {
        return CompletableFuture.completedFuture(
                call.isOver() ? new MrcpOutcome.HungUp("the caller hung up") : new MrcpOutcome.Failed(reason));
    }

    @Override
    public Optional<Character> nextKey(Duration timeout) {
        try {
            return Optional.ofNullable(keys.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public boolean free() {
        running.filter(leg -> !leg.outcome().isDone())
                .ifPresent(leg -> call.send("uuid_kill", leg.near()).whenComplete((reply, error) ->
                        leg.outcome().complete(new MrcpOutcome.Failed("the exchange was ended"))));
        return true;
    }
}
