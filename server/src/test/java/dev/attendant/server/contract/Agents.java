package dev.attendant.server.contract;

/** What the agents of a queue do. */
enum Agents {
    /** One answers, and hangs up when told. */
    ANSWER,
    /** One answers, and waits until the caller hangs up. */
    ANSWER_AND_STAY,
    /** Their phones ring, and nobody answers. */
    NOBODY_ANSWERS,
    /** Nobody is logged in. */
    NONE
}
