package dev.attendant.server.contract;

/** An agent who has taken a caller's call. */
interface ContractAgent {

    /** As the PBX names it. */
    String name();

    /**
     * Until caller and agent have heard each other. Where the PBX is simulated and agents have no ears, until
     * they are connected.
     */
    void awaitTalk();

    /** Hangs up, after a talk of {@link ContractPbx#SHORTEST_TALK}; only one who {@link Agents#ANSWER}. */
    void hangUp();

    /** The summary that the agent's phone could show. Known for sure when the call is over. */
    String summary();
}
