package dev.attendant.conversation.line;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Spoken;
import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A line over streamed audio: speaks with a {@link Mouth} while it listens with an {@link Ear}, and decides
 * whose turn it is. All of its state belongs to the call's event loop; {@link #exchange}, {@link #stop} and
 * {@link #close} only send messages there.
 *
 * <p>Its time is the caller's frames: 20 ms each, or silence put in their place when the PBX stops sending.
 */
public final class StreamedLine implements Line, CallAudio {

    /**
     * After so many beats (200 ms) without a frame from the PBX, silence takes its place. Frames that were only
     * late must not find silence in the middle of a word.
     */
    private static final int BEATS_WITHOUT_FRAME = 10;
    /** An utterance without words that was shorter than this (0.4 s) was a click or a cough, not an answer. */
    private static final int SHORT_UTTERANCE = 20;

    private static final int MOST_TYPE_AHEAD = 32;

    private final AudioPort port;
    private final LineSetup setup;
    private final Mouth mouth;
    private final Ear ear;
    private final Keypad keypad;
    private final int bargeInFrames;
    private final int resumeFrames;
    private final int noInputFrames;
    private final int holdFrames;
    private final int endOfTurnFrames;

    private Optional<Exchange> exchange = Optional.empty();
    /** What the caller said and pressed while nobody waited for it. */
    private final ArrayDeque<Utterance> unanswered = new ArrayDeque<>();

    private final ArrayDeque<Character> typeAhead = new ArrayDeque<>();
    private Optional<Function<Spoken, Heard>> over = Optional.empty();
    private Optional<Function<Spoken, Heard>> deaf = Optional.empty();
    private Optional<String> stopped = Optional.empty();
    private boolean greeted;
    private int waitedFrames;
    private int pausedFrames;
    private int beatsWithoutFrame;
    private final short[] callerFrame;
    private final short[] silence;

    /** Attaches itself to the port; on any thread. */
    public static StreamedLine over(AudioPort port, LineSetup setup) {
        StreamedLine line = new StreamedLine(port, setup);
        port.loop().execute(() -> {
            port.attach(line);
            setup.tap().begin(port.sampleRate());
            setup.listener().on(new CallEvent.LineOpened(setup.call().id(), Instant.now(), port.sampleRate()));
        });
        return line;
    }

    private StreamedLine(AudioPort port, LineSetup setup) {
        this.port = port;
        this.setup = setup;
        TurnTaking turns = setup.turnTaking();
        mouth = new Mouth(
                setup.synthesizer(),
                setup.scenario(),
                port.sampleRate(),
                Frame.count(turns.engineTimeout()),
                port.loop(),
                reason -> end(spoken -> new Heard.Mute(reason, spoken)));
        ear = new Ear(setup, port.sampleRate(), port.loop(), new EarListener());
        keypad = new Keypad(Frame.count(turns.endOfDigits()));
        bargeInFrames = Frame.count(turns.bargeIn());
        resumeFrames = Frame.count(turns.resume());
        noInputFrames = Frame.count(turns.noInput());
        holdFrames = Frame.count(turns.holdAfter());
        endOfTurnFrames = Frame.count(turns.endOfTurn());
        callerFrame = new short[Frame.samples(port.sampleRate())];
        silence = new short[callerFrame.length];
    }

    // ---- from the call's virtual thread -------------------------------------------------------------------

    @Override
    public Heard exchange(Reply reply) {
        return begin(reply).join();
    }

    /** What {@link #exchange} waits for. */
    CompletableFuture<Heard> begin(Reply reply) {
        Exchange next = new Exchange(reply);
        port.loop().execute(() -> begin(next));
        return next.heard;
    }

    @Override
    public void stop(String reason) {
        port.loop().execute(() -> {
            stopped = Optional.of(reason);
            finishStopped();
        });
    }

    @Override
    public void close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        port.loop().execute(() -> {
            mouth.stop();
            ear.forget();
            port.close();
            closed.complete(null);
        });
        closed.orTimeout(2, TimeUnit.SECONDS).exceptionally(stopped -> null).join();
    }

    // ---- on the event loop ----------------------------------------------------------------------------------

    private void begin(Exchange next) {
        exchange = Optional.of(next);
        waitedFrames = 0;
        mouth.stop();
        if (over.isPresent()) {
            finish(over.get());
        } else if (stopped.isPresent()) {
            finishStopped();
        } else if (deaf.isPresent() && isInterruptible()) {
            finish(deaf.get());
        } else if (!unanswered.isEmpty() && isInterruptible()) {
            next.interrupted = true;
            Utterance utterance = unanswered.remove();
            finish(spoken -> new Heard.Said(utterance, spoken));
        } else {
            mouth.speak(next.reply);
        }
    }

    @Override
    public void heard(short[] frame) {
        beatsWithoutFrame = 0;
        System.arraycopy(frame, 0, callerFrame, 0, frame.length);
        listen(frame);
    }

    private void listen(short[] frame) {
        ear.endTurnsAfter(expectsDigits() ? 2 * endOfTurnFrames : endOfTurnFrames);
        ear.hear(frame);
        exchange.ifPresent(this::takeTurns);
    }

    private void takeTurns(Exchange current) {
        if (mouth.isSpeaking() && isInterruptible() && ear.speechFrames() >= bargeInFrames) {
            mouth.pause();
            pausedFrames = 0;
        }
        if (mouth.isPaused()) {
            resumeUnlessMeant();
            return;
        }
        if (!typeAhead.isEmpty() && current.reply.isComplete()) {
            press(typeAhead.remove());
            return;
        }
        Optional<String> digits = keypad.frame();
        if (digits.isPresent()) {
            finish(spoken -> new Heard.Pressed(digits.get(), spoken));
        } else if (mouth.isDone() && !isInterruptible()) {
            finish(Heard.Finished::new);
        } else if (mouth.isSpeaking() || keypad.hasDigits()) {
            waitedFrames = 0;
        } else if (!ear.isHearing()) {
            // a click now and then does not begin the wait anew
            wait(current);
        }
    }

    /** Nobody speaks: we wait for the model's first words, or for the caller. */
    private void wait(Exchange current) {
        waitedFrames++;
        if (!mouth.isDone()) {
            if (waitedFrames == holdFrames) {
                askToHold(current);
            }
        } else if (waitedFrames >= noInputFrames) {
            finish(Heard.Silence::new);
        }
    }

    private void askToHold(Exchange current) {
        if (!current.askedToHold) {
            current.askedToHold = true;
            mouth.sayAside(setup.scenario().texts().hold());
        }
    }

    private void resumeUnlessMeant() {
        pausedFrames = ear.speechFrames() > 0 ? 0 : pausedFrames + 1;
        if (pausedFrames >= resumeFrames) {
            resume();
        }
    }

    private void resume() {
        mouth.resume();
        setup.listener().on(new CallEvent.Resumed(setup.call().id(), Instant.now()));
    }

    @Override
    public void digit(char digit) {
        boolean handsOver = String.valueOf(digit).equals(setup.scenario().handover().key());
        boolean early = exchange.isEmpty() || !exchange.get().reply.isComplete() && !handsOver;
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
            current.interrupted = true;
            current.heardText = mouth.stop();
        }
        keypad.press(digit, current.wantedDigits())
                .ifPresent(digits -> finish(spoken -> new Heard.Pressed(digits, spoken)));
    }

    @Override
    public void next(short[] frame) {
        if (++beatsWithoutFrame > BEATS_WITHOUT_FRAME) {
            System.arraycopy(silence, 0, callerFrame, 0, silence.length);
            listen(silence);
        }
        boolean sound = mouth.fill(frame);
        ear.attendantSays(frame);
        if (sound) {
            exchange.ifPresent(this::noteFirstSound);
        }
        setup.tap().frame(callerFrame, frame);
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

    @Override
    public void ended(String reason) {
        end(spoken -> new Heard.LineEnded(reason, spoken));
    }

    /** No exchange will bring anything else from now on. */
    private void end(Function<Spoken, Heard> outcome) {
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
        exchange.get().interrupted |= !mouth.isDone();
        finish(spoken -> new Heard.Said(utterance, spoken));
    }

    private void finish(Function<Spoken, Heard> outcome) {
        exchange.ifPresent(current -> {
            exchange = Optional.empty();
            keypad.clear();
            String heard = current.heardText + mouth.stop();
            current.reply.cancel();
            current.heard.complete(outcome.apply(current.spoken(heard)));
            if (current.interrupted && current.latencyFrames >= 0) {
                setup.listener().on(new CallEvent.BargedIn(setup.call().id(), Instant.now(), heard));
            }
        });
    }

    private boolean isInterruptible() {
        return exchange.map(Exchange::isInterruptible).orElse(true);
    }

    private boolean expectsDigits() {
        return exchange.filter(current -> current.wantedDigits() > 1).isPresent();
    }

    private final class EarListener implements Ear.Listener {

        @Override
        public void wordsBegan() {
            if (mouth.isPaused()) {
                pausedFrames = 0;
                exchange.ifPresent(current -> current.reply.cancel());
            }
        }

        @Override
        public void said(Utterance utterance) {
            if (exchange.isEmpty()) {
                unanswered.add(utterance);
            } else if (isInterruptible()) {
                answer(utterance);
            } else if (mouth.isPaused()) {
                resume();
            }
        }

        @Override
        public void saidNothing(int speechFrames) {
            if (mouth.isPaused()) {
                resume();
            } else if (exchange.isPresent() && mouth.isDone() && isInterruptible() && speechFrames >= SHORT_UTTERANCE) {
                finish(Heard.Unclear::new);
            }
        }

        @Override
        public void late() {
            exchange.ifPresent(StreamedLine.this::askToHold);
        }

        @Override
        public void failed(String reason) {
            // we can still speak: a reply that expects no answer goes on
            deaf = Optional.of(spoken -> new Heard.Deaf(reason, spoken));
            if (isInterruptible()) {
                finish(deaf.get());
            }
        }
    }
}
