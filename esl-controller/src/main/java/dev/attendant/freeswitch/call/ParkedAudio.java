package dev.attendant.freeswitch.call;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.unicast.UnicastSocket;
import dev.attendant.freeswitch.unicast.UnicastUnavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio of a call in a park. FreeSWITCH ends a unicast without a word when a re-INVITE changes the call's codec;
 * this begins it again, in a new park, under the line that goes on.
 */
final class ParkedAudio {

    private static final Logger log = LoggerFactory.getLogger(ParkedAudio.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** So often in one line; then something is wrong that more of it does not mend. */
    private static final int MOST_RETURNS = 20;

    private final CallSocket socket;
    private final Park park;
    private final ReentrantLock turn;
    private final FreeSwitchSettings.Audio settings;
    private final IntFunction<Future<UnicastSocket>> sockets;

    /**
     * @param turn    is held by the thread that commands the call
     * @param sockets opens a UDP socket on the call's event loop, for the sample rate that the channel is said to have
     */
    ParkedAudio(
            CallSocket socket,
            Park park,
            ReentrantLock turn,
            FreeSwitchSettings.Audio settings,
            IntFunction<Future<UnicastSocket>> sockets) {
        this.socket = socket;
        this.park = park;
        this.turn = turn;
        this.settings = settings;
        this.sockets = sockets;
    }

    /**
     * Begins the audio of a call that is answered and in a fresh park; fails with {@link UnicastUnavailable}. By the
     * thread that commands the call.
     *
     * @param rate the channel's sample rate, 0 when unknown
     */
    AudioPort open(int rate) {
        UnicastSocket unicast = await(sockets.apply(rate), TIMEOUT.multipliedBy(2));
        AtomicInteger returns = new AtomicInteger();
        unicast.onStopped(() -> Thread.ofVirtual().name("audio").start(() -> stopped(unicast, returns)));
        socket.unicast(settings.address(), unicast);
        try {
            return await(unicast.ready(), TIMEOUT);
        } catch (UnicastUnavailable e) {
            unicast.close();
            throw e;
        }
    }

    private <T> T await(Future<T> future, Duration timeout) {
        try {
            return future.toCompletionStage().toCompletableFuture()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnicastUnavailable unavailable) {
                throw unavailable;
            }
            throw new UnicastUnavailable("FreeSWITCH sent no audio to " + settings.address()
                    + "; check freeswitch.audio.advertise, and that no firewall keeps UDP back", e);
        }
    }

    /** By the time that it is this one's turn the line may be closed, and the caller in a queue. */
    private void stopped(UnicastSocket unicast, AtomicInteger returns) {
        turn.lock();
        try {
            if (!unicast.isOpen() || socket.isOver()) {
                return;
            }
            log.info("{}: FreeSWITCH stopped the audio (a re-INVITE?); it is begun again", socket.uuid());
            if (returns.incrementAndGet() <= MOST_RETURNS && park.again() && park.use()) {
                unicast.rearm(0);
                socket.unicast(settings.address(), unicast);
            } else if (!socket.isOver()) {
                log.warn("{}: the audio has stopped and does not come back: {}", socket.uuid(), park.advice());
                unicast.ended("FreeSWITCH stopped the audio");
            }
        } finally {
            turn.unlock();
        }
    }
}
