package dev.attendant.testcalls.caller;

import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Phone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One of many callers of a load: follows a {@link LoadTalk} and adds what it measures to {@link LoadStatistics}.
 * Does not allocate while it talks. Runs on the call's event loop.
 */
public final class LoadCaller implements CallerAudio {

    private static final Logger LOG = LoggerFactory.getLogger(LoadCaller.class);
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int FRAME_MILLIS = 20;

    private final LoadTalk talk;
    private final LoadStatistics statistics;
    private final FrameSchedule schedule;
    private final FrameSchedule ownSchedule;
    private final AttendantEar ear = new AttendantEar(new Ear());
    private final Mouth mouth = new Mouth();
    private final LineNoise noise;
    private final int firstUtterance;
    private Phone phone;
    private int sampleRate;
    private int said;
    private int frames;
    private boolean heardAnything;
    private boolean bargingIn;
    private boolean awaitingAnswer;
    private boolean awaitingFrame;
    private long began;
    private long ended;

    /** Makes the callers of one load, which share what can be shared. */
    public static final class Factory {

        private final LoadTalk talk;
        private final LoadStatistics statistics;
        private final LineNoise noise;
        private final AtomicInteger made = new AtomicInteger();

        public Factory(LoadTalk talk, LoadStatistics statistics) {
            this.talk = talk;
            this.statistics = statistics;
            this.noise = new LineNoise(talk.noiseDbfs(), 1);
        }

        /** Another caller, for one call. */
        public LoadCaller next() {
            int number = made.incrementAndGet();
            // Callers begin with different utterances, so that they do not all do the same at the same time.
            return new LoadCaller(talk, statistics, noise.elsewhere(number * 1_009), number);
        }
    }

    private LoadCaller(LoadTalk talk, LoadStatistics statistics, LineNoise noise, int number) {
        this.talk = talk;
        this.statistics = statistics;
        this.schedule = new FrameSchedule(statistics.heardFrames());
        this.ownSchedule = new FrameSchedule(statistics.ownFrames());
        this.noise = noise;
        this.firstUtterance = number % talk.utterances().size();
    }

    @Override
    public void begin(Phone connected, int rate) {
        phone = connected;
        sampleRate = rate;
        if (rate != talk.sampleRate()) {
            LOG.warn("The load's utterances have {} Hz and the line has {}: the caller hangs up",
                    talk.sampleRate(), rate);
            phone.hangUp();
        }
    }

    @Override
    public void heard(short[] samples, long nanos) {
        statistics.frame();
        schedule.frame(nanos);
        if (awaitingFrame && !isDigitalSilence(samples)) {
            awaitingFrame = false;
            statistics.answerFrame(nanos - ended);
        }
        ear.heard(samples, nanos, sampleRate);
    }

    @Override
    public void pause() {
        schedule.stop();
    }

    @Override
    public void next(short[] frame) {
        Arrays.fill(frame, (short) 0);
        ear.tick();
        frames++;
        long now = System.nanoTime();
        ownSchedule.frame(now);
        if (!mouth.isSpeaking() && isMyTurn()) {
            speakOrHangUp(now);
        }
        if (mouth.isSpeaking()) {
            int left = mouth.fill(frame);
            if (!mouth.isSpeaking()) {
                ended = now - FRAME_NANOS * left / frame.length;
                awaitingAnswer = true;
                awaitingFrame = !ear.isTalking();
                frames = 0;
                ear.deed();
            }
        }
        noise.addTo(frame);
    }

    @Override
    public void disconnected(String why) {
        schedule.stop();
        ownSchedule.stop();
        ear.stop();
    }

    @Override
    public void over() {
        if (!heardAnything) {
            statistics.failure();
        }
    }

    private static boolean isDigitalSilence(short[] samples) {
        for (short sample : samples) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isMyTurn() {
        boolean overAttendant = talk.bargeInEvery() > 0 && (said + 1) % talk.bargeInEvery() == 0;
        return overAttendant && ear.hasTalkedFor(talk.bargeInAfter().toMillis())
                || ear.hasFinishedFor(talk.pause().toMillis())
                || !ear.isTalking() && (long) frames * FRAME_MILLIS > talk.patience().toMillis();
    }

    private void speakOrHangUp(long now) {
        if (talk.turns() > 0 && said >= talk.turns()) {
            phone.hangUp();
            return;
        }
        began = now - FRAME_NANOS;
        bargingIn = ear.isAudible();
        awaitingAnswer = false;
        awaitingFrame = false;
        mouth.say(talk.utterances().get((firstUtterance + said++) % talk.utterances().size()));
    }

    private final class Ear implements AttendantEar.Listener {

        @Override
        public void began(long nanos) {
            if (!heardAnything) {
                heardAnything = true;
                statistics.firstAudio(nanos - phone.startedNanos());
            }
            if (awaitingAnswer) {
                awaitingAnswer = false;
                statistics.response(nanos - ended);
            }
        }

        @Override
        public void stopped(long nanos) {
            if (bargingIn) {
                bargingIn = false;
                statistics.bargeIn(nanos - began);
            }
        }
    }
}
