package dev.attendant.server.contract;

import dev.attendant.testcalls.audio.Sound;

/**
 * A caller's phone; it makes one call. All methods but {@link #isAnswered}, {@link #heard}, {@link #say} and
 * {@link #press} wait, with a deadline, and throw when what they wait for does not come.
 */
interface ContractPhone extends AutoCloseable {

    /** As the PBX tells it to the attendant. */
    String number();

    void dial(String number);

    /** Whether the caller has seen the call answered. */
    boolean isAnswered();

    void awaitAnswered();

    /** Says this once the call is answered, after what is being said. 8 kHz. */
    void say(short[] samples);

    /** Presses these keys, one after the other, after what is being said. */
    void press(String digits);

    /** What the caller has heard so far, 8 kHz, silence where nothing came. */
    Sound heard();

    void hangUp();

    /** Until the caller waits in the queue. */
    void awaitQueued(String queue);

    /** Until the queue's agent has taken the call. */
    ContractAgent awaitAgent(String queue);

    /** What became of the call when the attendant had released it, or had gone. */
    Afterwards afterwards();

    /** Hangs up when that has not been done, and gives the phone back. */
    @Override
    void close();
}
