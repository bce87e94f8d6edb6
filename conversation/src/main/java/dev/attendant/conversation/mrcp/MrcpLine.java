package dev.attendant.conversation.mrcp;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.scenario.LineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line whose exchanges the PBX runs with its own UniMRCP. A reply that is complete is one prompt, which the caller
 * can interrupt by speaking; of one that is still being written the sentences that are ready are spoken, which only a
 * key interrupts, and its end is the prompt.
 *
 * <p>When UniMRCP fails, or an exchange is not over when it must be, the channel is freed and the call goes on with a
 * streamed line, from the sentence at which it failed: once, and for as long as this line is open. When there is none
 * either, the exchange brings {@link Heard.Mute}, with which the caller is sent to people.
 */
public final class MrcpLine implements Line {

    private static final Logger log = LoggerFactory.getLogger(MrcpLine.class);

    /** No audio of such a line passes through us. */
    private static final int NO_SAMPLES = 0;

    private final MrcpChannel channel;
    private final LineKind.UniMrcp kind;
    private final LineSetup setup;
    private final Supplier<LineOpening> streamed;
    private final Asides asides;
    private final Watchdog watchdog;
    private final ReentrantLock lock = new ReentrantLock();
    /** What runs now, and the line that took over; guarded by the lock. */
    private Optional<MrcpExchange> running = Optional.empty();

    private Optional<Line> other = Optional.empty();

    /** @param streamed opens the streamed line in place of this one; on the call's virtual thread, once */
    public MrcpLine(MrcpChannel channel, LineKind.UniMrcp kind, LineSetup setup, Supplier<LineOpening> streamed) {
        this.channel = channel;
        this.kind = kind;
        this.setup = setup;
        this.streamed = streamed;
        asides = new Asides(setup.scenario().texts(), setup.turnTaking());
        watchdog = new Watchdog(channel);
        setup.listener().on(new CallEvent.LineOpened(setup.call().id(), Instant.now(), NO_SAMPLES));
    }

    @Override
    public Heard exchange(Reply reply) {
        Optional<Line> instead = other();
        if (instead.isPresent()) {
            return instead.get().exchange(reply);
        }
        Instant began = Instant.now();
        Told told = new Told(reply);
        MrcpExchange exchange = new MrcpExchange(channel, watchdog, kind, setup, asides, reply, told);
        setRunning(Optional.of(exchange));
        MrcpExchange.Result result = exchange.run();
        setRunning(Optional.empty());
        return switch (result) {
            case MrcpExchange.Over over -> {
                reply.cancel();
                noteGreeting(began, over.heard());
                yield over.heard();
            }
            case MrcpExchange.Failed failed -> goOnStreamed(failed, reply, told);
        };
    }

    /** When the PBX was asked to speak: the sound comes about 0.2 s later. The talk counts the first one of a call. */
    private void noteGreeting(Instant asked, Heard heard) {
        if (!heard.spoken().text().isEmpty()) {
            Duration sinceArrival = Duration.between(setup.call().arrivedAt(), asked);
            setup.listener().on(new CallEvent.Greeted(setup.call().id(), asked, sinceArrival));
        }
    }

    private Heard goOnStreamed(MrcpExchange.Failed failed, Reply reply, Told told) {
        log.warn("UniMRCP failed: {}; the call goes on with a streamed line", failed.reason());
        setup.listener().on(new CallEvent.Failed(setup.call().id(), Instant.now(), "line", failed.reason()));
        return switch (streamed.get()) {
            case LineOpening.Opened opened -> {
                takeOver(opened.line());
                Reply rest = failed.pieces() == 0 ? reply : RestOfReply.of(reply, failed.pieces());
                yield told.and(opened.line().exchange(rest));
            }
            case LineOpening.CallerGone gone -> {
                reply.cancel();
                yield new Heard.LineEnded("the caller hung up", told.spoken());
            }
            case LineOpening.NoAudio noAudio -> {
                reply.cancel();
                yield new Heard.Mute(failed.reason() + "; and no streamed line: " + noAudio.reason(), told.spoken());
            }
        };
    }

    private void takeOver(Line line) {
        lock.lock();
        try {
            other = Optional.of(line);
        } finally {
            lock.unlock();
        }
        // one who called stop before has told us only
        watchdog.takeStop().ifPresent(line::stop);
    }

    private Optional<Line> other() {
        lock.lock();
        try {
            return other;
        } finally {
            lock.unlock();
        }
    }

    private void setRunning(Optional<MrcpExchange> exchange) {
        lock.lock();
        try {
            running = exchange;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void prepare(Reply reply) {
        other().ifPresent(line -> line.prepare(reply));
    }

    @Override
    public void stop(String reason) {
        Optional<MrcpExchange> current;
        Optional<Line> instead;
        lock.lock();
        try {
            current = running;
            instead = other;
            if (instead.isEmpty()) {
                watchdog.stop(reason);
            }
        } finally {
            lock.unlock();
        }
        instead.ifPresent(line -> line.stop(reason));
        current.ifPresent(MrcpExchange::stop);
    }

    /** Nothing is spoken between exchanges. */
    @Override
    public void close() {
        other().ifPresent(Line::close);
    }
}
