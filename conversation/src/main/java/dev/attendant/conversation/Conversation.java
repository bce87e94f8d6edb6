package dev.attendant.conversation;

import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A call's life, on its own virtual thread: greet, then listen and answer turn by turn, until the caller is
 * with a person or has what they wanted. Whatever fails, the caller hears a sentence and is sent to people;
 * when even that fails the call goes back to the dialplan, which knows what to do.
 */
public final class Conversation {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    /** How often in a call we send the caller to a queue in which nobody takes the call. */
    private static final int TRANSFERS = 3;

    private final PhoneCall call;
    private final Scenario scenario;
    private final Limits limits;
    private final CallListener listener;
    private final AudioTap tap;
    private final ScheduledExecutorService clock;
    private final LineSetup setup;
    private final Thinker thinker;
    private final Transcript transcript;
    private final LastResorts resorts;

    private volatile Line line = NoLine.INSTANCE;
    private volatile String mustEnd = "";
    private int silences;
    private int turns;
    private int transfers;

    /** @param clock keeps the call's deadline */
    public Conversation(
            PhoneCall call,
            Scenario scenario,
            Engines engines,
            TurnTaking turnTaking,
            Limits limits,
            CallListener listener,
            AudioTap tap,
            ScheduledExecutorService clock) {
        this(call, scenario, engines, turnTaking, limits, listener, tap, clock,
                Thread.ofVirtual().name("thought").factory());
    }

    /** @param threads for what the talk does beside itself */
    Conversation(
            PhoneCall call,
            Scenario scenario,
            Engines engines,
            TurnTaking turnTaking,
            Limits limits,
            CallListener listener,
            AudioTap tap,
            ScheduledExecutorService clock,
            ThreadFactory threads) {
        this.call = call;
        this.scenario = scenario;
        this.limits = limits;
        this.listener = FirstGreeting.only(listener);
        this.tap = tap;
        this.clock = clock;
        setup = new LineSetup(
                call.info(), engines.recognizer(), engines.synthesizer(), scenario, engines.voiceActivity(),
                engines.endOfTurn(), turnTaking, this.listener, new ReadyAnswers(), tap);
        thinker = new Thinker(call.info(), scenario, engines, limits.modelTimeout(), listener, threads);
        transcript = new Transcript(call.info(), listener);
        resorts = new LastResorts(call.info(), scenario, listener, transcript);
    }

    /** Runs the whole call; returns when it has been given back to the PBX. Does not throw. */
    public void run() {
        Instant began = Instant.now();
        MDC.put("call", call.info().id().toString().substring(0, 8));
        listener.on(new CallEvent.Started(call.info().id(), began, call.info()));
        ScheduledFuture<?> deadline = clock.schedule(
                () -> end("the call has lasted " + limits.callLength().toMinutes() + " min"),
                limits.callLength().toMillis(),
                TimeUnit.MILLISECONDS);
        CallResult result = CallResult.FAILED;
        try {
            result = talk();
        } catch (RuntimeException e) {
            log.error("The conversation failed; the caller goes back to the dialplan", e);
            listener.on(new CallEvent.Failed(call.info().id(), Instant.now(), "attendant", e.toString()));
        } finally {
            deadline.cancel(false);
            thinker.forget();
            line.close();
            call.release(result);
            tap.close();
            Instant now = Instant.now();
            listener.on(new CallEvent.Ended(call.info().id(), now, result, Duration.between(began, now)));
            MDC.remove("call");
        }
    }

    /** The talk is to be brought to its end now: the caller is sent to people. From any thread. */
    public void end(String reason) {
        boolean first = mustEnd.isEmpty();
        mustEnd = reason;
        if (first) {
            // a second reason must not cut off what is said on the way to a person
            line.stop(reason);
        }
    }

    private CallResult talk() {
        Step step = open(Thought.say(scenario.greeting()));
        while (step instanceof Step.Speak speak) {
            step = converse(speak.thought());
        }
        return ((Step.Over) step).result();
    }

    private Step open(Thought first) {
        return switch (call.openLine(setup)) {
            case LineOpening.Opened opened -> {
                line = opened.line();
                if (!mustEnd.isEmpty()) {
                    line.stop(mustEnd);
                }
                yield new Step.Speak(first);
            }
            case LineOpening.CallerGone gone -> Step.over(CallResult.CALLER_HUNG_UP);
            case LineOpening.NoAudio noAudio -> failSilently("line", noAudio.reason());
        };
    }

