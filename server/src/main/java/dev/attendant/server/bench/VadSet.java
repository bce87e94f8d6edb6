package dev.attendant.server.bench;

import dev.attendant.testcalls.noise.Disturbance;
import dev.attendant.testcalls.noise.LabelledTalk;
import dev.attendant.testcalls.noise.Noise;
import dev.attendant.testcalls.noise.TalkMixer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One part of the labelled set: in each noise at each ratio, and with each disturbance, several talks at each level
 * of speech, every one by another voice.
 */
final class VadSet {

    static final List<Integer> LEVELS = List.of(-6, -16, -26, -36);
    static final List<Integer> RATIOS = List.of(20, 10, 5);

    private static final int UTTERANCES_A_TALK = 4;

    private final VadPart part;
    private final int rate;
    private final List<String> names;
    private final Map<String, List<short[]>> voices;
    private int made;

    private VadSet(VadPart part, int rate) {
        this.part = part;
        this.rate = rate;
        voices = VadVoices.of(part, rate);
        names = List.copyOf(voices.keySet());
    }

    /** @param voices those that there were */
    record Made(List<String> voices, List<LabelledTalk> talks) {}

    /** Builds it in memory: some 100 MB. */
    static Made make(VadPart part, int rate) {
        VadSet set = new VadSet(part, rate);
        List<LabelledTalk> talks = new ArrayList<>();
        for (int ratio : RATIOS) {
            for (Noise noise : Noise.values()) {
                set.each((mixer, utterances, level) -> talks.add(mixer.inNoise(utterances, level, noise, ratio)));
            }
        }
        set.each((mixer, utterances, level) -> talks.add(mixer.inQuiet(utterances, level)));
        for (Disturbance disturbance : Disturbance.values()) {
            set.each((mixer, utterances, level) -> talks.add(mixer.with(utterances, level, disturbance)));
        }
        return new Made(set.names, talks);
    }

    private interface Mixing {
        void mix(TalkMixer mixer, List<short[]> utterances, int level);
    }

    private void each(Mixing mixing) {
        for (int level : LEVELS) {
            for (int i = 0; i < part.talksALevel(); i++) {
                int speaker = made % names.size();
                mixing.mix(new TalkMixer(rate, others(speaker), part.seed() + made), utterances(speaker), level);
                made++;
            }
        }
    }

    private List<short[]> utterances(int speaker) {
        List<short[]> all = voices.get(names.get(speaker));
        List<short[]> some = new ArrayList<>();
        for (int i = 0; i < UTTERANCES_A_TALK; i++) {
            some.add(all.get((made / names.size() * UTTERANCES_A_TALK + made + i) % all.size()));
        }
        return some;
    }

    private List<short[]> others(int speaker) {
        List<short[]> others = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (i != speaker) {
                others.addAll(voices.get(names.get(i)));
            }
        }
        return others;
    }
}
