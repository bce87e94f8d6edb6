package dev.attendant.conversation.mrcp;

import java.time.Duration;

/**
 * What is expected of the caller after a prompt.
 *
 * @param noInput   how long they may say nothing once it has been heard
 * @param endOfTurn how much silence ends what they say
 * @param longest   the longest utterance
 * @param betweenKeys how much silence after a key ends the keys
 * @param keys      how many keys at most; more than 1 when they were asked for some
 */
public record MrcpListening(Duration noInput, Duration endOfTurn, Duration longest, Duration betweenKeys, int keys) {}