    /** One exchange, and what follows from it. */
    private Step converse(Thought thought) {
        Heard heard = line.exchange(thought.reply());
        remember(heard.spoken());
        if (!(heard instanceof Heard.Said)) {
            thinker.turnWithoutWords();
        }
        return switch (heard) {
            case Heard.Said said -> answer(said.utterance());
            case Heard.Pressed pressed -> answer(pressed.digits());
            case Heard.Silence silence -> askAgain();
            case Heard.Unclear unheard -> new Step.Speak(thinker.notUnderstood());
            case Heard.Finished finished -> act(thought.decision().join());
            case Heard.Stopped stopped -> {
                log.info("The talk is brought to its end: {}", stopped.reason());
                yield thought.reply().expect() instanceof Expect.Nothing
                        ? act(thought.decision().join())
                        : handOver(scenario.texts().handover());
            }
            case Heard.Deaf deaf -> resorts.cannotHear(deaf.reason());
            case Heard.Mute mute -> resorts.cannotSpeak(mute.reason(), thought);
            case Heard.LineEnded ended when call.alive() -> failSilently("line", ended.reason());
            case Heard.LineEnded ended -> Step.over(CallResult.CALLER_HUNG_UP);
        };
    }

    private void remember(Spoken spoken) {
        if (!spoken.heard().isEmpty()) {
            thinker.remember(new Message.Attendant(spoken.heard()));
        }
        transcript.attendant(spoken);
    }

    private Step answer(Utterance utterance) {
        transcript.caller(utterance);
        return think(new Message.Caller(utterance.text()));
    }

    private Step answer(String digits) {
        transcript.pressed(digits);
        if (digits.equals(scenario.handover().key())) {
            return handOver(scenario.texts().handover());
        }
        Message message = new Message.Digits(digits);
        return resorts.menu().map(talk -> withinLimit(() -> {
            thinker.remember(message);
            return talk.pressed(digits);
        })).orElseGet(() -> think(message));
    }

    private Step think(Message caller) {
        silences = 0;
        return withinLimit(() -> new Step.Speak(thinker.answer(caller)));
    }

    /** One more turn of the caller, unless there were too many. */
    private Step withinLimit(Supplier<Step> turn) {
        return ++turns > limits.turns() ? handOver(scenario.texts().handover()) : turn.get();
    }

    private Step askAgain() {
        return resorts.menu().map(MenuTalk::askAgain).orElseGet(this::askToSpeak);
    }

    private Step askToSpeak() {
        return silences < scenario.texts().silence().size()
                ? new Step.Speak(Thought.say(scenario.texts().silence().get(silences++)))
                : handOver(scenario.texts().offerPerson());
    }

    private Step handOver(String words) {
        return Step.say(words, Decision.HandOver.USUAL);
    }

    private Step act(Decision decision) {
        return switch (decision) {
            case Decision.HandOver handOver -> transfer(handOver);
            case Decision.Failed failed -> failSilently("model", failed.reason());
            case Decision.HangUp hangUp -> Step.over(CallResult.COMPLETED);
            // such a reply expects an answer, so that an exchange does not end with it
            case Decision.GoOn goOn -> Step.over(CallResult.COMPLETED);
            case Decision.NotUnderstood notUnderstood -> Step.over(CallResult.COMPLETED);
        };
    }

    /** The caller is sent to people; what could be said has been said, or nothing can be said any more. */
    private Step failSilently(String role, String reason) {
        resorts.failed(role, reason);
        return transfer(Decision.HandOver.USUAL);
    }

    private Step transfer(Decision.HandOver handOver) {
        line.close();
        line = NoLine.INSTANCE;
        String queue = scenario.queues().contains(handOver.queue()) ? handOver.queue() : scenario.handover().queue();
        String summary = handOver.summary().isBlank() ? transcript.summary() : Transcript.cut(handOver.summary());
        Transfer transfer = new Transfer(queue, scenario.handover().patience(), summary);
        listener.on(new CallEvent.TransferBegan(call.info().id(), Instant.now(), transfer));
        TransferOutcome outcome = call.transfer(transfer);
        listener.on(new CallEvent.TransferEnded(call.info().id(), Instant.now(), transfer, outcome));
        log.info("Transfer to queue {}: {}", queue, outcome);
        return switch (outcome) {
            case TransferOutcome.Connected connected -> Step.over(CallResult.TRANSFERRED);
            case TransferOutcome.CallerLeft left -> Step.over(CallResult.CALLER_HUNG_UP);
            case TransferOutcome.NoAgents none -> goOnAlone();
            case TransferOutcome.TimedOut timedOut -> goOnAlone();
            case TransferOutcome.Failed failed -> goOnAlone();
        };
    }

    private Step goOnAlone() {
        boolean goOn = !resorts.areOver() && mustEnd.isEmpty() && ++transfers < TRANSFERS;
        return goOn ? open(nobody()) : Step.over(CallResult.NO_AGENT);
    }

    private Thought nobody() {
        return resorts.menu().map(MenuTalk::nobody).orElseGet(() -> Thought.say(scenario.texts().nobody()));
    }

    /** Begins answers before it is sure that the caller has finished. */
    private final class ReadyAnswers implements Anticipation {

        @Override
        public void likely(String words, String heard) {
            thinker.anticipate(words, heard).ifPresent(thought -> line.prepare(thought.reply()));
        }

        @Override
        public void unlikely() {
            thinker.forget();
        }
    }
}
