package dev.attendant.freeswitch.mrcp;

import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslReply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What an exchange needs of the call that it is part of. On the call's virtual thread where nothing else is said. */
public interface CallControl {

    /** The caller's channel. */
    String uuid();

    /** Whether the caller is known to be gone, or nothing can be known any more. Any thread. */
    boolean isOver();

    /** An API command and its reply. */
    EslReply api(String... words);

    /** An API command, not waited for. Any thread. */
    CompletableFuture<EslReply> send(String... words);

    /**
     * Bridges the caller to a leg, once what ran on the caller's channel is over. Blocks until they are connected.
     *
     * @param leg        the leg's uuid
     * @param dialString calls it
     * @return why there is no bridge; empty when there is one
     */
    Optional<String> bridge(String leg, String dialString, Duration timeout);

    /**
     * Starts an application on another channel, behind those that were started before.
     *
     * @param name comes back as {@code Application-UUID} of its events
     */
    EslReply execute(String channel, String application, String data, String name);

    /** From now on a channel's events are told, on the event loop. */
    void hear(String channel, Consumer<EslEvent> told);

    /** No longer. Any thread. */
    void forget(String channel);
}
