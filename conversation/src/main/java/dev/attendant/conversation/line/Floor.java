package dev.attendant.conversation.line;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Spoken;
import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.turns.LanguageTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Who has the floor, in a call: speaks with a {@link Mouth} while it listens with an {@link Ear}, and decides what an
 * exchange brings. Belongs to the call's event loop.
 */
final class Floor {

    /** An utterance without words that was shorter than this (0.4 s) was a click or a cough, not an answer. */
    private static final int SHORT_UTTERANCE = 20;

    private static final int MOST_TYPE_AHEAD = 32;

    private final LineSetup setup;
    private final Mouth mouth;
    private final Ear ear;
    private final Keypad keypad;
    private final BargeIn bargeIn;
    private final Waiting waiting;

    private Optional<Exchange> exchange = Optional.empty();
    /** What the caller said and pressed while nobody waited for it. */
    private final ArrayDeque<Utterance> unanswered = new ArrayDeque<>();

    private final ArrayDeque<Character> typeAhead = new ArrayDeque<>();
    private Optional<Function<Spoken, Heard>> over = Optional.empty();
    private Optional<Function<Spoken, Heard>> deaf = Optional.empty();
    private Optional<String> stopped = Optional.empty();
    private boolean greeted;

    Floor(LineSetup setup, int sampleRate, Executor loop) {
        this.setup = setup;
        TurnTaking turns = setup.turnTaking();
        mouth = new Mouth(
                setup.synthesizer(),
                setup.scenario(),
                sampleRate,
                Frame.count(turns.engineTimeout()),
                loop,
                reason -> finish(spoken -> new Heard.Mute(reason, spoken)));
        TurnEnd turnEnd = new TurnEnd(turns, setup.endOfTurn().forCall(setup.scenario()), this::question);
        ear = new Ear(
                setup.recognizer(),
                setup.scenario(),
                setup.voiceActivity().forCall(sampleRate),
                turns,
                turnEnd,
                sampleRate,
                loop,
                new EarListener());
        keypad = new Keypad(Frame.count(turns.endOfDigits()));
        bargeIn = new BargeIn(mouth, ear, LanguageTable.of(setup.scenario().language()), turns);
        waiting = new Waiting(mouth, setup.scenario().texts(), turns);
    }

    private TurnEnd.Question question() {
        return exchange.map(current -> current.reply)
                .map(reply -> new TurnEnd.Question(Sentences.plain(reply.text()), reply.expect()))
                .orElse(new TurnEnd.Question("", Expect.SPEECH));
    }

    void begin(Exchange next) {
        exchange = Optional.of(next);
        ear.listen(!next.takesKeysOnly());
        waiting.begin((int) Math.min(ear.silentFrames(), Integer.MAX_VALUE));
        mouth.stop();
        if (over.isPresent()) {
            finish(over.get());
        } else if (stopped.isPresent()) {
            finishStopped();
        } else if (deaf.isPresent() && next.takesSpeech()) {
            finish(deaf.get());
        } else if (!unanswered.isEmpty() && next.takesSpeech()) {
            next.interrupted = true;
            answer(unanswered.remove());
        } else {
            mouth.speak(next.reply);
        }
    }

    void prepare(Reply reply) {
        if (exchange.isEmpty() || mouth.isDone() || mouth.isPaused()) {
            mouth.prepare(reply);
        }
    }

    void stop(String reason) {
        stopped = Optional.of(reason);
        finishStopped();
    }

    void close() {
        mouth.close();
        ear.forget();
    }

    /** The next 20 ms of the caller. */
    void heard(short[] frame) {
        ear.hear(frame);
        if (exchange.isPresent()) {
            takeTurns(exchange.get());
        }
    }

    private void takeTurns(Exchange current) {
        boolean silenced = current.isInterruptible() ? bargeIn.frame() : mouth.isPaused();
        if (silenced) {
            if (bargeIn.wasNothing()) {
                resume();
            } else {
                waitForWords();
            }
            return;
        }
        if (deaf.isPresent() && takesSpeech()) {
            finish(deaf.get());
            return;
        }
        if (!unanswered.isEmpty() && takesSpeech()) {
            answer(unanswered.remove());
            return;
        }
        if (!typeAhead.isEmpty() && current.reply.isComplete() && !mouth.isInNotice()) {
            press(typeAhead.remove());
            return;
        }
        Optional<String> digits = keypad.frame();
        if (digits.isPresent()) {
            finish(spoken -> new Heard.Pressed(digits.get(), spoken));
        } else if (mouth.isDone() && !current.isInterruptible()) {
            finish(Heard.Finished::new);
        } else if (mouth.isSpeaking() && !mouth.isStarved() || keypad.hasDigits()) {
            waiting.interrupt();
        } else if (ear.isAwaitingWords()) {
            waiting.frameForWords();
        } else if (!ear.isHearing() && waiting.frame()) {
            // a click now and then does not begin the wait anew
            finish(Heard.Silence::new);
        }
    }

    /** The caller has interrupted, and the recogniser takes its time. */
    private void waitForWords() {
        if (mouth.isSpeaking()) {
            waiting.interrupt();
        } else if (ear.isAwaitingWords()) {
            waiting.frameForWords();
        }
    }

    private void resumeIfPaused() {
        if (mouth.isPaused()) {
            resume();
        }
    }

    private void resume() {
        mouth.resume();
        setup.listener().on(new CallEvent.Resumed(setup.call().id(), Instant.now()));
    }

