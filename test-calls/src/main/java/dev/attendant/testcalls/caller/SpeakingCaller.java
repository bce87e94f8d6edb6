package dev.attendant.testcalls.caller;

import dev.attendant.testcalls.caller.Step.Action;
import dev.attendant.testcalls.caller.Step.Cue;
import dev.attendant.testcalls.caller.TimelineEvent.Kind;
import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Phone;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A person on the simulated phone who follows a {@link Script}, hears when the attendant talks, and takes the
 * times. For one call. Runs on the call's event loop; the caller's waiting is counted in 20 ms frames, the
 * measures are taken by the clock.
 *
 * <p>A caller whose script is done stays on the phone, silent, until the attendant ends the call. One whose script
 * fails hangs up.
 */
public final class SpeakingCaller implements CallerAudio {

    /** A quiet line. */
    public static final double QUIET_LINE_DBFS = -60;

    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int FRAME_MILLIS = 20;
    /** Between two digits, 200 ms. */
    private static final int DIGIT_FRAMES = 10;
    /** For all that is not counted in frames: getting connected, waiting in queues. */
    private static final Duration BESIDES = Duration.ofMinutes(2);

    private final Voice voice;
    private final List<Step> steps;
    private final Duration forTheEnd;
    private final LineNoise noise;
    private final Timeline timeline;
    private final Measuring measuring = new Measuring();
    private final AttendantEar ear = new AttendantEar(new Ear());
    private final Mouth mouth = new Mouth();
    private final CompletableFuture<Talk> talk = new CompletableFuture<>();
    private Phone phone;
    private int sampleRate;
    private int step;
    private int framesInStep;
    private int digitsPressed;

    public SpeakingCaller(Voice voice, Script script) {
        this(voice, script, QUIET_LINE_DBFS, event -> {});
    }

