package dev.attendant.conversation.mrcp;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.mrcp.MrcpOutcome.Prompt;
import dev.attendant.conversation.scenario.LineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One reply, spoken part by part on a PBX's channel, and what the caller answered. On the call's virtual thread. */
final class MrcpExchange {

    /** What came of it. */
    sealed interface Result {}

    record Over(Heard heard) implements Result {}

    /**
     * The PBX's UniMRCP failed.
     *
     * @param pieces how many sentences of the reply had been spoken
     */
    record Failed(String reason, int pieces) implements Result {}

    /** How long a key that was pressed early waits for the rest of the reply, which tells how many are wanted. */
    private static final Duration REST_OF_REPLY = Duration.ofSeconds(10);

    private final MrcpChannel channel;
    private final Watchdog watchdog;
    private final LineKind.UniMrcp kind;
    private final LineSetup setup;
    private final Asides asides;
    private final Reply reply;
    private final Parts parts;
    private final Told told;

    MrcpExchange(
            MrcpChannel channel,
            Watchdog watchdog,
            LineKind.UniMrcp kind,
            LineSetup setup,
            Asides asides,
            Reply reply,
            Told told) {
        this.channel = channel;
        this.watchdog = watchdog;
        this.kind = kind;
        this.setup = setup;
        this.asides = asides;
        this.reply = reply;
        this.told = told;
        parts = new Parts(reply, channel::fits);
    }

    /** Whoever waits for the rest of the reply waits no longer. Any thread. */
    void stop() {
        parts.stop();
    }

    Result run() {
        asides.begin();
        Optional<Result> result = Optional.empty();
        while (result.isEmpty()) {
            Optional<Parts.Part> part = watchdog.isStopped() ? Optional.empty() : parts.next(asides.patience());
            Optional<String> stopped = watchdog.takeStop();
            if (stopped.isPresent()) {
                return new Over(new Heard.Stopped(stopped.get(), told.spoken()));
            }
            result = part.isPresent() ? say(part.get()) : sayAside(asides.next());
        }
        // it may have been stopped in the middle: what came of that is not what the caller did
        Result whole = result.get();
        return watchdog.takeStop()
                .<Result>map(reason -> new Over(new Heard.Stopped(reason, told.spoken())))
                .orElse(whole);
    }

    private Optional<Result> sayAside(String words) {
        return words.isEmpty() ? Optional.empty() : speak(words, true, parts.pieces());
    }

    private Optional<Result> say(Parts.Part part) {
        boolean answered = part.last() && isInterruptible();
        if (answered && !part.notice()) {
            return Optional.of(listen(part.text(), parts.piecesBefore(part)));
        }
        if (!part.text().isEmpty()) {
            boolean keys = isInterruptible() && !part.notice();
            Optional<Result> cut = speak(part.text(), keys, parts.piecesBefore(part));
            if (cut.isPresent()) {
                return cut;
            }
            told.whole(part.text());
        }
        if (answered) {
            return Optional.of(listen("", parts.pieces()));
        }
        return part.last() ? Optional.of(new Over(new Heard.Finished(told.spoken()))) : Optional.empty();
    }

    /** A reply after which a transfer or the end of the call follows is heard to its end. */
    private boolean isInterruptible() {
        return !(reply.expect() instanceof Expect.Nothing);
    }

    /** Empty when it was spoken to its end. */
    private Optional<Result> speak(String text, boolean keysInterrupt, int pieces) {
        Duration deadline = SpeakingTime.atMost(text);
        return switch (watchdog.await(channel.speak(text, keysInterrupt, deadline), deadline)) {
            case MrcpOutcome.Spoken spoken -> Optional.empty();
            case MrcpOutcome.Key key -> {
                told.prompt(text, key.prompt());
                if (!String.valueOf(key.digit()).equals(setup.scenario().handover().key())) {
                    parts.awaitEnd(REST_OF_REPLY);
                }
                yield Optional.of(pressed(key.digit()));
            }
            case MrcpOutcome outcome -> Optional.of(result(outcome, "", pieces));
        };
    }

    private Result listen(String prompt, int pieces) {
        MrcpListening listening = new MrcpListening(
                setup.turnTaking().noInput(),
                setup.turnTaking().endOfTurn(),
                kind.longest(),
                setup.turnTaking().endOfDigits(),
                wantedKeys());
        Duration deadline = SpeakingTime.atMost(prompt)
                .plus(listening.noInput())
                .plus(listening.longest())
                .plus(listening.endOfTurn());
        return result(
                watchdog.await(channel.speakAndListen(prompt, listening, deadline), deadline), prompt, pieces);
    }

    private int wantedKeys() {
        return reply.expect() instanceof Expect.Digits digits ? digits.max() : 1;
    }

    private Result result(MrcpOutcome outcome, String prompt, int pieces) {
        return switch (outcome) {
            case MrcpOutcome.Understood understood -> {
                heard(prompt, understood.prompt());
                yield new Over(understood(understood.interpretation()));
            }
            case MrcpOutcome.NoMatch none -> {
                heard(prompt, none.prompt());
                yield new Over(new Heard.Unclear(told.spoken()));
            }
            case MrcpOutcome.NoInput none -> {
                told.whole(prompt);
                yield new Over(new Heard.Silence(told.spoken()));
            }
            case MrcpOutcome.Key key -> {
                heard(prompt, key.prompt());
                yield pressed(key.digit());
            }
            // which one is not known: to be asked again is better than silence
            case MrcpOutcome.LostKey lost -> {
                told.interrupted();
                yield new Over(new Heard.Unclear(told.spoken()));
            }
            case MrcpOutcome.HungUp hungUp -> new Over(new Heard.LineEnded(hungUp.reason(), told.spoken()));
            case MrcpOutcome.Failed failed -> new Failed(failed.reason(), pieces);
            case MrcpOutcome.Spoken spoken -> new Failed("UniMRCP spoke, but did not listen", pieces);
        };
    }

    private void heard(String prompt, Prompt played) {
        if (told.prompt(prompt, played)) {
            setup.listener().on(new CallEvent.BargedIn(
                    setup.call().id(), Instant.now(), told.spoken().heard()));
        }
    }

    private Heard understood(Interpretation interpretation) {
        if (interpretation.keys()) {
            String digits = Keys.of(interpretation.digits());
            return digits.isEmpty() ? new Heard.Unclear(told.spoken()) : new Heard.Pressed(digits, told.spoken());
        }
        // how long it was the PBX does not tell
        Utterance utterance = new Utterance(interpretation.text(), interpretation.confidence(), Duration.ZERO);
        return new Heard.Said(utterance, told.spoken());
    }

    private Result pressed(char first) {
        String digits = new Keys(channel, setup.turnTaking().endOfDigits()).collect(first, wantedKeys());
        return new Over(new Heard.Pressed(digits, told.spoken()));
    }
}
