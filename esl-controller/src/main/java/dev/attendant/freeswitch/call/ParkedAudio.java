package dev.attendant.freeswitch.call;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.freeswitch.unicast.UnicastSocket;
import dev.attendant.freeswitch.unicast.UnicastUnavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio of a call by {@code unicast}. One that has ended does not start again in the same park
 * ({@code switch_ivr_park} in {@code switch_ivr.c} looks for it once), so each further line begins with a park of its
 * own. FreeSWITCH ends a unicast without a word when a re-INVITE changes the call's codec;
 * this begins it again, in a new park, under the line that goes on.
 */
final class ParkedAudio implements CallMedia {

    private static final Logger log = LoggerFactory.getLogger(ParkedAudio.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** So often in one line; then something is wrong that more of it does not mend. */
    private static final int MOST_RETURNS = 20;

    private final CallSocket socket;
    private final Park park;
    private final ReentrantLock turn;
    private final String address;
    private final IntFunction<Future<UnicastSocket>> sockets;
    private volatile Optional<UnicastSocket> current = Optional.empty();

    /**
     * @param address where FreeSWITCH sends to
     * @param turn    is held by the thread that commands the call
     * @param sockets opens a UDP socket on the call's event loop, for the sample rate that the channel is said to have
     */
    ParkedAudio(
            CallSocket socket,
            Park park,
            ReentrantLock turn,
            String address,
            IntFunction<Future<UnicastSocket>> sockets) {
        this.socket = socket;
        this.park = park;
        this.turn = turn;
        this.address = address;
        this.sockets = sockets;
    }

    @Override
    public AudioPort open(int rate) {
        if (!park.use() && !(park.again() && park.use())) {
            throw new MediaUnavailable(park.advice());
        }
        UnicastSocket unicast = socket(rate);
        AtomicInteger returns = new AtomicInteger();
        unicast.onStopped(() -> Thread.ofVirtual().name("audio").start(() -> stopped(unicast, returns)));
        current = Optional.of(unicast);
        begin(unicast);
        try {
            return await(unicast.ready(), TIMEOUT);
        } catch (MediaUnavailable e) {
            unicast.close();
            throw e;
        }
    }

    private UnicastSocket socket(int rate) {
        Future<UnicastSocket> opened = sockets.apply(rate);
        try {
            return await(opened, TIMEOUT.multipliedBy(2));
        } catch (MediaUnavailable e) {
            // it may open yet, when the event loop was held up
            opened.onSuccess(UnicastSocket::close);
            throw e;
        }
    }

    private void begin(UnicastSocket unicast) {
        socket.unicast(address, unicast.port());
        if (socket.isOver()) {
            unicast.ended("the call is over");
        }
    }

    /** It has ended with its line, or FreeSWITCH ends it; what begins now leaves no other to this park. */
    @Override
    public void leave() {
        park.use();
    }

    @Override
    public void digit(char digit) {
        current.ifPresent(unicast -> unicast.digit(digit));
    }

    @Override
    public void ended(String reason) {
        current.ifPresent(unicast -> unicast.ended(reason));
    }

    private <T> T await(Future<T> future, Duration timeout) {
        try {
            return future.toCompletionStage().toCompletableFuture()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnicastUnavailable unavailable) {
                throw new MediaUnavailable(unavailable.getMessage(), unavailable);
            }
            throw new MediaUnavailable("FreeSWITCH sent no audio to " + address
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
                begin(unicast);
            } else if (!socket.isOver()) {
                log.warn("{}: the audio has stopped and does not come back: {}", socket.uuid(), park.advice());
                unicast.ended("FreeSWITCH stopped the audio");
            }
        } finally {
            turn.unlock();
        }
    }
}
