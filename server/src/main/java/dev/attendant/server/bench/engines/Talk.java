package dev.attendant.server.bench.engines;

import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The talk that the engines are asked for. */
final class Talk {

    /** The telephone's. */
    static final int RATE = 8000;

    /** 20 ms. */
    static final int FRAME_SAMPLES = RATE / 50;

    static final Scenario SCENARIO = new Scenario(
            "bench", "en-US", "", "Hello, this is the front desk. What can I do for you?",
            "You answer questions about the opening hours, in one short sentence.", Map.of(), List.of(), List.of(),
            new Handover("support", Duration.ofSeconds(10), 2, "0"),
            new Texts(List.of(), "", "", List.of(), "", "", "", "", ""), false);

    private Talk() {}

    /** A frame of a caller's speech: a tone, as nobody here listens to it. */
    static short[] frame() {
        short[] frame = new short[FRAME_SAMPLES];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (3000 * Math.sin(2 * Math.PI * 440 * i / RATE));
        }
        return frame;
    }
}
