package dev.attendant.conversation;

import java.time.Duration;

/**
 * One side's say.
 *
 * @param number     from 1, in the order of the talk
 * @param speaker    who
 * @param text       what was said, or was to be said
 * @param heard      of the attendant's text what the caller heard; of the caller's all
 * @param latency    attendant: from the end of the caller's speech to the first sample of this, zero when it answers
 *                   nothing; caller: zero
 * @param confidence caller: the recogniser's, 0 to 1; attendant: 1
 */
public record Turn(int number, Speaker speaker, String text, String heard, Duration latency, double confidence) {

    public enum Speaker {
        CALLER,
        ATTENDANT
    }
}
