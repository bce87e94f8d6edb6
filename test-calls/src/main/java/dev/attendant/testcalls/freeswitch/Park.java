package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.AudioEnding;

import java.time.Duration;
import java.util.Optional;

/**
 * A parked channel: it waits, executes what the attendant sends, and gives the attendant the caller's audio. As
 * switch_ivr_park() of switch_ivr.c.
 */
final class Park implements Application.Running {

    /** Fact: the flow starts about 35 ms after the command; the metronome's phase is the last part of it. */
    private static final Duration AUDIO_STARTS = Duration.ofMillis(25);

    private final Channel channel;
    private final Runnable onEnd;
    private Optional<Unicast> audio = Optional.empty();
    private boolean begun;
    private boolean released;
    private boolean ended;

    Park(Channel channel, Runnable onEnd) {
        this.channel = channel;
        this.onEnd = onEnd;
    }

    /** From now on it is parked: {@code socket} begins it only when the attendant said {@code connect}. */
    void begin() {
        if (!begun && !ended && !channel.isHungUp()) {
            begun = true;
            channel.parked(this);
            channel.fire(channel.event("CHANNEL_PARK"));
        }
    }

    @Override
    public boolean takesMessages() {
        return begun;
    }

    /** Nobody controls the channel any more: it ends when nothing runs within it. */
    void release() {
        released = true;
        if (channel.stack().isInnermost(this)) {
            uncovered();
        }
    }

    @Override
    public void uncovered() {
        if (released && !ended) {
            leave();
            onEnd.run();
        }
    }

    @Override
    public void leave() {
        if (ended) {
            return;
        }
        ended = true;
        if (begun) {
            channel.unparked();
            audio.ifPresent(unicast -> unicast.end(
                    channel.isHungUp() ? AudioEnding.HUNG_UP : AudioEnding.PARK_ENDED));
            channel.fire(channel.event("CHANNEL_UNPARK"));
        }
    }

    /**
     * Fact: once killed it cannot start again in the same park; a second one beside the first is as if it had not been
     * said (switch_ivr.c: the loop keeps the connection it has).
     */
    void unicast(UnicastSettings settings) {
        if (audio.isEmpty()) {
            Unicast unicast = new Unicast(channel, this, settings);
            audio = Optional.of(unicast);
            channel.loop().after(AUDIO_STARTS, unicast::begin);
        }
    }

    void killAudio() {
        audio.ifPresent(unicast -> unicast.end(AudioEnding.KILLED));
    }

    /** The park's own loop sends the caller's audio: what runs within it, be it a sleep, holds that up. */
    boolean isLooping() {
        return channel.stack().isInnermost(this);
    }
}