    void digit(char digit) {
        boolean handsOver = String.valueOf(digit).equals(setup.scenario().handover().key());
        boolean early = exchange.isEmpty() || mouth.isInNotice() || !exchange.get().reply.isComplete() && !handsOver;
        if (early || !typeAhead.isEmpty()) {
            if (typeAhead.size() < MOST_TYPE_AHEAD) {
                typeAhead.add(digit);
            }
            return;
        }
        press(digit);
    }

    private void press(char digit) {
        if (!isInterruptible()) {
            return;
        }
        ear.forget();
        Exchange current = exchange.get();
        if (!mouth.isDone()) {
            current.interrupted |= !mouth.isReplyDone();
            current.heardText += mouth.stop();
        }
        keypad.press(digit, current.wantedDigits())
                .ifPresent(digits -> finish(spoken -> new Heard.Pressed(digits, spoken)));
    }

    /** Fills the next 20 ms for the caller. */
    void speak(short[] frame) {
        if (mouth.fill(frame) && exchange.isPresent()) {
            noteFirstSound(exchange.get());
        }
        ear.attendantSays(frame);
    }

    /** Whether the caller's turn is over, or the reply has no sound yet. */
    boolean isAboutToSpeak() {
        return exchange.isEmpty() || ear.isAwaitingWords() || mouth.isAwaitingSound();
    }

    private void noteFirstSound(Exchange current) {
        if (current.latencyFrames < 0) {
            current.latencyFrames = ear.silentFrames();
            if (!greeted) {
                greeted = true;
                Instant now = Instant.now();
                Duration sinceArrival = Duration.between(setup.call().arrivedAt(), now);
                setup.listener().on(new CallEvent.Greeted(setup.call().id(), now, sinceArrival));
            }
        }
    }

    /** No exchange will bring anything else from now on. */
    void end(Function<Spoken, Heard> outcome) {
        if (over.isEmpty()) {
            over = Optional.of(outcome);
            finish(outcome);
        }
    }

    private void finishStopped() {
        stopped.filter(reason -> exchange.isPresent()).ifPresent(reason -> {
            stopped = Optional.empty();
            finish(spoken -> new Heard.Stopped(reason, spoken));
        });
    }

    private void answer(Utterance utterance) {
        exchange.get().interrupted |= !mouth.isReplyDone();
        finish(spoken -> new Heard.Said(utterance, spoken));
    }

    private void finish(Function<Spoken, Heard> outcome) {
        exchange.ifPresent(current -> {
            exchange = Optional.empty();
            keypad.clear();
            String heard = current.heardText + mouth.stop();
            current.reply.cancel();
            // before the talk goes on, which tells of the turn
            if (current.interrupted && current.latencyFrames >= 0) {
                setup.listener().on(new CallEvent.BargedIn(setup.call().id(), Instant.now(), heard));
            }
            current.heard.complete(outcome.apply(current.spoken(heard)));
        });
    }

    /** Whether what the caller says or presses now ends the exchange. */
    private boolean isInterruptible() {
        return exchange.map(Exchange::isInterruptible).orElse(true) && !mouth.isInNotice();
    }

    /** Whether what the caller says now ends the exchange. */
    private boolean takesSpeech() {
        return exchange.map(Exchange::takesSpeech).orElse(true) && !mouth.isInNotice();
    }

    /** Whether a listener's words, over what we say or are about to say, leave us the floor. */
    private boolean isBackchannel(String words) {
        return exchange.filter(current -> !current.cutShort
                        && !mouth.isReplyDone()
                        && bargeIn.isBackchannel(words, Sentences.plain(current.reply.text())))
                .isPresent();
    }

    private final class EarListener implements Ear.Listener {

        @Override
        public void words(String soFar) {
            if (isInterruptible() && !isBackchannel(soFar)) {
                bargeIn.words();
                exchange.filter(current -> mouth.isPaused()).ifPresent(Exchange::cutShort);
            }
        }

        @Override
        public void likely(String words) {
            if (exchange.isPresent() && isInterruptible() && !isBackchannel(words)) {
                setup.anticipation().likely(words, exchange.get().heardText + mouth.heard());
            }
        }

        @Override
        public void wentOn() {
            mouth.forgetPrepared();
            setup.anticipation().unlikely();
        }

        @Override
        public void said(Utterance utterance) {
            if (exchange.isEmpty()) {
                unanswered.add(utterance);
            } else if (isBackchannel(utterance.text())) {
                resumeIfPaused();
            } else if (isInterruptible()) {
                answer(utterance);
            } else {
                if (exchange.get().isInterruptible()) {
                    // after the notice
                    unanswered.add(utterance);
                }
                resumeIfPaused();
            }
        }

        @Override
        public void saidNothing(int speechFrames) {
            if (exchange.filter(current -> current.cutShort).isPresent()) {
                // there were words before, and the rest of the reply is gone
                finish(Heard.Unclear::new);
            } else if (mouth.isPaused()) {
                resume();
            } else if (exchange.isPresent() && mouth.isDone() && isInterruptible() && speechFrames >= SHORT_UTTERANCE) {
                finish(Heard.Unclear::new);
            }
        }

        @Override
        public void late() {
            if (exchange.isPresent()) {
                waiting.askToHold();
            }
        }

        @Override
        public void failed(String reason) {
            // we can still speak: a reply that expects no speech goes on
            deaf = Optional.of(spoken -> new Heard.Deaf(reason, spoken));
            if (isInterruptible()) {
                finish(deaf.get());
            }
        }
    }
}