    /**
     * @param noiseDbfs level of the line's noise, such as -60; below -96 there is none
     * @param listener  is told each event when it is noticed, on the call's event loop
     */
    public SpeakingCaller(Voice voice, Script script, double noiseDbfs, Consumer<TimelineEvent> listener) {
        this.voice = voice;
        this.steps = script.steps();
        this.forTheEnd = steps.isEmpty() ? BESIDES : steps.getLast().within();
        this.noise = new LineNoise(noiseDbfs, 1);
        this.timeline = new Timeline(listener);
        Duration limit = steps.stream().map(Step::within).reduce(BESIDES, Duration::plus);
        talk.completeOnTimeout(
                new Talk(List.of(), List.of(), Optional.of("the talk was not over within " + limit.toSeconds() + " s")),
                limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How it went, when the caller has hung up or the call is over. Never fails. */
    public CompletableFuture<Talk> talk() {
        return talk.copy();
    }

    @Override
    public void begin(Phone connected, int rate) {
        phone = connected;
        sampleRate = rate;
        timeline.startedAt(connected.startedNanos());
        timeline.add(System.nanoTime(), Kind.CONNECTED, rate + " Hz");
        for (Step each : steps) {
            if (each.action() instanceof Action.Say say) {
                voice.say(say.text(), rate);
            }
        }
    }

    @Override
    public void heard(short[] samples, long nanos) {
        ear.heard(samples, nanos, sampleRate);
    }

    @Override
    public void next(short[] frame) {
        Arrays.fill(frame, (short) 0);
        long now = System.nanoTime();
        ear.tick();
        if (!mouth.isSpeaking() && !talk.isDone()) {
            follow(now);
        }
        if (mouth.isSpeaking()) {
            int left = mouth.fill(frame);
            if (!mouth.isSpeaking()) {
                stopSpeaking(now - FRAME_NANOS * left / frame.length);
            }
        }
        noise.addTo(frame);
    }

    @Override
    public void disconnected(String why) {
        ear.stop();
        timeline.add(System.nanoTime(), Kind.DISCONNECTED, why);
    }

    @Override
    public void over() {
        ear.stop();
        finish(step < steps.size() ? Optional.of(name() + ": the call ended before") : Optional.empty());
    }

    private void follow(long now) {
        framesInStep++;
        if (step == steps.size()) {
            if (overdue(forTheEnd)) {
                fail(now, "after the last step: the attendant did not end the call within "
                        + forTheEnd.toSeconds() + " s");
            }
            return;
        }
        Step current = steps.get(step);
        if (digitsPressed > 0 || isCue(current.cue())) {
            act(current, now);
        } else if (overdue(current.within())) {
            fail(now, name() + ": " + current.missed());
        }
    }

    private boolean isCue(Cue cue) {
        return switch (cue) {
            case Cue.AtOnce now -> true;
            case Cue.AfterWaiting wait -> framesInStep * FRAME_MILLIS >= wait.time().toMillis();
            case Cue.AttendantSilent silent -> ear.hasFinishedFor(silent.since().toMillis());
            case Cue.AttendantTalking talking -> ear.hasTalkedFor(talking.since().toMillis());
        };
    }

    private void act(Step current, long now) {
        switch (current.action()) {
            case Action.Nothing nothing -> nextStep(now);
            case Action.Say say -> say(current, say.text(), now);
            case Action.Press press -> press(press.digits(), now);
            case Action.HangUp hangUp -> {
                timeline.add(now, Kind.I_HUNG_UP, "");
                step++;
                phone.hangUp();
                finish(Optional.empty());
            }
        }
    }

    private void say(Step current, String text, long now) {
        CompletableFuture<short[]> speech = voice.say(text, sampleRate);
        if (speech.isCompletedExceptionally()) {
            fail(now, name() + ": " + speech.exceptionNow().getMessage());
        } else if (speech.isDone()) {
            // What is sent now was spoken in the 20 ms before.
            long began = now - FRAME_NANOS;
            measuring.callerBegan(text, began, ear.isAudible());
            timeline.add(began, Kind.I_BEGAN, text);
            mouth.say(speech.join());
            if (!mouth.isSpeaking()) {
                fail(now, name() + ": the caller's voice made nothing audible of it");
            }
        } else if (overdue(current.within())) {
            fail(now, name() + ": the caller's voice was not ready in time");
        }
    }

    private void stopSpeaking(long now) {
        timeline.add(now, Kind.I_STOPPED, "");
        measuring.callerStopped(now, ear.isTalking() && !measuring.isBargingIn());
        nextStep(now);
    }

    private void press(String digits, long now) {
        if (digitsPressed == 0) {
            framesInStep = DIGIT_FRAMES;
            measuring.callerDidSomethingElse();
        }
        if (framesInStep >= DIGIT_FRAMES) {
            framesInStep = 0;
            char digit = digits.charAt(digitsPressed++);
            timeline.add(now, Kind.I_PRESSED, String.valueOf(digit));
            phone.press(digit);
            if (digitsPressed == digits.length()) {
                digitsPressed = 0;
                nextStep(now);
            }
        }
    }

    private void nextStep(long now) {
        boolean wasListening = steps.get(step).action() instanceof Action.Nothing;
        step++;
        framesInStep = 0;
        if (!wasListening) {
            ear.deed();
        }
        if (step == steps.size()) {
            timeline.add(now, Kind.DONE, "");
        }
    }

    private boolean overdue(Duration limit) {
        return (long) framesInStep * FRAME_MILLIS > limit.toMillis();
    }

    private String name() {
        return "step " + (step + 1) + " (" + steps.get(step) + ")";
    }

    private void fail(long now, String why) {
        timeline.add(now, Kind.FAILED, why);
        finish(Optional.of(why));
        phone.hangUp();
    }

    private void finish(Optional<String> failure) {
        if (!talk.isDone()) {
            talk.complete(new Talk(timeline.inOrder(), measuring.all(), failure));
        }
    }

    private final class Ear implements AttendantEar.Listener {

        @Override
        public void began(long nanos) {
            timeline.add(nanos, Kind.ATTENDANT_BEGAN, "");
            if (measuring.isSpeaking()) {
                timeline.add(nanos, Kind.I_WAS_INTERRUPTED, "");
            }
            measuring.attendantBegan(nanos);
        }

        @Override
        public void stopped(long nanos) {
            timeline.add(nanos, Kind.ATTENDANT_STOPPED, "");
            measuring.attendantStopped(nanos);
        }
    }
}
