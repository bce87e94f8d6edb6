package dev.attendant.conversation.line;

import java.time.Duration;

/**
 * When a turn begins and when it ends. All of it is counted in 20 ms frames.
 *
 * @param speechStart  how much speech makes a turn
 * @param endOfTurn    how much silence ends it, when nothing is known of the caller and of what they have said
 * @param leastEndOfTurn however finished it sounds, no less
 * @param mostEndOfTurn however unfinished it sounds, no more
 * @param endOfDigits  how much silence after a digit ends the digits
 * @param bargeIn      how much speech stops the attendant while it talks
 * @param resume       how long to wait for words after such a stop before the attendant goes on
 * @param noInput      how long to wait for an answer
 * @param longest      the longest turn; then it is ended
 * @param fillerAfter  after how much waiting for model and voice the caller hears a few words in its place
 * @param holdAfter    after how much waiting for an engine the caller is asked to hold, and hears something each time again
 * @param engineTimeout after how much waiting the recogniser or the synthesiser counts as failed
 */
public record TurnTaking(
        Duration speechStart,
        Duration endOfTurn,
        Duration leastEndOfTurn,
        Duration mostEndOfTurn,
        Duration endOfDigits,
        Duration bargeIn,
        Duration resume,
        Duration noInput,
        Duration longest,
        Duration fillerAfter,
        Duration holdAfter,
        Duration engineTimeout) {

    public static final TurnTaking DEFAULT = new TurnTaking(
            Duration.ofMillis(100),
            Duration.ofMillis(600),
            Duration.ofMillis(300),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofMillis(240),
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(30),
            Duration.ofMillis(800),
            Duration.ofSeconds(2),
            Duration.ofSeconds(8));
}
