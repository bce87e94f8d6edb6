package dev.attendant.testcalls.noise;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.audio.G711;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes labelled talks: three seconds without speech, then utterances with two to four seconds between them, as
 * when an attendant answers. Speech and noise lose what a telephone does not carry (below 200 Hz at 8 kHz, 50 Hz at
 * 16 kHz) before their levels are set; at 8 kHz the mixture goes through G.711. The same seed gives the same talk.
 */
public final class TalkMixer {

    /** Of a quiet line. */
    private static final double LINE_DBFS = -65;

    private static final int ECHO_MILLIS = 120;
    private static final double ECHO_LOSS = 30;
    private static final double LEAD_SECONDS = 3;
    private static final double SHORTEST_PAUSE_SECONDS = 2;
    private static final double LONGEST_PAUSE_SECONDS = 4;

    private final int rate;
    private final List<float[]> others;
    private final Random random;

    /** @param others utterances of other people, for babble and echo */
    public TalkMixer(int rate, List<short[]> others, long seed) {
        this.rate = rate;
        this.others = others.stream().map(this::telephone).toList();
        random = new Random(seed);
    }

    private float[] telephone(short[] samples) {
        return Signal.highPassed(Signal.of(samples), rate == 8000 ? 200 : 50, rate);
    }

    /**
     * A talk in noise.
     *
     * @param dbfs level of the speech, pauses left out
     * @param snr  how much louder that is than the noise, in decibels
     */
    public LabelledTalk inNoise(List<short[]> utterances, double dbfs, Noise noise, double snr) {
        float[] clean = speech(utterances, dbfs);
        float[] mixed = line(clean.length);
        float[] made = noise.make(clean.length, rate, random, others);
        made = Signal.highPassed(made, rate == 8000 ? 200 : 50, rate);
        Signal.add(mixed, 0, Signal.levelled(made, dbfs - snr));
        FrameLabel[] labels = SpeechLabels.of(clean, rate);
        Signal.add(mixed, 0, clean);
        return talk(noise + " " + Math.round(snr) + " dB", mixed, new float[mixed.length], labels);
    }

    /** A talk on a quiet line. */
    public LabelledTalk inQuiet(List<short[]> utterances, double dbfs) {
        float[] clean = speech(utterances, dbfs);
        float[] mixed = line(clean.length);
        Signal.add(mixed, 0, clean);
        return talk("quiet line", mixed, new float[mixed.length], SpeechLabels.of(clean, rate));
    }

    /** A talk on a quiet line with a disturbance in its pauses; only frames with the disturbance count as noise. */
    public LabelledTalk with(List<short[]> utterances, double dbfs, Disturbance disturbance) {
        float[] clean = speech(utterances, dbfs);
        FrameLabel[] labels = SpeechLabels.of(clean, rate);
        float[] mixed = line(clean.length);
        float[] attendant = new float[mixed.length];
        FrameLabel[] disturbed = labels.clone();
        Arrays.setAll(disturbed, i -> labels[i] == FrameLabel.NOISE ? FrameLabel.EDGE : labels[i]);
        int frame = Frame.samples(rate);
        int at = rate / 2;
        while (at < mixed.length) {
            float[] sound = disturbance.one(rate, random, others);
            int last = Math.min(labels.length - 1, (at + sound.length) / frame);
            boolean free = true;
            for (int f = at / frame; f <= last; f++) {
                free &= labels[f] == FrameLabel.NOISE;
            }
            if (free) {
                Signal.add(mixed, at, sound);
                if (disturbance == Disturbance.ECHO) {
                    Signal.add(attendant, at - rate / 1000 * ECHO_MILLIS, Signal.scaled(sound, ECHO_LOSS));
                }
                Arrays.fill(disturbed, at / frame, last + 1, FrameLabel.NOISE);
                at += sound.length + rate / 4 + random.nextInt(rate / 2);
            } else {
                at += rate / 10;
            }
        }
        Signal.add(mixed, 0, clean);
        return talk(disturbance.toString(), mixed, attendant, disturbed);
    }

    private float[] speech(List<short[]> utterances, double dbfs) {
        int length = (int) (LEAD_SECONDS * rate);
        int[] starts = new int[utterances.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = length;
            double pause = SHORTEST_PAUSE_SECONDS
                    + (LONGEST_PAUSE_SECONDS - SHORTEST_PAUSE_SECONDS) * random.nextDouble();
            length += utterances.get(i).length + (int) (pause * rate);
        }
        float[] clean = new float[length - length % Frame.samples(rate)];
        for (int i = 0; i < starts.length; i++) {
            float[] utterance = telephone(utterances.get(i));
            Signal.add(clean, starts[i], Signal.scaled(utterance, dbfs - SpeechLabels.level(utterance, rate)));
        }
        return clean;
    }

    private float[] line(int length) {
        return Signal.levelled(ColouredNoise.white(length, random), LINE_DBFS);
    }

    private LabelledTalk talk(String condition, float[] mixed, float[] attendant, FrameLabel[] labels) {
        short[] caller = Signal.pcm(mixed);
        if (rate == 8000) {
            caller = G711.MU_LAW.decode(G711.MU_LAW.encode(caller));
        }
        return new LabelledTalk(condition, rate, caller, Signal.pcm(attendant), labels);
    }
}
